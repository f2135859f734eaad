import type { Again } from "../../program/run/again";
import { differentiatedNumber } from "../../program/run/results/outcome";
import type { Run } from "../../program/run/runProgram";
import type { Recorded } from "../../program/values/recorded";
import type { Claim } from "../claim/claim";

/** A run in which numbers that lie on a boundary count on its other side, with the number that has the same value there. */
export interface OtherSide {
  readonly run: Run;
  readonly of: Recorded;
}

/** Of so many boundaries each choice of sides is tried; of more one at a time, and all. */
const mostTogether = 3;

/**
 * Runs a program with its numbers on the other side of boundaries on which they lie, as 0 does of `z > 0`. Where the number of
 * which gradients are taken is the same on both sides, the boundary is a kink, and each side's slope is a choice; else it is a jump.
 */
export function* otherSides(run: Run, of: Recorded, ofName: string, again: Again): Generator<OtherSide> {
  for (const exchanged of choicesOf([...run.interpreter.machine.boundaries.met])) {
    const other = again(run.source, ({ machine }) => {
      machine.boundaries.exchanged = exchanged;
    });
    if (other.fault) continue;
    const named = differentiatedNumber(other, ofName);
    const found = "fault" in named ? differentiatedNumber(other) : named;
    const number = "fault" in found ? undefined : found.of?.recorded;
    if (number && isSame(number.data, of.data)) yield { run: other, of: number };
  }
}

function choicesOf(offsets: readonly number[]): ReadonlySet<number>[] {
  if (offsets.length > mostTogether) return [new Set(offsets), ...offsets.map((offset) => new Set([offset]))];
  return Array.from({ length: 2 ** offsets.length - 1 }, (_, k) => 2 ** offsets.length - 1 - k).map(
    (choice) => new Set(offsets.filter((_, k) => (choice >> k) & 1)),
  );
}

/** Whether claims of a run say the same in another one: a line of the way back may ask on which side a number lies, too. */
export const saySame = (claims: readonly Claim[], others: readonly Claim[]): boolean =>
  claims.length === others.length &&
  claims.every(
    ({ line, name, claimed, variable }, k) =>
      line === others[k].line &&
      name === others[k].name &&
      isSame(claimed.data, others[k].claimed.data) &&
      isSame(variable.shape, others[k].variable.shape),
  );

const isSame = (a: ArrayLike<number>, b: ArrayLike<number>): boolean =>
  a.length === b.length && Array.prototype.every.call(a, (number, k) => Object.is(number, b[k]));
