import { createLabels, derivativeWriter, type Labels, type Plain, type Quantity, symbolIn } from "./labels";
import { symbolTex } from "./symbolTex";

/** How quantities are written: with the document's names where it has any, else with layer and unit. */
export interface Notation extends Labels {
  /** LaTeX. */
  tex(quantity: Quantity): string;
}

/** @param examples as in `createLabels` */
export function createNotation(names: Readonly<Record<string, string>> = {}, examples = true): Notation {
  const symbol = symbolIn(names, examples);
  const tex = (of: Plain, prime = "") => symbolTex(symbol(of), prime);
  const texFraction = derivativeWriter(
    tex,
    (above, below) => `\\frac{\\partial ${above}}{\\partial ${below}}`,
    (whole, example) => `\\left.${whole}\\right|_{${example}}`,
  );
  return {
    ...createLabels(names, examples),
    tex(quantity) {
      if (quantity.kind === "updated") return tex(quantity.of, "\\prime");
      if (quantity.kind === "slot") return `${quantity.slot}_{${tex(quantity.of)}}`;
      return texFraction(quantity);
    },
  };
}
