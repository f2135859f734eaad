import type { TextEdit } from "../../mistakes/lines/edit";
import type { Expression } from "../../program/parse/tree/syntax";
import type { Run } from "../../program/run/runProgram";
import type { Claim } from "../claim/claim";
import { fits } from "../claim/verdict";
import type { Contributor } from "./contributors";
import type { Predictions } from "./predictions";
import type { Ranked } from "./rankedEdits";
import { isUndoneMultiple, occurrenceOf, writingsLike } from "./tryEdit";
import type { WrongLine } from "./wrongLine";

/** Tells of a change whether the claim would have the right numbers with it; nothing where only running the program tells. */
export function fitsIn(
  wrong: WrongLine,
  predictions: Predictions,
): (one: Ranked) => boolean | "multiple" | "partly" | undefined {
  const { run, claim, gradient, tolerance } = wrong;
  const occurrence = occurrenceOf(run, claim.writing);
  const inPrediction = (one: Claim) =>
    writingsLike(predictions.run, one.writing, one.line)[occurrenceOf(run, one.writing)]?.recorded;
  const claimed = inPrediction(claim);
  const sharing = wrong.sharing.map((one) => ({ ...one, recorded: inPrediction(one.claim) }));
  const isWhole = (edit: TextEdit) =>
    sharing.every((one) => {
      const numbers = one.recorded && predictions.numbersOf(one.recorded, edit);
      return !numbers || fits(numbers, one.gradient, tolerance, one.claim.rounds);
    });
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
    return result === true && !isWhole(one.edit) ? "partly" : result;
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
