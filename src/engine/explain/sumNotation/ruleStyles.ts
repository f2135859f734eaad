import type { RunningLetter } from "../../math/expressions/expression";
import type { Style } from "../../math/expressions/print";
import { parseRule } from "../../names/canonicalName";
import { written } from "../../names/labels";
import type { Notation } from "../../names/notation";
import { gradientOf, lossName } from "../../names/quantity";
import { texSymbols, textSymbols } from "../formulaStyles";

/** LaTeX of rules with letters. @param mark as in `texSymbols` */
export const texRules = (notation: Notation, mark: (name: string, tex: string) => string): Style => ({
  ...texSymbols(notation, mark),
  sigma: (over) => over.map(texLimits).join(" "),
  partial: partialIn(notation.tex, (of, by) => `\\frac{\\partial ${of}}{\\partial ${by}}`),
});

/** The same as a line of text. */
export const textRules = (notation: Notation): Style => ({
  ...textSymbols(notation),
  sigma: (over) => over.map(textLimits).join(" "),
  partial: partialIn(notation.text, (of, by) => `∂${of}/∂${by}`),
});

/** Writes ∂of/∂by with a notation's names; of the loss as it writes gradients. */
const partialIn =
  (write: Notation["tex"], fraction: (above: string, below: string) => string) =>
  (of: string, by: string) => {
    const below = of === lossName ? parseRule(by) : undefined;
    return below ? write(gradientOf(below.of)) : fraction(written(of, write), written(by, write));
  };

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
