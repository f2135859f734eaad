import type { Formulas } from "../homework/answer/formulas";
import type { Op } from "../ops/op";
import type { GraphPass } from "../pass/pass";

/** What a sheet's numbers have to keep so that they are pleasant by hand; the first matter most. */
export const sheetRules = ["finite", "dead", "saturated", "tie", "faded", "alike", "mistaken"] as const;

export type SheetRule = (typeof sheetRules)[number];

/** How often each rule is broken. */
export type Broken = Readonly<Record<SheetRule, number>>;

/** Whether no rule is broken. */
export const isPleasant = (broken: Broken): boolean => sheetRules.every((rule) => broken[rule] === 0);

/** Numbers that differ by less, beside the larger one, are taken for the same: three digits tell others apart. */
const likeness = 0.005;

export const areClose = (a: number, b: number, within: number): boolean =>
  Math.abs(a - b) <= within * Math.max(Math.abs(a), Math.abs(b));

/** Nearer to a kink than this, a number rounded by hand may fall to its other side. */
const tieWithin = 0.02;

/** A slope of less than this share of the steepest has faded. */
const fadedSlope = 0.1;

/** Smaller numbers are lost in four decimals, with all that is made of them. */
const smallest = 1e-4;

/**
 * Units that are off for all examples, faded slopes, ties, and numbers that aren't finite.
 * @param hasUnits whether the rows of an array are units, as a network's are; else all of it is taken for one
 */
export function brokenInPass(
  { plan }: GraphPass,
  hasUnits: boolean,
): Pick<Broken, "finite" | "dead" | "saturated" | "tie"> {
  const broken = { finite: 0, dead: 0, saturated: 0, tie: 0 };
  for (const { node, inputs, output, shapes } of plan.forward) {
    const { op } = node;
    for (const value of output) if (!Number.isFinite(value)) broken.finite += 1;
    op.kinks?.(inputs, shapes, (_input, _index, distance) => {
      if (Math.abs(distance) < tieWithin) broken.tie += 1;
    });
    if (!op.slope || op.jumps) continue;
    const examples = hasUnits ? shapes[0][1] : output.length;
    const z = inputs[0];
    const slopes = Array.from(output, (y, k) => Math.abs(op.slope?.(z[k], y) ?? 0));
    if (op.saturates) {
      const steepest = steepestSlope(op);
      broken.saturated += slopes.filter((slope) => slope < fadedSlope * steepest).length;
      continue;
    }
    for (let from = 0; from < slopes.length; from += examples)
      if (slopes.slice(from, from + examples).every((slope) => slope === 0)) broken.dead += 1;
  }
  return broken;
}

/** Of what fades on both sides: its slope at 0. */
function steepestSlope({ forward, slope }: Op): number {
  const y = new Float64Array(1);
  forward([new Float64Array(1)], y, [[1]], new Float64Array(0));
  return Math.abs(slope?.(0, y[0]) ?? 0);
}

/** The numbers of a pass that a student works out, in its order. */
export const workedOut = ({ names, kindOf }: Formulas): string[] =>
  names.filter((name) => kindOf(name) !== "given" && kindOf(name) !== "slope");

/** What is the same whatever is drawn, and what is 0. */
export interface Fixed {
  isSame(one: string, other: string): boolean;
  /** Whether a number is small whatever is drawn. */
  isSmall(name: string): boolean;
}

/** Right answers that are nearly the same though others wouldn't be, and those that are too small to work with. */
export function brokenAmong(
  names: readonly string[],
  numberAt: (name: string) => number,
  fixed: Fixed,
): Pick<Broken, "alike" | "faded"> {
  const sorted = names
    .map((name) => ({ name, value: numberAt(name) }))
    .filter(({ value }) => value !== 0)
    .sort((one, other) => one.value - other.value);
  let alike = 0;
  sorted.forEach(({ name, value }, k) => {
    for (let next = k + 1; next < sorted.length && areClose(value, sorted[next].value, likeness); next++)
      if (!fixed.isSame(name, sorted[next].name)) alike += 1;
  });
  const faded = sorted.filter(({ name, value }) => Math.abs(value) < smallest && !fixed.isSmall(name)).length;
  return { alike, faded };
}
