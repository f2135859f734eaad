import type { MatrixFactor, MatrixProduct, Op } from "../op";

/** A factor as it is, and turned. */
export const plainFactor = (letter: string): MatrixFactor => ({ letter, isTurned: false });
export const turnedFactor = (letter: string): MatrixFactor => ({ letter, isTurned: true });

/** The rules of an operation that multiplies two matrices, and on the way back two for each gradient. */
export const productRules = (
  forward: MatrixProduct,
  gradients: readonly MatrixProduct[],
): Required<Pick<Op, "products" | "tex">> => ({
  products: { forward, gradients },
  tex: { forward: productTex(forward), gradients: gradients.map(productTex) },
});

const productTex = (factors: MatrixProduct) =>
  factors.map(({ letter, isTurned }) => (isTurned ? `${letter}^{\\top}` : letter)).join(" ");
