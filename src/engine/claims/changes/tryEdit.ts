import type { KnownMistake } from "../../mistakes";
import type { TextEdit } from "../../mistakes/lines/edit";
import { locationAt } from "../../program/parse/tree/fault";
import type { ValueWriting } from "../../program/run/passes/writings";
import type { Run } from "../../program/run/runProgram";
import type { Recorded } from "../../program/values/recorded";
import type { Claim } from "../claim/claim";
import { agreesWithin, fits, gradientFactor, isSameLayout } from "../claim/verdict";
import { holdsNearby } from "./holdsNearby";
import type { WrongLine } from "./wrongLine";

/** A change, and the known mistake that it undoes. */
export interface NamedEdit extends TextEdit {
  readonly mistake: KnownMistake;
}

/** How far a change reaches: it makes the claim right, the others of its line too, and all that goes through its helpers. */
export const reaches = ["claim", "line", "all"] as const;
export type Reach = (typeof reaches)[number];

/** What a change does: nothing where the claim stays wrong, or others become so. */
export function tryEdit(
  wrong: WrongLine,
  edit: TextEdit,
): { readonly reach: Reach; readonly mends: readonly Claim[] } | undefined {
  const { run, again, claim, earlier, alike, undoing, sharing, keeping, following, gradient, tolerance } =
    wrong;
  const source = run.source.slice(0, edit.from) + edit.text + run.source.slice(edit.to);
  const other = again(source);
  if (other.fault && !run.fault) return undefined;
  const lines = edit.text.split("\n").length - run.source.slice(edit.from, edit.to).split("\n").length;
  const changed = locationAt(run.source, edit.from).line;
  const found = (one: Claim) => {
    const index = occurrenceOf(run, one.writing);
    const line = one.line >= changed ? one.line + lines : one.line;
    return writingsLike(other, one.writing, line)[index]?.recorded;
  };
  const now = found(claim);
  if (!now || !hasShape(now, claim)) return undefined;
  const isRight = (one: WrongLine["parameters"][number]) =>
    fits(found(one.claim)?.data ?? [], one.gradient, tolerance, one.claim.rounds);
  if (
    !fits(now.data, gradient, tolerance, claim.rounds) &&
    !(isUndoneMultiple(now.data, wrong) && undoing.every(isRight))
  )
    return undefined;
  if (!holdsNearby(wrong, now)) return undefined;
  const isKept = earlier.every((one) => agreesWithin(found(one)?.data ?? [], one.claimed.data, tolerance));
  if (!isKept || !keeping.every(isRight)) return undefined;
  const mends = following.filter(isRight).map((one) => one.claim);
  const isLine = alike.every(isRight);
  return { reach: isLine ? (sharing.every(isRight) ? "all" : "line") : "claim", mends };
}

/** Whether a value has its variable's shape; or that of the claim as it is, where that says the same. */
const hasShape = (now: Recorded, { claimed, variable }: Claim): boolean =>
  String(now.shape) === String(variable.shape) ||
  (isSameLayout(now, variable) && String(now.shape) === String(claimed.shape));

/** The writings of one name in one line, in the order of execution. */
export const writingsLike = (run: Run, { key, container }: ValueWriting, line: number): ValueWriting[] =>
  run.interpreter.writings
    .list()
    .filter(
      (one) =>
        one.key === key &&
        one.container === container &&
        !one.isArgument &&
        locationAt(run.source, (one.statement ?? one.span).from).line === line,
    );

/** Which of the writings of its name in its line one is. */
export const occurrenceOf = (run: Run, writing: ValueWriting): number =>
  writingsLike(run, writing, locationAt(run.source, (writing.statement ?? writing.span).from).line).findIndex(
    ({ order }) => order === writing.order,
  );

/** Whether numbers are the gradient times a size, or divided by one, and there are lines that could undo that. */
export function isUndoneMultiple(
  numbers: ArrayLike<number>,
  { gradient, undoing, tolerance }: WrongLine,
): boolean {
  if (undoing.length === 0) return false;
  const factor = Math.abs(gradientFactor(numbers, gradient, tolerance) ?? 0);
  return [factor, 1 / factor].some(
    (size) => size > 1.5 && size < 1e6 && Math.abs(size - Math.round(size)) < 1e-9 * size,
  );
}
