import type { RunningLetter } from "../../math/expressions/expression";
import type { Leaf, Style } from "../../math/expressions/print";
import { type Notation, operandTex, operandText } from "../../names/notation";
import { gradientOf, type RuleQuantity } from "../../names/quantity";
import { lossName } from "../../names/tensorRef";
import { texSymbols, textSymbols } from "../formula/formulaStyles";

type RuleStyle = Style<RuleQuantity>;

/** LaTeX of rules with letters. @param mark wraps a quantity, so that the page can find it again: gets it and its LaTeX */
export const texRules = (
  notation: Notation,
  mark: (quantity: RuleQuantity, tex: string) => string,
): RuleStyle => ({
  ...texSymbols(notation, unmarked),
  quantity: (quantity) => leaf(mark(quantity, operandTex(notation, quantity))),
  sigma: (over) => over.map(texLimits).join(" "),
  partial: partialIn(notation.tex, (of, by) => `\\frac{\\partial ${of}}{\\partial ${by}}`),
});

const unmarked = (_name: string, tex: string) => tex;

/** The same as a line of text. */
export const textRules = (notation: Notation): RuleStyle => ({
  ...textSymbols(notation),
  quantity: (quantity) => leaf(operandText(notation, quantity)),
  sigma: (over) => over.map(textLimits).join(" "),
  partial: partialIn(notation.text, (of, by) => `∂${of}/∂${by}`),
});

const leaf = (text: string): Leaf => ({ text, negative: false });

/** Writes ∂of/∂by with a notation's names; of the loss as it writes gradients. */
const partialIn =
  (write: Notation["tex"], fraction: (above: string, below: string) => string) =>
  (of: RuleQuantity, by: RuleQuantity) =>
    of.of.base === lossName && of.of.example === undefined
      ? write(gradientOf(by.of))
      : fraction(write(of), write(by));

/** The letters of a Σ below and above it. */
function texLimits(running: RunningLetter): string {
  const { letter, low, high, missing, values } = limitsOf(running);
  if (missing.length === 0) return `\\sum_{${letter}=${low}}^{${high}}`;
  return missing.length === 1
    ? `\\sum_{${letter} \\ne ${missing[0]}}`
    : `\\sum_{${letter} \\in \\{${values.join(",")}\\}}`;
}

function textLimits(running: RunningLetter): string {
  const { letter, low, high, missing, values } = limitsOf(running);
  if (missing.length === 0) return `Σ(${letter}=${low}…${high})`;
  return missing.length === 1 ? `Σ(${letter}≠${missing[0]})` : `Σ(${letter}=${values.join(",")})`;
}

/** What a letter runs over; `missing` is what it leaves out, counted from 1 unless it is a run of its own. */
function limitsOf({ letter, values }: RunningLetter) {
  const [low, high] = [values[0], values[values.length - 1]];
  const isRun = high - low + 1 === values.length;
  const missing = isRun
    ? []
    : Array.from({ length: high }, (_, k) => k + 1).filter((value) => !values.includes(value));
  return { letter, values, low, high, missing };
}
