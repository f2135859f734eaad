import { type KnownMistake, programMistakes } from "../mistakes";
import type { Situation, WayBack } from "../mistakes/pass/situation";
import type { Run } from "../program/run/runProgram";
import type { Recorded } from "../program/values/recorded";
import { bridgesOf } from "./bridges";
import type { Adjoints } from "./claim/adjoints";
import type { Claim } from "./claim/claim";
import { fits, gradientFactor } from "./claim/verdict";
import { statementText, writingName } from "./claim/writingNames";

/** Why a claim is wrong. */
export interface Cause {
  readonly mistake: KnownMistake;
  /** What is wrong, in words that end a sentence. */
  readonly words: string;
  /** The right side with which the claim is right, in the program's own names; a whole line where that changes differently. */
  readonly right?: string;
  /** The line in which that belongs, where it isn't the claim's own. */
  readonly line?: number;
  /** Of a line that is right and comes too early: the line below which it belongs. */
  readonly below?: number;
}

export interface WrongClaim {
  readonly run: Run;
  readonly adjoints: Adjoints;
  readonly claim: Claim;
  readonly claimed: Float64Array;
  /** Gradients that are taken as the student has them, and none: both are tried. */
  readonly worlds: readonly ReadonlyMap<Recorded, Float64Array>[];
}

/** So many ways back are looked at: a line that skips more has too many causes to tell. */
const mostWays = 40;

/** The first known mistake that gives the claimed numbers; without one there is no cause to name. */
export function findCause({ run, adjoints, claim, claimed, worlds }: WrongClaim): Cause | undefined {
  const writings = run.interpreter.writings.list();
  const nameOf = (value: Recorded): string => {
    const writing = writings.find(({ recorded }) => recorded === value);
    if (writing) return writingName(writing);
    const origin = value.node?.origin;
    return origin ? run.source.slice(origin.from, origin.to) : String(value.data[0]);
  };
  for (const pinned of worlds) {
    const gradientOf = (value: Recorded, instead?: readonly [Recorded, Float64Array]) =>
      adjoints.gradient(value, { pinned: instead ? new Map([...pinned, instead]) : pinned });
    const { variable } = claim;
    const gradient = gradientOf(variable);
    const withChange = adjoints.withChanges(variable, pinned);
    const all = waysBack(variable, adjoints.order, pinned);
    const first = all.filter(({ node, input }) => node.inputs[input] === variable);
    const situation = (ways: readonly WayBack[]): Situation => ({
      variable,
      gradient,
      claimed,
      factor: gradientFactor(claimed, gradient, adjoints.tolerance),
      text: statementText(claim.writing, run.source),
      ways,
      bridges: bridgesOf(variable, ways, gradientOf, adjoints.tolerance),
      withRule: ({ output, input }, rule) => withChange({ output, input, rule }),
      name: nameOf,
      later(value) {
        const writing = writings.findLast(({ recorded }) => recorded === value);
        if (!writing) return [];
        return writings
          .filter(
            ({ owner, key, order: when }) =>
              owner === writing.owner && key === writing.key && when > writing.order,
          )
          .map(({ recorded }) => recorded);
      },
    });
    // What is done differently at the variable itself is likelier than what happens far away.
    for (const ways of first.length < all.length ? [first, all] : [all]) {
      const one = situation(ways);
      for (const { mistake, candidates } of programMistakes)
        for (const { numbers, words } of candidates(one))
          if (fits(claimed, numbers, adjoints.tolerance, claim.rounds)) return { mistake, words };
    }
  }
  return undefined;
}

/** The operations between a value and what is pinned, or the end, the nearest first. */
export function waysBack(
  variable: Recorded,
  order: readonly Recorded[],
  pinned: ReadonlyMap<Recorded, Float64Array>,
): WayBack[] {
  const forward = [...order].reverse();
  const reached = new Set([variable]);
  const ways: WayBack[] = [];
  for (const output of forward) {
    const { node } = output;
    if (!node || ways.length >= mostWays) continue;
    const inputs = [...node.inputs.entries()].filter(
      ([, input]) => reached.has(input) && (input === variable || !pinned.has(input)),
    );
    if (inputs.length === 0) continue;
    reached.add(output);
    for (const [input] of inputs) ways.push({ output, node, input });
  }
  return ways;
}
