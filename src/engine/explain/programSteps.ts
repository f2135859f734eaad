import { jsonNumber } from "../math/jsonNumber";
import { createProgramNotation } from "../names/programNotation";
import { nameOf } from "../names/quantity";
import type { ProgramPass } from "../pass/programPass";
import { type Nested, nested } from "../program/codeAnswer";
import { wholeOf } from "../steps/group";
import { createTrace, type Step } from "../steps/trace";
import { plainStep } from "./plainStep";

/** The sizes of a program's steps, as its reader calls them. */
export const programSizes = { line: "layer", number: "unit", term: "term" } as const;
export type ProgramSize = keyof typeof programSizes;

/** The steps of a program as JSON, each made when it is asked for, as docs/command-line.md describes them. */
export function programSteps(pass: ProgramPass, by: ProgramSize) {
  const trace = createTrace(pass, programSizes[by]);
  const notation = createProgramNotation(pass.document.names ?? {}, pass.graph.parse);
  return {
    count: trace.count,
    at(index: number) {
      const step = trace.at(index);
      const { phase, kind, place, reads, op } = step;
      const { symbols, substituted, words } = plainStep(step, pass, notation);
      return {
        index,
        phase,
        kind,
        quantity: nameOf(step.quantity),
        ...(place && {
          line: place.line,
          text: place.text,
          ...(place.caption !== undefined && { caption: place.caption }),
          ...(place.frames.length > 0 && { frames: place.frames }),
        }),
        ...(step.term && { term: step.term.number, of: step.term.of }),
        ...(op?.adjoint && { equation: op.adjoint.equation }),
        symbols,
        substituted,
        value: numbersOf(step),
        words,
        reads,
      };
    },
  };
}

/** A step's number, or those of a whole array in its shape. */
function numbersOf({ value, members = [], group, k }: Step): Nested {
  if (typeof value === "number") return jsonNumber(value);
  const numbers = Float64Array.from(members, (member) => group.value(member));
  return nested({ shape: wholeOf(group, k).shape, numbers });
}
