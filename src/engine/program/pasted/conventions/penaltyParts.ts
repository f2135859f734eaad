import type { Expression } from "../../parse/tree/syntax";
import type { Convention } from "./convention";

/** What a penalty's weight is called. */
const weight = /\b(?:lam|lambda_|lmbda|reg|alpha|beta|wd|decay|weight_decay|l2|l2_reg|gamma)\b/i;

/** The penalty's part of the loss: left out, since an optimizer adds it; with a ½ or without one. */
export const penaltyParts: Convention = function* penaltyParts({ parts, text, statements }) {
  // In the loss, or in the lines of which it is made.
  const lines = statements.flatMap((one) =>
    one.kind === "assign" || one.kind === "update" ? [one.value] : [],
  );
  const sums = parts.filter((part) => part.kind === "binary" && part.operator === "+");
  for (const part of sums) {
    if (part.kind !== "binary" || !weight.test(text(part.right)) || weight.test(text(part.left))) continue;
    if (!isIn(part, lines)) continue;
    const range = { from: part.right.from, to: part.right.to };
    const own = text(part.right);
    yield {
      from: part.from,
      to: part.to,
      text: text(part.left),
      words: `no ${own} in it: weight_decay of PyTorch's optimizers stands neither in the loss nor in .grad, but is added in the step`,
    };
    yield {
      ...range,
      text: `0.5 * (${own})`,
      words: `½ before ${own}: PyTorch's weight_decay λ is the gradient of λ/2 Σw²`,
    };
    yield { ...range, text: `2 * (${own})`, words: `no ½ before ${own}: Keras's l2(λ) is λ Σw²` };
  }
};

const isIn = (part: Expression, lines: readonly Expression[]) =>
  lines.some(({ from, to }) => from <= part.from && part.to <= to);
