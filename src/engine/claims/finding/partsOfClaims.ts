import type { ValueWriting } from "../../program/run/passes/writings";
import type { Recorded } from "../../program/values/recorded";
import type { Adjoints } from "../claim/adjoints";
import type { PossibleClaim } from "../claim/possibleClaim";
import type { Subarray } from "../claim/subarray";
import { partsLike } from "../claim/subarray";
import { gradientFactor, isSameFactor, isSameLayout, largestOf } from "../claim/verdict";

/** A part of a value, and the value as the name means it. */
export interface SubarrayOf {
  readonly variable: ValueWriting;
  readonly part: Subarray;
  /** Whether the part is of what the activation was given that made the variable. */
  readonly isBefore: boolean;
}

/**
 * Finds of which row, column or element each claim of a loop over the examples is, where the forward pass goes through all at once:
 * `dz = A[i] - T[i]` beside a whole Z. The numbers tell: the gradient's, all times the same number. Where they don't, a line
 * has nothing, and can't be judged by itself.
 * @param inputOf what went into the activation that made a value
 */
export function partsOfClaims(
  possible: readonly PossibleClaim[],
  adjoints: Adjoints,
  inputOf: (output: ValueWriting) => Recorded | undefined,
): Map<PossibleClaim, SubarrayOf | undefined> {
  const found = new Map<PossibleClaim, SubarrayOf | undefined>();
  const known = new Set<PossibleClaim>();
  for (const one of possible) {
    if (known.has(one)) continue;
    const passes = possible.filter((other) => isSameLine(one, other));
    for (const pass of passes) known.add(pass);
    if (passes.length < 2 || !isPartly(one) || !passes.every((pass) => isAlike(pass, one))) continue;
    const parts = partsOfLine(passes, adjoints, inputOf);
    for (const [k, pass] of passes.entries()) found.set(pass, parts?.[k]);
  }
  return found;
}

const isSameLine = ({ writing: a }: PossibleClaim, { writing: b }: PossibleClaim) =>
  a.statement !== undefined && a.statement === b.statement && a.key === b.key && a.container === b.container;

/** Whether a claim fits none of the values that its name means, but parts of them. */
const isPartly = ({ writing: { recorded }, variables }: PossibleClaim): boolean =>
  variables.every(
    (one) => !isSameLayout(one.recorded, recorded) && partsLike(one.recorded, recorded).length > 0,
  );

/** Whether a name means the same in two passes, and both have the same layout. */
const isAlike = (one: PossibleClaim, other: PossibleClaim): boolean =>
  isSameLayout(one.writing.recorded, other.writing.recorded) &&
  one.variables.length === other.variables.length &&
  one.variables.every(({ recorded }, k) => recorded === other.variables[k].recorded);

function partsOfLine(
  passes: readonly PossibleClaim[],
  adjoints: Adjoints,
  inputOf: (output: ValueWriting) => Recorded | undefined,
): SubarrayOf[] | undefined {
  const [{ variables, writing }] = passes;
  const ways = variables.flatMap((variable) =>
    [variable.recorded, inputOf(variable)].flatMap((value, k) =>
      value === undefined
        ? []
        : partsLike(value, writing.recorded).map((parts) => ({ variable, parts, isBefore: k > 0 })),
    ),
  );
  const all = ways.flatMap(({ variable, parts, isBefore }) => {
    const gradients = parts.map((part) => adjoints.gradient(part));
    if (gradients.every((gradient) => largestOf(gradient) === 0)) return [];
    return factorsOf(parts).flatMap((factor) => {
      const partIndices = passes.map((pass, k) =>
        partIndexIn(gradients, pass.writing.recorded.data, factor, k, adjoints.tolerance),
      );
      if (partIndices.some((index) => index === undefined)) return [];
      return [
        { factor, found: partIndices.map((index) => ({ variable, part: parts[index as number], isBefore })) },
      ];
    });
  });
  return (all.find(({ factor }) => factor === 1) ?? all[0])?.found;
}

/** At which place the numbers are the gradient times a number; that of the pass is likelier than others. */
function partIndexIn(
  gradients: readonly Float64Array[],
  numbers: Float64Array,
  factor: number,
  pass: number,
  tolerance: number,
): number | undefined {
  const isIt = (gradient: Float64Array) => {
    if (largestOf(gradient) === 0) return largestOf(numbers) === 0;
    const own = gradientFactor(numbers, gradient, tolerance);
    return own !== undefined && isSameFactor(own, factor, tolerance);
  };
  const usual = pass % gradients.length;
  if (isIt(gradients[usual])) return usual;
  const found = gradients.findIndex(isIt);
  return found < 0 ? undefined : found;
}

/** By what a loss's gradients may be multiplied in all passes: counts of examples and outputs, a 2 or ½, and none. */
function factorsOf(parts: readonly Subarray[]): number[] {
  const counts = new Set([1, parts.length, parts[0].data.length, parts.length * parts[0].data.length]);
  const sizes = [...counts].flatMap((count) => [count, count * 2, count / 2]);
  return [...new Set(sizes.flatMap((size) => [size, 1 / size, -size, -1 / size]))];
}
