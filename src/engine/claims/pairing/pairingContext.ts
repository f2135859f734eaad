import type { ValueWriting } from "../../program/run/passes/writings";
import type { Run } from "../../program/run/runProgram";
import type { Recorded } from "../../program/values/recorded";
import type { Adjoints } from "../claim/adjoints";
import type { Claim } from "../claim/claim";
import type { PossibleClaim } from "../claim/possibleClaim";
import { activationInput } from "./activation";
import { Surroundings } from "./surroundings";

/** A line that may be a claim, as one of a certain value's gradient. */
export interface Pair {
  readonly possible: PossibleClaim;
  readonly claim: Claim;
  /** Whether the numbers say that it is of that value. */
  readonly isSure: boolean;
}

/** What claims and values are paired from; the steps only read it. */
export interface PairingContext {
  readonly run: Run;
  readonly adjoints: Adjoints;
  /** All lines that may be claims, in the order of execution. */
  readonly possible: readonly PossibleClaim[];
  readonly writings: readonly ValueWriting[];
  /** All values of the forward pass. */
  readonly forward: ReadonlySet<Recorded>;
  /** All values that have a name. */
  readonly named: ReadonlySet<Recorded>;
  readonly surroundings: Surroundings;
  /** What went into the activation that made a value; looked up once for each. */
  inputOf(output: ValueWriting): Recorded | undefined;
}

export function pairingContext(
  possible: readonly PossibleClaim[],
  run: Run,
  adjoints: Adjoints,
): PairingContext {
  const writings = run.interpreter.writings.list();
  const inputs = new Map<ValueWriting, Recorded | undefined>();
  return {
    run,
    adjoints,
    possible,
    writings,
    forward: new Set(adjoints.order),
    named: new Set(writings.map(({ recorded }) => recorded)),
    surroundings: new Surroundings(adjoints.order),
    inputOf(output) {
      if (!inputs.has(output)) inputs.set(output, activationInput(output, writings));
      return inputs.get(output);
    },
  };
}

/** Whether a claim has the gradient of its value. */
export const isRight = ({ claimed, variable }: Claim, { adjoints }: PairingContext): boolean =>
  adjoints.isGradient(claimed.data, variable);
