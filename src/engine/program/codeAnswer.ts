import { type JsonNumber, jsonNumber } from "../math/jsonNumber";
import type { Limits } from "./machine/budget";
import type { Fault } from "./parse/fault";
import { type Outcome, outcomeOf, type ShapedNumbers } from "./run/outcome";
import { runProgram } from "./run/runProgram";

/** Numbers as JSON: one, a list, or lists of lists, by the shape. */
export type Nested = JsonNumber | readonly Nested[];

/** What the command `code` answers for a program, as docs/command-line.md describes it. */
export interface CodeAnswer {
  readonly of?: string;
  readonly value?: JsonNumber;
  readonly variables: Readonly<Record<string, { readonly shape: readonly number[]; readonly value: Nested }>>;
  readonly gradients: Readonly<Record<string, Nested>>;
  /** What each `print` printed. */
  readonly prints: readonly string[];
  readonly notes?: readonly string[];
}

/**
 * Runs a program and gives its numbers.
 * @param of the scalar whose gradients are taken; the program's loss where absent
 * @param now a clock in milliseconds
 */
export function codeAnswer(
  source: string,
  now: () => number,
  of?: string,
  limits?: Limits,
): { readonly answer: CodeAnswer } | { readonly fault: Fault } {
  const run = runProgram(source, now, limits);
  if (run.fault) return { fault: run.fault };
  const outcome = outcomeOf(run, of);
  if ("fault" in outcome) return outcome;
  const { printed, notes } = run.interpreter.machine;
  return {
    answer: {
      ...(outcome.of && { of: outcome.of.name, value: jsonNumber(outcome.of.value) }),
      variables: variablesOf(outcome),
      gradients: Object.fromEntries([...outcome.gradients].map(([name, numbers]) => [name, nested(numbers)])),
      prints: printed.map((text) => text.replace(/\n$/, "")),
      ...(notes.size > 0 && { notes: [...notes] }),
    },
  };
}

const variablesOf = ({ variables }: Outcome) =>
  Object.fromEntries(
    [...variables].map(([name, numbers]) => [name, { shape: numbers.shape, value: nested(numbers) }]),
  );

function nested({ shape, numbers }: ShapedNumbers): Nested {
  const level = (axis: number, from: number, size: number): Nested => {
    if (axis === shape.length) return jsonNumber(numbers[from]);
    const step = size / shape[axis];
    return Array.from({ length: shape[axis] }, (_, k) => level(axis + 1, from + k * step, step));
  };
  return level(0, 0, numbers.length);
}
