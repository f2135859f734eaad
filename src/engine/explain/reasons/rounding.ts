import { evaluate, evaluateWith } from "../../math/expressions/evaluate";
import type { Expression } from "../../math/expressions/expression";
import { quantitiesIn } from "../../math/expressions/parts";
import { type Spread, spreadIn } from "../../math/expressions/spread";
import type { GraphPass } from "../../pass/pass";
import { unitsOf } from "./unitsOf";

/** Half a unit in the last place of a float64, beside 1: what each rounding may be off by. */
const unit = 2 ** -53;

/** Numbers at most that are followed back; those before them count as if they were given. */
const mostFollowed = 500;

/** Beside the largest number of a pass, what is smaller than this may be rounding. */
const suspicious = 2 ** -40;

/** With fewer than two bits that are sure, a number's sign and size mean nothing. */
const sure = 4;

/**
 * Which numbers of a pass are no more than what rounding has left where larger ones cancel, at their own place or
 * before it.
 */
export function createRounding(pass: GraphPass): (name: string, value: number) => boolean {
  let largest: number | undefined;
  const known = new Map<string, Spread>();
  const read = (name: string, value: number): Spread => {
    const before = known.get(name);
    if (before) return before;
    const own = { value, error: 3 * unit * Math.abs(value) };
    known.set(name, own);
    if (known.size > mostFollowed) return own;
    const trace = unitsOf(pass);
    const index = trace.find(name);
    const expression = index === undefined ? undefined : trace.at(index).expression;
    if (!expression) return own;
    let { error } = spreadIn(expression, read, unit);
    // Where little is sure, what is read twice may cancel by itself: g − g · a has but a share of g's error.
    if (Math.abs(value) < sure * (error + own.error))
      error = Math.min(error, errorTogether(expression, read));
    const spread = { value, error: error + own.error };
    known.set(name, spread);
    return spread;
  };
  return (name, value) => {
    if (value === 0 || !Number.isFinite(value)) return false;
    largest ??= largestValue(pass);
    return Math.abs(value) < suspicious * largest && Math.abs(value) < sure * read(name, value).error;
  };
}

/** Quantities at most whose errors are followed through all of their places. */
const mostTogether = 50;

/** How far a formula is off where each of its quantities is wrong by the same in all of its places, and each operation rounds. */
function errorTogether(expression: Expression, read: (name: string, value: number) => Spread): number {
  const names = quantitiesIn(expression);
  if (names.length > mostTogether) return Number.POSITIVE_INFINITY;
  const here = evaluate(expression);
  const moved = (wrong: string, side: 1 | -1) =>
    evaluateWith(
      expression,
      ({ name, value }) => value + (name === wrong ? side * read(name, value).error : 0),
    );
  const ofQuantities = names.map((name) =>
    Math.max(...([1, -1] as const).map((side) => Math.abs(moved(name, side) - here))),
  );
  const ofOperations = spreadIn(expression, (_, value) => ({ value, error: unit * Math.abs(value) }), unit);
  return ofQuantities.reduce((total, error) => total + error, ofOperations.error);
}

function largestValue({ plan }: GraphPass): number {
  let largest = 1;
  for (const buffer of plan.values)
    for (const value of buffer) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest;
}
