import { shortNumber } from "../../math/format";
import { type Shape, sizeOf } from "../../shape";
import type { ProgramOutcome } from "../run/results/outcome";
import type { Run } from "../run/runProgram";
import { NDArray, numbersOf } from "../values/ndarray";
import type { Recorded } from "../values/recorded";
import { Float, Int, type Value } from "../values/value";
import { type ProgramGraph, updatedIn, valuesBehind } from "./programGraph";
import { sourceLines } from "./sourceLines";

/** Where the way back from a number ends since something was rounded, cut off or written as a text, a sentence each. */
export function endNotes(run: Run, of: NonNullable<ProgramOutcome["of"]>): string[] {
  const lines = sourceLines(run.source);
  const notes = valuesBehind(of).values.flatMap(({ node, made }) => {
    if (node || !made?.isEnd || !made.origin) return [];
    const { from, to } = made.origin;
    return [
      `Line ${lines.locationAt(from).line}: no gradient goes back through ${run.source.slice(from, to)}, since what rounds or cuts off has no slope, and a text no way back. Where it is to go on, round or write only what is printed.`,
    ];
  });
  return [...new Set(notes)];
}

/** That the gradients are those of one number of an array, where a program ends in no single one. */
export const entryNotes = ({ name, entry }: NonNullable<ProgramOutcome["of"]>): string[] =>
  entry && entry.whole.data.length > 1
    ? [
        `The program ends in no single number: the gradients are those of ${name}, one of ${entry.whole.data.length} in ${entry.name}. Another is chosen beside “gradients of”, and Jacobian shows them side by side.`,
      ]
    : [];

/** More numbers than this aren't written into a sentence. */
const mostNumbers = 6;

/** Which of the variables among the steps the program has changed since, and what they are then, a sentence each. */
export function updateNotes(run: Run, { tensors, nodes, recorded }: ProgramGraph): string[] {
  const { interpreter } = run;
  const isMade = new Set(nodes.map(({ output }) => output));
  const loops = [...interpreter.passes.loops.values()].flatMap((loop) => loop.recorded ?? []);
  const updated = updatedIn(run);
  const starts = new Map(
    tensors
      .filter(({ id }) => !isMade.has(id) || updated.has(recorded[id]))
      .map(({ id, ref }) => [ref.base, recorded[id]]),
  );
  const afterwards = new Map<string, Float64Array>();
  for (const [name, value] of interpreter.module.values) {
    const numbers = numbersIn(value);
    if (numbers) afterwards.set(name, numbers);
  }
  for (const { names, beforeUpdate } of loops)
    for (const [name, { recorded: atEnd }] of names)
      if (beforeUpdate.get(name) === starts.get(name)) afterwards.set(name, atEnd.data);
  return [...afterwards].flatMap(([name, after]) => {
    const shown: Recorded | undefined = starts.get(name);
    if (!shown || shown.data.every((number, k) => number === after[k])) return [];
    const written = after.length <= mostNumbers ? `; after that it is ${text(after, shown.shape)}` : "";
    return [`The steps show ${name} as it is before it is changed${written}.`];
  });
}

function numbersIn(value: Value): Float64Array | undefined {
  if (value instanceof NDArray) return numbersOf(value);
  return value instanceof Float || value instanceof Int ? Float64Array.of(value.value) : undefined;
}

/** As NumPy nests it: `[[1, 2], [3, 4]]`. */
function text(numbers: Float64Array, [length, ...rest]: Shape): string {
  if (length === undefined) return shortNumber(numbers[0]);
  const size = sizeOf(rest);
  const parts = Array.from({ length }, (_, k) => text(numbers.subarray(k * size, (k + 1) * size), rest));
  return `[${parts.join(", ")}]`;
}
