import { parseQuantity } from "../../names/canonicalName";
import { updatedNameOf } from "../../names/related";
import { isWeight } from "../../names/tensorRef";
import type { GivenAnswer } from "../answer/answer";
import type { Formulas } from "../answer/formulas";
import { beforeUpdate, namesParameter } from "../answer/namedQuantity";
import { agreesWith, significantDigits } from "../answer/writtenNumber";

/** Digits of agreement below which a reading isn't taken for the one that was meant. */
export const enoughDigits = 2;

/**
 * How many digits speak for a reading: those of the numbers that are the pass's own, and some for matrices whose rows
 * or columns are off by one factor each, as those of a mistake are.
 */
export function evidenceFor(answers: readonly GivenAnswer[], formulas: Formulas): number {
  const statements = new Map<string, GivenAnswer[]>();
  for (const answer of answers) {
    const key = `${answer.line} ${answer.label}`;
    const known = statements.get(key);
    if (known) known.push(answer);
    else statements.set(key, [answer]);
  }
  let digits = 0;
  for (const together of statements.values()) {
    const agreeing = together.filter((answer) => agrees(answer, formulas));
    for (const { number } of agreeing) digits += Math.min(4, significantDigits(number));
    if (agreeing.length < together.length && isProportional(together, formulas)) digits += enoughDigits;
  }
  return digits;
}

/** Float32 and a slip in the last digit are no reason to read a text differently. */
function agrees({ quantity, number }: GivenAnswer, formulas: Formulas): boolean {
  if (number.value === 0 && !/\.\d*0$|\.$/.test(number.text)) return false;
  const fits = (name: string) => {
    const exact = formulas.find(name)?.exact;
    return exact !== undefined && agreesWith(exact, number, number.half + 1e-5 * Math.abs(exact));
  };
  return fits(quantity) || (namesParameter(quantity) && fits(updatedNameOf(quantity)));
}

/** Whether each row, or each column, of a gradient or of a change is off by one factor. */
function isProportional(answers: readonly GivenAnswer[], formulas: Formulas): boolean {
  const ratios: { row: number; column: number; ratio: number }[] = [];
  for (const { quantity, number } of answers) {
    const parsed = parseQuantity(quantity);
    if (!parsed || !isWeight(parsed.of) || parsed.kind === "plain") return false;
    const [row, column] = parsed.of.index;
    const exact = formulas.find(quantity)?.exact;
    if (exact === undefined || column === undefined) return false;
    const old = beforeUpdate(quantity);
    const before = old === undefined ? 0 : (formulas.find(old)?.exact ?? 0);
    if (Math.abs(exact - before) < 40 * number.half) continue;
    ratios.push({ row, column, ratio: (number.value - before) / (exact - before) });
  }
  if (ratios.length < answers.length || ratios.length < 4) return false;
  const isConstantIn = (line: "row" | "column") =>
    ratios.every((first) =>
      ratios.every(
        (other) =>
          other[line] !== first[line] || Math.abs(other.ratio - first.ratio) <= 0.02 * Math.abs(first.ratio),
      ),
    );
  return isConstantIn("row") || isConstantIn("column");
}
