import type { Run } from "../run/runProgram";
import { ancestorsOf } from "../tape/gradients";
import type { Recorded } from "../tape/recorded";
import { type AdjointOptions, adjointOf, adjointOrder } from "./adjoints";
import { type Cause, findCause } from "./causes";
import { type Claim, findClaims } from "./findClaims";
import { shapeWords } from "./shapeWords";
import {
  agrees,
  difference,
  factorOf,
  isMatrix,
  isRounded,
  isSameLayout,
  turned,
  type Verdict,
} from "./verdict";

/** A claim beside the truth. */
export interface JudgedClaim extends Claim {
  readonly verdict: Verdict;
  readonly gradient: Float64Array;
  /** The largest difference, as a share of the array's largest number; absent where the shapes differ. */
  readonly largest?: number;
  /** By how much the true gradient was multiplied, where that is a convention. */
  readonly factor?: number;
  readonly cause?: Cause;
}

/**
 * Judges what a program claims to be gradients of one of its numbers, in the order of execution.
 * @param of the number, as it was recorded
 * @param ofName its name
 */
export function judgeClaims(run: Run, of: Recorded, ofName: string): JudgedClaim[] {
  const claims = findClaims(run, of, ofName);
  const order = adjointOrder(of);
  const gradientOf = (variable: Recorded, options?: AdjointOptions) =>
    adjointOf(variable, of, order, options) ?? new Float64Array(variable.data.length);
  const judged: JudgedClaim[] = [];
  const exact = claims.map((claim) => comparison(claim, gradientOf(claim.variable)));
  for (const [k, claim] of claims.entries()) {
    const { gradient, claimed, verdict, factor } = exact[k];
    const largest = claimed ? difference(claimed, gradient) : undefined;
    const base = { ...claim, gradient, ...(largest !== undefined && { largest }) };
    if (verdict !== "wrong") {
      judged.push({ ...base, verdict });
      continue;
    }
    if (!claimed) {
      judged.push({ ...base, verdict: "shape", cause: shapeWords(claim, gradient) });
      continue;
    }
    const read = claimsReadBy(claim, judged);
    if (factor !== undefined && isUndone(claim, factor, claims, exact, read, gradientOf)) {
      judged.push({ ...base, verdict: "convention", factor });
      continue;
    }
    const pinned = new Map<Recorded, Float64Array>();
    for (const one of read) {
      // What a convention multiplies is undone by the lines that follow; the rest is taken as it is.
      const numbers = one.verdict === "convention" ? undefined : alignedTo(one, one.claimed);
      if (numbers) pinned.set(one.variable, numbers);
    }
    const carried = gradientOf(claim.variable, { pinned });
    if (pinned.size > 0 && agrees(claimed, carried)) {
      judged.push({ ...base, verdict: "carried" });
      continue;
    }
    const cause = findCause({
      run,
      of,
      order,
      claim,
      claimed,
      worlds: pinned.size > 0 ? [pinned, new Map()] : [pinned],
    });
    judged.push({ ...base, verdict: "wrong", ...(cause && { cause }) });
  }
  return judged;
}

interface Comparison {
  readonly gradient: Float64Array;
  /** In the variable's layout; absent where the shape doesn't fit. */
  readonly claimed: Float64Array | undefined;
  readonly verdict: "right" | "rounding" | "convention" | "wrong";
  readonly factor?: number;
}

function comparison(claim: Claim, gradient: Float64Array): Comparison {
  const { claimed: recorded, variable } = claim;
  const claimed = alignedTo(claim, recorded);
  if (claimed) {
    if (agrees(claimed, gradient)) return { gradient, claimed, verdict: "right" };
    if (isRounded(claimed, gradient)) return { gradient, claimed, verdict: "rounding" };
  }
  // Rows for columns.
  if (isMatrix(variable) && isMatrix(recorded) && isTurned(recorded, variable)) {
    const other = turned(recorded.data, recorded.shape);
    if (!claimed && agrees(other, gradient)) return { gradient, claimed: other, verdict: "convention" };
  }
  const factor = claimed && factorOf(claimed, gradient);
  return { gradient, claimed, verdict: "wrong", ...(factor !== undefined && { factor }) };
}

const isTurned = ({ shape: [rows, columns] }: Recorded, { shape }: Recorded) =>
  rows === shape[1] && columns === shape[0];

/** A claim's numbers in its variable's order, or nothing where the shapes differ by more than axes of length 1. */
const alignedTo = ({ variable }: Claim, claimed: Recorded): Float64Array | undefined =>
  isSameLayout(claimed, variable) ? claimed.data : undefined;

/**
 * The claims that a line reads, also through helpers: the nearest of them. Where several claim the same value, as
 * `db = dz` does, all of them.
 */
function claimsReadBy(claim: Claim, earlier: readonly JudgedClaim[]): JudgedClaim[] {
  const found = new Set<JudgedClaim>();
  const seen = new Set<Recorded>();
  const visit = (value: Recorded) => {
    if (seen.has(value)) return;
    seen.add(value);
    const own = earlier.filter((one) => one.claimed === value && one.variable !== claim.variable);
    if (own.length === 0) for (const input of value.node?.inputs ?? []) visit(input);
    for (const one of own) found.add(one);
  };
  visit(claim.claimed);
  return [...found];
}

/**
 * Whether a factor is a convention: some later claim reads this one and is right, so the factor is undone there; or the
 * line hands on the factor of a claim of which that is so.
 */
function isUndone(
  claim: Claim,
  factor: number,
  claims: readonly Claim[],
  exact: readonly Comparison[],
  read: readonly JudgedClaim[],
  gradientOf: (variable: Recorded, options: AdjointOptions) => Float64Array,
): boolean {
  const place = claims.indexOf(claim);
  const pinned = new Map([[claim.variable, claim.claimed.data]]);
  const undoing = claims.some(
    (later, k) =>
      k > place &&
      exact[k].verdict === "right" &&
      later.claimed !== claim.claimed &&
      ancestorsOf(later.claimed).includes(claim.claimed) &&
      // Where the factor would be seen.
      !agrees(gradientOf(later.variable, { pinned }), exact[k].gradient),
  );
  if (undoing) return true;
  const isParameter = claim.variable.node === undefined && !/^(?:x|X|inputs?|data)\w*$/.test(claim.of);
  return (
    !isParameter &&
    read.some((one) => one.verdict === "convention" && Math.abs((one.factor ?? 0) / factor - 1) < 1e-9)
  );
}
