import { Scope } from "../../program/run/definitions/scope";
import type { Writing } from "../../program/run/passes/writings";
import type { Run } from "../../program/run/runProgram";
import type { Recorded } from "../../program/tape/recorded";
import type { Adjoints } from "../adjoints";
import { dependsOn, madeFrom } from "../history";
import { agrees, factorOf, isSameLayout, isUsualFactor, largestOf } from "../verdict";
import { beforeActivation, isNegated } from "./activation";
import { isOfOtherScope, isReadBetween, isResult, sameTarget } from "./builtUp";
import { isInput } from "./candidates";
import { Part } from "./part";
import type { PossibleClaim } from "./possibleClaim";
import { type PartOf, partsOf } from "./rows";
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
    const pinned = numbersOf(read);
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
  /** What a value is called where another is written: there, or in the module. */
  const nameBeside = ({ owner }: Writing, value: Recorded): Writing | undefined => {
    const found = writings.filter(({ recorded }) => recorded === value);
    const isInModule = (one: Writing) => one.owner instanceof Scope && one.owner.kind === "module";
    return (
      found.find((one) => !one.isArgument && (one.owner === owner || isInModule(one))) ??
      found.find((one) => one.owner === owner)
    );
  };
  /** Of what an activation was given whose output the name means. */
  const claimBefore = (one: PossibleClaim, output: Writing, input: Recorded): Claim => {
    const named = nameBeside(output, input);
    if (named) return claimOf(one, named);
    const claim = claimOf(one, { ...output, recorded: input });
    return { ...claim, of: `${claim.of} before its activation` };
  };
  const knownInputs = new Map<Writing, Recorded | undefined>();
  /** What went into the activation that made a value: the nearest with a name, or all that it is computed from without one. */
  const inputOf = (output: Writing): Recorded | undefined => {
    if (knownInputs.has(output)) return knownInputs.get(output);
    const all = beforeActivation(output.recorded);
    const input = all.find((one) => nameBeside(output, one)) ?? all.at(-1);
    knownInputs.set(output, input);
    return input;
  };
  const claimOfPart = (one: PossibleClaim, { variable, part, isBefore }: PartOf): Claim => {
    const { whole } = part;
    const claim = isBefore ? claimBefore(one, variable, whole) : claimOf(one, variable);
    return { ...claim, of: `${claim.of}${part.index}`, variable: part };
  };
  /** Whether a later line, computed from this one, says that it is the gradient of a value. */
  const isClaimedLater = ({ writing }: PossibleClaim, value: Recorded) =>
    possible.some(
      (later) =>
        later.writing.order > writing.order &&
        later.variables.some((one) => one.recorded === value) &&
        isSameLayout(later.writing.recorded, value) &&
        dependsOn(later.writing.recorded, writing.recorded),
    );
  /** What went into the activations whose outputs a name can mean, in the layout of the claim. */
  const inputsOf = (one: PossibleClaim) =>
    one.variables.flatMap((output) => {
      const input = inputOf(output);
      const isMeant = input && isSameLayout(input, one.writing.recorded) && !isClaimedLater(one, input);
      return isMeant ? [{ output, input }] : [];
    });
  /** Under one name through the activation, `dh = W.T @ dy` and then `dh *= 1 - h ** 2`: the numbers say that it is of what went in. */
  function throughActivation(one: PossibleClaim, variable: Writing): Claim | "unknown" | undefined {
    const { recorded } = one.writing;
    if (one.isSeed || agrees(recorded.data, gradientOf(variable.recorded))) return undefined;
    const inputs = inputsOf(one).filter(({ input }) => largestOf(gradientOf(input)) > 0);
    if (inputs.length === 0) return undefined;
    // Of `np.exp(-w * x)` nobody says whether minus w x or w x is meant.
    const claimed = ({ output, input }: (typeof inputs)[number]) =>
      isNegated(input) && !nameBeside(output, input) ? "unknown" : claimBefore(one, output, input);
    const { claims: read } = readBy({ claimed: recorded }, claims, forward);
    const pinned = numbersOf(read);
    const worlds = pinned.size > 0 ? [new Map<Recorded, Float64Array>(), pinned] : [pinned];
    for (const numbers of worlds) {
      const isOf = (value: Recorded) =>
        !numbers.has(value) && agrees(recorded.data, adjoints.gradient(value, { pinned: numbers }));
      if (isSameLayout(recorded, variable.recorded) && isOf(variable.recorded)) return undefined;
      const found = inputs.find(({ input }) => isOf(input));
      if (found) return claimed(found);
    }
    if (isMultiple(recorded.data, gradientOf(variable.recorded))) return undefined;
    const found = inputs.find(({ input }) => isMultiple(recorded.data, gradientOf(input)));
    return found && claimed(found);
  }
  /** Whether a line is the slope of an activation, `ds = s * (1 - s)`, with which one below multiplies what comes back. */
  function isLocalSlope({ writing: { recorded }, variables, isSeed }: PossibleClaim): boolean {
    if (isSeed || readBy({ claimed: recorded }, claims, forward).claims.length > 0) return false;
    const isSlope = variables.some((output) => {
      const input = inputOf(output);
      if (!input || !isSameLayout(input, recorded) || agrees(recorded.data, gradientOf(output.recorded)))
        return false;
      const pinned = new Map([[output.recorded, output.recorded.data.map(() => 1)]]);
      return agrees(recorded.data, adjoints.gradient(input, { pinned }));
    });
    if (!isSlope) return false;
    const readers = possible.filter(
      (one) => one.writing.recorded !== recorded && dependsOn(one.writing.recorded, recorded),
    );
    return readers.some((reader) => {
      const own = reader.writing.recorded;
      const isRight = [
        ...reader.variables.map((one) => one.recorded),
        ...inputsOf(reader).map((one) => one.input),
      ].some((value) => isSameLayout(value, own) && agrees(own.data, gradientOf(value)));
      const comesBack = possible.some(
        ({ writing: { recorded: other } }) =>
          other !== own &&
          dependsOn(own, other) &&
          !dependsOn(other, recorded) &&
          !dependsOn(recorded, other),
      );
      return isRight || comesBack;
    });
  }
  const parts = partsOf(possible, adjoints, inputOf);
  const sure = new Set<Claim>();
  const kept: PossibleClaim[] = [];
  for (const one of possible) {
    if (parts.has(one)) {
      const part = parts.get(one);
      if (!part) continue;
      kept.push(one);
      const claim = claimOfPart(one, part);
      claims.push(claim);
      sure.add(claim);
      continue;
    }
    if (isLocalSlope(one)) continue;
    const [variable, isSure] = choose(one);
    const isOfNamed = !/^(?:deltas?|δ|err)$/i.test(String(one.writing.key)) || !isOfNameless(one);
    const through = isOfNamed ? throughActivation(one, variable) : undefined;
    if (through === "unknown") continue;
    if (through) {
      kept.push(one);
      claims.push(through);
      sure.add(through);
      continue;
    }
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
    if (!variables.some(({ recorded }) => recorded === one.variable)) continue;
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
  // Of one that is wrong, the lines that read it tell whether they take it for the gradient behind an activation or before it.
  let knownReads: (readonly Claim[])[] | undefined;
  const readsOf = () => {
    knownReads ??= claims.map((one, at) => readBy(one, claims.slice(0, at), forward).claims);
    return knownReads;
  };
  for (const [k, claim] of claims.entries()) {
    if (claim.isSeed || claim.variable instanceof Part) continue;
    const gradient = gradientOf(claim.variable);
    if (isWhole(claim) || isMultiple(claim.claimed.data, gradient)) continue;
    const inputs = inputsOf(kept[k]).filter(({ input }) => !isNegated(input));
    if (inputs.length === 0) continue;
    const readers = claims.flatMap((one, at) => {
      const read = readsOf()[at];
      return read.includes(claim) && one.variable !== claim.variable ? [{ one, read }] : [];
    });
    const isTakenFor = (variable: Recorded) =>
      readers.some(({ one, read }) => {
        const pinned = numbersOf(read.filter((other) => other !== claim)).set(variable, claim.claimed.data);
        const carried = adjoints.gradient(one.variable, { pinned });
        return (
          largestOf(carried) > 0 &&
          (agrees(one.claimed.data, carried) || isMultiple(one.claimed.data, carried))
        );
      });
    const pinned = numbersOf(readsOf()[k]);
    const isCarried = agrees(claim.claimed.data, adjoints.gradient(claim.variable, { pinned }));
    if (isCarried || isTakenFor(claim.variable)) continue;
    const found = inputs.find(({ input }) => isTakenFor(input));
    if (!found) continue;
    claims[k] = claimBefore(kept[k], found.output, found.input);
    knownReads = undefined;
  }
  // What is carried through an activation under one name is claimed before it too.
  for (const [k, { variable, claimed }] of [...claims.entries()].reverse()) {
    const { stage } = kept[k];
    const output = stage && inputsOf(kept[k]).find(({ input }) => input === variable)?.output;
    if (!output || variable === output.recorded) continue;
    const earlier = claimOf(stage, output);
    if (!isSameLayout(earlier.claimed, output.recorded)) continue;
    const pinned = new Map([[output.recorded, earlier.claimed.data]]);
    if (!isWhole(earlier) && !agrees(claimed.data, adjoints.gradient(variable, { pinned }))) continue;
    claims.splice(k, 0, earlier);
    kept.splice(k, 0, stage);
  }
  /** Whether it is what comes back through one of the variable's uses, which another line adds to the others; or what that makes of it is right. */
  const isShare = (claim: Claim, later: readonly Claim[]): boolean => {
    const { claimed, variable } = claim;
    const sums = later.filter((one) => one.variable === variable && dependsOn(one.claimed, claimed));
    if (sums.length === 0) return false;
    if (sums.some(isWhole)) return true;
    const { claims: read } = readBy(claim, claims.slice(0, claims.indexOf(claim)), forward);
    const pinned = numbersOf(read);
    return [undefined, pinned].some((numbers) =>
      adjoints.shares(variable, numbers).some((share) => agrees(claimed.data, share)),
    );
  };
  return claims.filter((claim, k) => {
    const { writing, variable, claimed } = claim;
    const later = claims.slice(k + 1);
    // A row's factor is a convention where lines that read it undo it; without such ones nothing tells.
    if (variable instanceof Part && !isWhole(claim))
      return later.some(
        (one) => !(one.variable instanceof Part) && isWhole(one) && dependsOn(one.claimed, claimed),
      );
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

/** Whether numbers are others times one that a convention may have: a single one always is some multiple. */
const isMultiple = (numbers: Float64Array, gradient: Float64Array): boolean => {
  const factor = factorOf(numbers, gradient);
  return factor !== undefined && (numbers.length > 1 || isUsualFactor(factor));
};

/** What claims have as the gradients of their values. */
const numbersOf = (claims: readonly Claim[]): Map<Recorded, Float64Array> =>
  new Map(
    claims.flatMap((one) =>
      isSameLayout(one.claimed, one.variable) ? [[one.variable, one.claimed.data]] : [],
    ),
  );

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
    // What a line takes of a row goes through to where that comes from: of a whole value nothing is known so.
    const known = earlier.filter(
      (one) => one.claimed === value && one.variable !== own && !(one.variable instanceof Part),
    );
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
