import { type JsonNumber, jsonNumber, type Nested, nested } from "../math/jsonNumber";
import { endNotes } from "../program/graph/programNotes";
import type { Limits } from "../program/machine/budget";
import { parseProgram } from "../program/parse/parse";
import type { FaultInProgram } from "../program/parse/tree/fault";
import { type ComparedNumbers, comparePasted } from "../program/pasted/comparePasted";
import { withoutOutput } from "../program/pasted/readPasted";
import { runningAgain } from "../program/run/again";
import { outcomeOf, type ProgramOutcome } from "../program/run/results/outcome";
import { type LoopShown, trainingLoops } from "../program/run/results/shownPass";
import { runProgram } from "../program/run/runProgram";
import { judgeClaims } from "./judgeClaims";
import type { JudgedClaim } from "./judgedClaim";
import { uphillNotes } from "./updates/uphill";

/** What the command `code` answers for a program, as docs/command-line.md describes it. */
export interface CodeAnswer {
  readonly of?: string;
  readonly value?: JsonNumber;
  readonly variables: Readonly<Record<string, { readonly shape: readonly number[]; readonly value: Nested }>>;
  readonly gradients: Readonly<Record<string, Nested>>;
  /** What each `print` printed. */
  readonly prints: readonly string[];
  /** The lines that claim to be gradients, in the order of execution; absent where there are none. */
  readonly claims?: readonly ClaimAnswer[];
  /** The first that is wrong; absent where none is. */
  readonly first?: { readonly line: number; readonly name: string };
  /** What a real run gave, pasted as comments or below the program, beside the program's own; absent where nothing is. */
  readonly pasted?: readonly PastedAnswer[];
  readonly notes?: readonly string[];
  /** Loops that train: where, how many passes there were, and which of them is recorded. */
  readonly training?: readonly LoopShown[];
}

/** Pasted numbers as JSON. */
type PastedAnswer = Omit<ComparedNumbers, "exact"> & { readonly exact: readonly JsonNumber[] };

/** A claim as JSON. */
export type ClaimAnswer = Pick<
  JudgedClaim,
  "line" | "name" | "of" | "verdict" | "words" | "cause" | "goesInto"
> & {
  /** The largest difference, as a share of the array's largest number. */
  readonly largest?: JsonNumber;
  /** By how much the true gradient is multiplied, where that is a convention. */
  readonly factor?: JsonNumber;
};

/**
 * Runs a program and gives its numbers.
 * @param of the scalar whose gradients are taken; the program's loss where absent
 * @param now a clock in milliseconds
 * @param pass which pass of training loops is recorded, from 1
 */
export function codeAnswer(
  source: string,
  now: () => number,
  of?: string,
  limits?: Limits,
  pass?: number,
): { readonly answer: CodeAnswer } | { readonly fault: FaultInProgram } {
  const { program, output } = withoutOutput(source, isPython);
  const run = runProgram(program, now, limits, pass);
  if (run.fault) return { fault: run.fault };
  const outcome = outcomeOf(run, of);
  if ("fault" in outcome) return outcome;
  const { printed, notes } = run.interpreter.machine;
  const again = runningAgain(run, now, limits);
  const pasted = comparePasted(run, again, of, output);
  const claims = outcome.of ? judgeClaims(run, outcome.of.recorded, outcome.of.name, again, true) : [];
  const { of: chosen } = outcome;
  const said = [
    ...notes,
    ...(chosen ? [...endNotes(run, chosen), ...uphillNotes(run, chosen.recorded, chosen.name, claims)] : []),
  ];
  const first = claims.find(({ verdict }) => verdict === "shape" || verdict === "wrong");
  const training = trainingLoops(run, chosen);
  return {
    answer: {
      ...(outcome.of && { of: outcome.of.name, value: jsonNumber(outcome.of.value) }),
      variables: variablesOf(outcome),
      gradients: Object.fromEntries([...outcome.gradients].map(([name, numbers]) => [name, nested(numbers)])),
      prints: printed.map((text) => text.replace(/\n$/, "")),
      ...(claims.length > 0 && { claims: claims.map(claimAnswer) }),
      ...(first && { first: { line: first.line, name: first.name } }),
      ...(pasted.length > 0 && {
        pasted: pasted.map((one) => ({ ...one, exact: one.exact.map(jsonNumber) })),
      }),
      ...(said.length > 0 && { notes: said }),
      ...(training.length > 0 && { training }),
    },
  };
}

function isPython(text: string): boolean {
  try {
    parseProgram(text);
    return true;
  } catch {
    return false;
  }
}

const claimAnswer = ({
  line,
  name,
  of,
  verdict,
  largest,
  factor,
  words,
  cause,
  goesInto,
}: JudgedClaim): ClaimAnswer => ({
  line,
  name,
  of,
  ...(goesInto !== undefined && { goesInto }),
  verdict,
  ...(largest !== undefined && { largest: jsonNumber(largest) }),
  ...(factor !== undefined && { factor: jsonNumber(factor) }),
  ...(words !== undefined && { words }),
  ...(cause && { cause }),
});

const variablesOf = ({ variables }: ProgramOutcome) =>
  Object.fromEntries(
    [...variables].map(([name, numbers]) => [name, { shape: numbers.shape, value: nested(numbers) }]),
  );
