import type { Run } from "../run/runProgram";
import type { Writing } from "../run/writings";
import type { Recorded } from "../tape/recorded";
import type { Adjoints } from "./adjoints";
import { isInput, isReadBetween, namesOf, type PossibleClaim, sameTarget } from "./findClaims";
import { madeFrom } from "./history";
import { agrees, factorOf, isSameLayout } from "./verdict";

/** A line that says that it computes a gradient, and of which value. */
export interface Claim extends Omit<PossibleClaim, "variables"> {
  readonly name: string;
  /** The variable's name. */
  readonly of: string;
  readonly claimed: Recorded;
  readonly variable: Recorded;
  readonly variableWriting: Writing;
}

/**
 * Finds of which of the values that a name can mean each claim is the gradient: of the one whose gradient it has, also with
 * the mistakes of earlier lines; else of the one beside which it was computed.
 */
export function pairClaims(possible: readonly PossibleClaim[], run: Run, adjoints: Adjoints): Claim[] {
  const { order } = adjoints;
  const claims: Claim[] = [];
  const forward = new Set(order);
  const surroundings = new Surroundings(order);
  const gradientOf = (value: Recorded) => adjoints.gradient(value);
  const choose = ({ writing, variables }: PossibleClaim): Writing => {
    const { recorded } = writing;
    const fitting = variables.filter((one) => isSameLayout(recorded, one.recorded));
    const pool = fitting.length > 0 ? fitting : variables;
    if (pool.length === 1) return pool[0];
    const isTaken = ({ recorded: value }: Writing) => claims.some((one) => one.variable === value);
    // Two with the same gradients: the one that has no claim yet.
    const lastFree = (found: readonly Writing[]) => found.findLast((one) => !isTaken(one)) ?? found.at(-1);
    const equal = lastFree(pool.filter((one) => agrees(recorded.data, gradientOf(one.recorded))));
    if (equal) return equal;
    const { claims: read, values } = readBy({ claimed: recorded }, claims, forward);
    const pinned = new Map(
      read.flatMap((one) =>
        isSameLayout(one.claimed, one.variable) ? [[one.variable, one.claimed.data]] : [],
      ),
    );
    const carried = lastFree(
      pool.filter(
        (one) =>
          pinned.size > 0 &&
          !pinned.has(one.recorded) &&
          agrees(recorded.data, adjoints.gradient(one.recorded, { pinned })),
      ),
    );
    if (carried) return carried;
    const opposite = pool.filter((one) =>
      agrees(
        recorded.data.map((number) => -number),
        gradientOf(one.recorded),
      ),
    );
    if (opposite.length > 0) return lastFree(opposite) as Writing;
    const scaled = lastFree(
      pool.filter(
        (one) => recorded.data.length > 1 && factorOf(recorded.data, gradientOf(one.recorded)) !== undefined,
      ),
    );
    if (scaled) return scaled;
    const points = (one: Writing) =>
      surroundings.nearness(
        one.recorded,
        values,
        read.map(({ variable }) => variable),
      ) + (isTaken(one) ? 0 : 0.5);
    return pool.reduce((best, one) => (points(one) >= points(best) ? one : best));
  };
  const claimOf = ({ line, writing }: PossibleClaim, variable: Writing): Claim => ({
    line,
    ...namesOf(writing, variable, run.source),
    writing,
    claimed: writing.recorded,
    variable: variable.recorded,
    variableWriting: variable,
  });
  for (const one of possible) claims.push(claimOf(one, choose(one)));
  for (const [k, one] of claims.entries()) {
    const inputs = possible[k].variables.filter(isInput);
    if (!/^(?:delta|δ)/i.test(one.name) || isInput(one.variableWriting) || inputs.length === 0) continue;
    // An error signal is of what goes into the unit, unless what reads it takes it otherwise.
    const readers = claims.filter(
      (later, at) => at > k && readBy(later, claims.slice(0, at), forward).claims.includes(one),
    );
    const isTakenSo = readers.some((later) => agrees(later.claimed.data, gradientOf(later.variable)));
    if (readers.length === 0 || isTakenSo) continue;
    claims[k] = claimOf(possible[k], choose({ ...possible[k], variables: inputs }));
  }
  const writings = run.interpreter.writings.list();
  // What is replaced before anything reads it says nothing.
  return claims.filter(({ writing, variable }, k) => {
    const next = claims
      .slice(k + 1)
      .find((one) => one.variable === variable && sameTarget(one.writing, writing));
    return !next || isReadBetween(writing, next.writing, writings);
  });
}

/**
 * The claims that a line reads, also through helpers, the nearest of them: where several claim the same value, as
 * `db = dz` does, all of them. And the values of the forward pass that it reads.
 */
export function readBy(
  { claimed, variable: own }: { readonly claimed: Recorded; readonly variable?: Recorded },
  earlier: readonly Claim[],
  forward: ReadonlySet<Recorded>,
): { readonly claims: readonly Claim[]; readonly values: ReadonlySet<Recorded> } {
  const found = new Set<Claim>();
  const values = new Set<Recorded>();
  const seen = new Set<Recorded>();
  const visit = (value: Recorded) => {
    if (seen.has(value)) return;
    seen.add(value);
    const known = earlier.filter((one) => one.claimed === value && one.variable !== own);
    for (const one of known) found.add(one);
    if (known.length > 0) return;
    if (forward.has(value)) values.add(value);
    else for (const input of madeFrom(value)) visit(input);
  };
  visit(claimed);
  return { claims: [...found], values };
}

/** What is near a value in the forward pass. */
class Surroundings {
  private readonly readers = new Map<Recorded, Recorded[]>();

  constructor(order: readonly Recorded[]) {
    for (const output of order)
      for (const input of output.node?.inputs ?? [])
        this.readers.set(input, [...(this.readers.get(input) ?? []), output]);
  }

  /** How much of what a line read is near a value: what the operations that read the value read too, and what they make. */
  nearness(value: Recorded, values: ReadonlySet<Recorded>, variables: readonly Recorded[]): number {
    let points = 0;
    let level = [value];
    const seen = new Set(level);
    for (let distance = 0; distance < 4 && level.length > 0; distance++) {
      const next: Recorded[] = [];
      for (const one of level) {
        if (values.has(one)) points += 1 / (1 + distance);
        if (variables.includes(one)) points += distance === 0 ? -1 : 1 / distance;
        for (const output of this.readers.get(one) ?? []) {
          for (const other of output.node?.inputs ?? [])
            if (other !== one && !seen.has(other) && values.has(other)) {
              seen.add(other);
              points += 1 / (1 + distance);
            }
          if (!seen.has(output)) next.push(output);
          seen.add(output);
        }
      }
      level = next;
    }
    return points;
  }
}
