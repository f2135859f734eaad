import type { ValueWriting } from "../../program/run/passes/writings";
import type { Recorded } from "../../program/values/recorded";
import type { Claim } from "../claim/claim";
import type { PossibleClaim } from "../claim/possibleClaim";
import { claimedGradients, readBy } from "../claim/readBy";
import { isSameLayout } from "../claim/verdict";
import type { PairingContext } from "./pairingContext";

/** Of which of the values that a name can mean a line is the gradient, and whether its numbers say so. */
interface Chosen {
  readonly variable: ValueWriting;
  readonly isSure: boolean;
}

/**
 * Chooses by the numbers, else by what stands near:
 *
 *     dh = W2.T @ dz2      h or hs[0]? The one whose gradient the numbers are, also with earlier lines' mistakes,
 *                          minus it, or a multiple; else the one beside which W2 and dz2 stand.
 *
 * @param claims those that are known
 */
export function chosenVariable(
  { writing, variables, any }: PossibleClaim,
  claims: readonly Claim[],
  context: PairingContext,
): Chosen {
  const { recorded } = writing;
  const fitting = variables.filter((one) => isSameLayout(recorded, one.recorded));
  const pool = fitting.length > 0 ? fitting : variables;
  if (pool.length === 1 && !any) return { variable: pool[0], isSure: false };
  const isTaken = ({ recorded: value }: ValueWriting) => claims.some((one) => one.variable === value);
  // Two with the same gradients: the one that has no claim yet.
  const lastFree = (found: readonly ValueWriting[]) => found.findLast((one) => !isTaken(one)) ?? found.at(-1);
  const { claims: read, values } = readBy({ claimed: recorded }, claims, context.forward);
  const signs = signsFor(recorded, read, context);
  const other = any?.filter((one) => isSameLayout(recorded, one.recorded)) ?? [];
  for (const [some, telling] of [
    [pool, signs],
    [other, signs.slice(0, 2)],
  ] as const)
    for (const sign of telling) {
      const variable = lastFree(some.filter(sign));
      if (variable) return { variable, isSure: true };
    }
  // What begins the way back is the gradient of what the loss is computed from, whatever it is called.
  const isFirst = read.length === 0 && (any !== undefined || fitting.length === 0);
  const output = isFirst && lastFree(computedBeside(writing, values, context));
  if (output) return { variable: output, isSure: true };
  const known = read.map(({ variable }) => variable);
  const points = (one: ValueWriting) =>
    context.surroundings.nearness(one.recorded, values, known) + (isTaken(one) ? 0 : 0.5);
  return {
    variable: pool.reduce((best, one) => (points(one) >= points(best) ? one : best)),
    isSure: false,
  };
}

/** What tells of which value some numbers are the gradient, the surest first. */
function signsFor(
  { data }: Recorded,
  read: readonly Claim[],
  { adjoints }: PairingContext,
): ((one: ValueWriting) => boolean)[] {
  const pinned = claimedGradients(read);
  const opposite = data.map((number) => -number);
  return [
    ({ recorded }) => adjoints.isGradient(data, recorded),
    ({ recorded }) =>
      pinned.size > 0 && !pinned.has(recorded) && adjoints.isGradient(data, recorded, { pinned }),
    ({ recorded }) => adjoints.isGradient(opposite, recorded),
    ({ recorded }) => data.length > 1 && adjoints.isMultiple(data, recorded),
  ];
}

/** What a line reads that has the layout of what it gives, and is itself computed. */
function computedBeside(
  { recorded }: ValueWriting,
  values: ReadonlySet<Recorded>,
  { writings }: PairingContext,
): readonly ValueWriting[] {
  const fits = (one: Recorded) => values.has(one) && one.node !== undefined && isSameLayout(one, recorded);
  return writings.filter((one) => fits(one.recorded) && !one.isArgument).sort((a, b) => a.order - b.order);
}
