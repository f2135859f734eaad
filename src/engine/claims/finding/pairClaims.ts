import type { Writing } from "../../program/run/passes/writings";
import type { Run } from "../../program/run/runProgram";
import type { Recorded } from "../../program/tape/recorded";
import type { Adjoints } from "../adjoints";
import { dependsOn, madeFrom } from "../history";
import { agrees, factorOf, isSameLayout } from "../verdict";
import { isOfOtherScope, isReadBetween, isResult, sameTarget } from "./builtUp";
import { isInput } from "./candidates";
import type { PossibleClaim } from "./possibleClaim";
import { isNamedSeed } from "./seeds";
import { namesOf } from "./writingNames";

/** A line that says that it computes a gradient, and of which value. */
export interface Claim extends Omit<PossibleClaim, "variables"> {
  readonly name: string;
  /** The variable's name. */
  readonly of: string;
  readonly claimed: Recorded;
  readonly variable: Recorded;
  readonly variableWriting: Writing;
  /** Whether the line says that it rounds. */
  readonly rounds: boolean;
}

/**
 * Finds of which of the values that a name can mean each claim is the gradient: of the one whose gradient it has, also with
 * the mistakes of earlier lines; else of the one beside which it was computed.
 */
export function pairClaims(possible: readonly PossibleClaim[], run: Run, adjoints: Adjoints): Claim[] {
  const { order } = adjoints;
  const writings = run.interpreter.writings.list();
  const claims: Claim[] = [];
  const forward = new Set(order);
  const surroundings = new Surroundings(order);
  const gradientOf = (value: Recorded) => adjoints.gradient(value);
  /** Its variable, and whether the numbers say so. */
  const choose = ({ writing, variables, any }: PossibleClaim): readonly [Writing, isSure: boolean] => {
    const { recorded } = writing;
    const fitting = variables.filter((one) => isSameLayout(recorded, one.recorded));
    const pool = fitting.length > 0 ? fitting : variables;
    if (pool.length === 1 && !any) return [pool[0], false];
    const isTaken = ({ recorded: value }: Writing) => claims.some((one) => one.variable === value);
    // Two with the same gradients: the one that has no claim yet.
    const lastFree = (found: readonly Writing[]) => found.findLast((one) => !isTaken(one)) ?? found.at(-1);
    const { claims: read, values } = readBy({ claimed: recorded }, claims, forward);
    const pinned = new Map(
      read.flatMap((one) =>
        isSameLayout(one.claimed, one.variable) ? [[one.variable, one.claimed.data]] : [],
      ),
    );
    const opposite = recorded.data.map((number) => -number);
    /** What tells of which value the numbers are the gradient, the surest first. */
    const signs: readonly ((one: Writing) => boolean)[] = [
      (one) => agrees(recorded.data, gradientOf(one.recorded)),
      (one) =>
        pinned.size > 0 &&
        !pinned.has(one.recorded) &&
        agrees(recorded.data, adjoints.gradient(one.recorded, { pinned })),
      (one) => agrees(opposite, gradientOf(one.recorded)),
      (one) => recorded.data.length > 1 && factorOf(recorded.data, gradientOf(one.recorded)) !== undefined,
    ];
    for (const sign of signs) {
      const found = lastFree(pool.filter(sign));
      if (found) return [found, true];
    }
    const other = any?.filter((one) => isSameLayout(recorded, one.recorded)) ?? [];
    for (const sign of signs.slice(0, 2)) {
      const found = lastFree(other.filter(sign));
      if (found) return [found, true];
    }
    // What begins the way back is the gradient of what the loss is computed from, whatever it is called.
    const isFirst = read.length === 0 && (any !== undefined || fitting.length === 0);
    const output = isFirst && lastFree(beside(writing, values));
    if (output) return [output, true];
    const points = (one: Writing) =>
      surroundings.nearness(
        one.recorded,
        values,
        read.map(({ variable }) => variable),
      ) + (isTaken(one) ? 0 : 0.5);
    return [pool.reduce((best, one) => (points(one) >= points(best) ? one : best)), false];
  };
  /** What a line reads that has the layout of what it gives, and is itself computed. */
  function beside({ recorded }: Writing, values: ReadonlySet<Recorded>): readonly Writing[] {
    const fits = (one: Recorded) => values.has(one) && one.node !== undefined && isSameLayout(one, recorded);
    return writings.filter((one) => fits(one.recorded) && !one.isArgument).sort((a, b) => a.order - b.order);
  }
  const named = new Set(writings.map(({ recorded }) => recorded));
  /** Whether an error signal is the gradient of a value without a name from which one is made that its name could mean. */
  function isOfNameless({ writing: { key, recorded }, variables }: PossibleClaim): boolean {
    if (!/^(?:deltas?|δ|err)/i.test(String(key))) return false;
    const nameless = new Set(variables.map((one) => one.recorded));
    for (const value of nameless)
      for (const input of value.node?.inputs ?? [])
        if (!named.has(input) && !input.isConstant && nameless.size < 60) nameless.add(input);
    return [...nameless].some(
      (value) =>
        !named.has(value) && isSameLayout(recorded, value) && agrees(recorded.data, gradientOf(value)),
    );
  }
  const claimOf = ({ line, writing, isSeed }: PossibleClaim, variable: Writing): Claim => ({
    line,
    ...(isSeed && { isSeed }),
    ...namesOf(writing, variable, run.source),
    writing,
    claimed: writing.recorded,
    variable: variable.recorded,
    variableWriting: variable,
    rounds: /\bround\(/.test(textOf(writing, run)),
  });
  const sure = new Set<Claim>();
  const kept: PossibleClaim[] = [];
  for (const one of possible) {
    const [variable, isSure] = choose(one);
    // What is handed on under a name for whatever comes back, as dout, was claimed where it was computed; and what has the
    // shape of nothing that its name could mean says nothing.
    const isHandedOn =
      isResult(one.writing) && claims.some(({ claimed }) => claimed === one.writing.recorded);
    const isOfNone = !isSameLayout(one.writing.recorded, variable.recorded);
    if (one.any && !isSure && (isHandedOn || isOfNone)) continue;
    const isSibling = ({ writing }: Claim) => writing.statement === one.writing.statement;
    // Of what goes into an activation, where that has no name: `delta = (y - t) * (1 - y ** 2)` beside y = tanh(W x).
    if (!isSure && isOfNameless(one)) continue;
    if (one.isLoose && !isSure && (isOfNone || ![...sure].some(isSibling))) continue;
    kept.push(one);
    const claim = claimOf(one, variable);
    claims.push(claim);
    if (isSure) sure.add(claim);
  }
  for (const [k, one] of claims.entries()) {
    const { variables, writing } = kept[k];
    const isDelta = /^(?:delta|δ|d_?\d)/i.test(String(writing.key));
    if (variables.length < 2 || (sure.has(one) && !isDelta)) continue;
    const again = (others: readonly Writing[]) => {
      if (others.length === 0 || others.includes(one.variableWriting)) return;
      const { any: _, ...known } = kept[k];
      claims[k] = claimOf(kept[k], choose({ ...known, variables: others })[0]);
    };
    // What a line is of in one pass, or in one call, it is in the others.
    const sibling = claims.find(
      (other) =>
        other !== one &&
        sure.has(other) &&
        other.writing.statement === writing.statement &&
        other.writing.key === writing.key,
    );
    if (sibling && !sure.has(one)) {
      const { key, container } = sibling.variableWriting;
      again(
        variables.filter(
          (other) =>
            other.key === key ||
            (/^-?\d+$/.test(String(key)) && container !== undefined && other.container === container),
        ),
      );
      continue;
    }
    if (!isDelta || isInput(one.variableWriting)) continue;
    // An error signal is of what goes into the unit, unless what reads it takes it differently.
    const readers = claims.filter(
      (later, at) => at > k && readBy(later, claims.slice(0, at), forward).claims.includes(one),
    );
    const isTakenSo = readers.some((later) => agrees(later.claimed.data, gradientOf(later.variable)));
    if (!isTakenSo && (readers.length > 0 || !sure.has(one))) again(variables.filter(isInput));
  }
  const isWhole = ({ claimed, variable }: Claim) => agrees(claimed.data, gradientOf(variable));
  /** Whether it is what comes back through one of the variable's uses, which another line adds to the others; or what that makes of it is right. */
  const isShare = (claim: Claim, later: readonly Claim[]): boolean => {
    const { claimed, variable } = claim;
    const sums = later.filter((one) => one.variable === variable && dependsOn(one.claimed, claimed));
    if (sums.length === 0) return false;
    if (sums.some(isWhole)) return true;
    const { claims: read } = readBy(claim, claims.slice(0, claims.indexOf(claim)), forward);
    const pinned = new Map(
      read.flatMap((one) =>
        isSameLayout(one.claimed, one.variable) ? [[one.variable, one.claimed.data]] : [],
      ),
    );
    return [undefined, pinned].some((numbers) =>
      adjoints.shares(variable, numbers).some((share) => agrees(claimed.data, share)),
    );
  };
  return claims.filter((claim, k) => {
    const { writing, variable, claimed } = claim;
    const later = claims.slice(k + 1);
    // Another number than 1 under a name that can mean something else may be what comes back to what a mean is of.
    if (claim.isSeed && !isWhole(claim) && !isNamedSeed(writing, claim.of) && later.some(isWhole))
      return false;
    if (!isWhole(claim) && isShare(claim, later)) return false;
    // What only fits what its other name says is of that.
    const isFitting = (one: Claim) => isSameLayout(one.claimed, one.variable);
    if (!isFitting(claim) && later.some((one) => one.claimed === claimed && isFitting(one))) return false;
    // What is replaced before anything reads it says nothing.
    const next = claims
      .slice(k + 1)
      .find(
        (one) =>
          one.variable === variable &&
          sameTarget(one.writing, writing) &&
          !isOfOtherScope(one.writing, writing),
      );
    return !next || isReadBetween(writing, next.writing, writings);
  });
}

const textOf = ({ statement, span }: Writing, { source }: Run) =>
  source.slice((statement ?? span).from, (statement ?? span).to);

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
