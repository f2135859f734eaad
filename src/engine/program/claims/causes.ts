import type { KnownMistake } from "../../names/mistakes";
import type { Run } from "../run/runProgram";
import type { Recorded } from "../tape/recorded";
import type { Adjoints } from "./adjoints";
import { nameOf as nameOfWriting } from "./finding/findClaims";
import type { Claim } from "./finding/pairClaims";
import { claimMistakes } from "./mistakes";
import type { Situation, WayBack } from "./mistakes/situation";
import { fits } from "./verdict";

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
    if (writing) return nameOfWriting(writing);
    const origin = value.node?.origin;
    return origin ? run.source.slice(origin.from, origin.to) : String(value.data[0]);
  };
  const { statement, span } = claim.writing;
  const { from, to } = statement ?? span;
  for (const pinned of worlds) {
    const gradientOf = (value: Recorded) => adjoints.gradient(value, { pinned });
    const situation: Situation = {
      variable: claim.variable,
      gradient: gradientOf(claim.variable),
      claimed,
      text: run.source.slice(from, to),
      ways: waysBack(claim.variable, adjoints.order, pinned),
      withRule: ({ output, input }, rule) =>
        adjoints.gradient(claim.variable, { pinned, changed: { output, input, rule } }),
      gradientOf,
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
    };
    for (const mistake of claimMistakes)
      for (const { numbers, words, mistake: id = mistake.id } of mistake.candidates(situation))
        if (fits(claimed, numbers, claim.rounds)) return { mistake: id, words };
  }
  return undefined;
}

/** The operations between a value and what is pinned, or the end, the nearest first. */
function waysBack(
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
