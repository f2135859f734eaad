import { createLabels, derivativeWriter, type Labels, symbolIn } from "./labels";
import type { RuleQuantity } from "./quantity";
import { symbolTex } from "./symbols/symbolTex";
import type { RulePlain } from "./tensorRef";

/** How quantities are written: with the document's names where it has any, else with layer and unit. */
export interface Notation extends Labels {
  /** LaTeX. */
  tex(quantity: RuleQuantity): string;
  /** LaTeX of an operand of a formula, where that isn't as it is: `(y - t)`. */
  operandTex?(quantity: RuleQuantity): string;
  /** Of a program: what the first place of an array is called. */
  readonly first?: number;
  /** Whether formulas go where nothing in them is pointed at: then they say nowhere which quantity stands there. */
  readonly isForPaper?: boolean;
}

/** A quantity as an operand of a formula in LaTeX. */
export const operandTex = (notation: Notation, quantity: RuleQuantity): string =>
  (notation.operandTex ?? notation.tex)(quantity);

/** The same as text. */
export function operandText(
  notation: Notation,
  quantity: RuleQuantity,
  form: "text" | "ascii" = "text",
): string {
  const text = notation[form](quantity);
  return quantity.kind === "plain" ? (notation.operand?.(text) ?? text) : text;
}

/** @param examples as in `createLabels` */
export function createNotation(names: Readonly<Record<string, string>> = {}, examples = true): Notation {
  const symbol = symbolIn(names, examples);
  const tex = (of: RulePlain, prime = "") => symbolTex(symbol(of), prime);
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
