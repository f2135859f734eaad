import type { Expression } from "../../program/parse/tree/syntax";
import type { Run } from "../../program/run/runProgram";
import type { Claim } from "../claim/claim";
import { fits } from "../claim/verdict";
import type { Contributor } from "./contributors";
import type { Predictions } from "./predictions";
import type { Ranked } from "./rankedEdits";
import { isUndoneMultiple, occurrenceOf, writingsLike } from "./tryEdit";
import type { WrongLine } from "./wrongLine";

/**
 * Tells of a change whether the claim would have the right numbers with it; nothing where only running the program tells.
 * @param predictions up to the claim
 * @param toTheEnd the same of one change, up to the program's end
 */
export function fitsIn(
  wrong: WrongLine,
  predictions: Predictions,
  toTheEnd: (one: Ranked) => Predictions,
): (one: Ranked) => boolean | "multiple" | "partly" | undefined {
  const { run, claim, gradient, tolerance } = wrong;
  const occurrence = occurrenceOf(run, claim.writing);
  const valueIn = (predicted: Predictions, one: Claim) =>
    writingsLike(predicted.run, one.writing, one.line)[occurrenceOf(run, one.writing)]?.recorded;
  const claimed = valueIn(predictions, claim);
  const isWhole = (one: Ranked) => {
    if (wrong.sharing.length === 0) return true;
    const predicted = toTheEnd(one);
    return wrong.sharing.every((other) => {
      const value = valueIn(predicted, other.claim);
      const numbers = value && predicted.numbersOf(value, one.edit);
      return !numbers || fits(numbers, other.gradient, tolerance, other.claim.rounds);
    });
  };
  const compared = (numbers: Float64Array | undefined) => {
    if (!numbers || numbers.length !== gradient.length) return false;
    if (fits(numbers, gradient, tolerance, claim.rounds)) return true;
    return isUndoneMultiple(numbers, wrong) ? "multiple" : false;
  };
  const judged = ({ edit, contributor, value }: Ranked) => {
    const isInside = edit.from >= value.from && edit.to <= value.to && !edit.text.includes("\n");
    if (!isInside || !isPlain(value, run) || contributor.isConstant) return undefined;
    if (isOwn(contributor, claim) && contributor.statement.kind === "assign") {
      const own = compared(predictions.own(edit, occurrence)?.data);
      // What earlier passes of the line have computed may go into it.
      if (own === true || occurrence === 0) return own;
    }
    if (!claimed) return undefined;
    if (!predictions.isComputable(edit)) return false;
    const numbers = predictions.numbersOf(claimed, edit);
    return numbers && compared(numbers);
  };
  return (one) => {
    const result = judged(one);
    return result === true && !isWhole(one) ? "partly" : result;
  };
}

/** Whether a statement puts its value into what is claimed. */
const isOwn = ({ statement }: Contributor, { writing }: Claim): boolean => {
  const target =
    statement.kind === "assign" && statement.targets.length === 1 ? statement.targets[0] : undefined;
  const name = target?.kind === "name" || target?.kind === "attribute" ? target.name : undefined;
  return (
    statement.from === writing.statement?.from &&
    target !== undefined &&
    (name === writing.key || (target.kind === "subscript" && writing.container !== undefined))
  );
};

/** Whether evaluating an expression changes nothing: it calls no function of the program's own but those of numbers. */
export function isPlain(value: Expression, { source, interpreter }: Run): boolean {
  const text = source.slice(value.from, value.to);
  return (
    [...text.matchAll(/(\w+)\(/g)].every(
      ([, name]) =>
        !interpreter.module.values.has(name) ||
        /prime|deriv|slope|sigmoid|sig\b|tanh|relu|softmax/i.test(name),
    ) && !/\.(?:backward|forward|step|append|pop)\(/.test(text)
  );
}
