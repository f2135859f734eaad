import type { CallFrame } from "../graph/node";
import { jsonNumber, type Nested, nested } from "../math/jsonNumber";
import { nameOf } from "../names/canonicalName";
import { createProgramNotation } from "../names/programNotation";
import type { ProgramPass } from "../pass/programs/programPass";
import { type CallRange, stepsOver } from "../steps/calls";
import { wholeOf } from "../steps/groups/group";
import { createTrace, type Step } from "../steps/trace";
import { plainStepText } from "./plainStepText";

/** The sizes of a program's steps, as its reader calls them. */
export const programSizes = { line: "layer", number: "unit", term: "term" } as const;
export type ProgramSize = keyof typeof programSizes;

/** What can be stepped over: all calls and loops, all loops, or the calls of functions by their names. */
export type Over = "calls and loops" | "loops" | readonly string[];

/**
 * The steps of a program as JSON, each made when it is asked for, as docs/command-line.md describes them.
 * @param over calls and loops of which only the results are steps
 */
export function programSteps(pass: ProgramPass, by: ProgramSize, over: Over = []) {
  const trace = createTrace(pass, programSizes[by]);
  const shown = over.length > 0 ? stepsOver(trace, (call) => isOver(call, over)) : undefined;
  const notation = createProgramNotation(pass.document.names ?? {}, pass.graph.parse);
  return {
    count: shown?.length ?? trace.count,
    at(shownIndex: number) {
      const index = shown?.[shownIndex] ?? shownIndex;
      const step = trace.at(index);
      const { phase, kind, location: source, reads, op } = step;
      const { symbols, substituted, words } = plainStepText(step, pass, notation);
      return {
        index,
        phase,
        kind,
        quantity: nameOf(step.quantity),
        ...(source && {
          line: source.line,
          text: source.text,
          ...(source.caption !== undefined && { caption: source.caption }),
          ...(source.frames.length > 0 && { frames: source.frames.map(frameJson) }),
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

function isOver(call: CallRange, over: Over): boolean {
  if (over === "calls and loops") return true;
  return call.kind === "call" ? over !== "loops" && over.includes(call.name) : over === "loops";
}

/** The name is the function's, or which pass it is. */
const frameJson = (frame: CallFrame) => ({
  id: frame.id,
  kind: frame.kind,
  name: frame.kind === "pass" ? String(frame.pass) : frame.name,
  line: frame.line,
});

/** A step's number, or those of a whole array in its shape. */
function numbersOf({ value, members = [], group, k }: Step): Nested {
  if (typeof value === "number") return jsonNumber(value);
  const numbers = Float64Array.from(members, (member) => group.value(member));
  return nested({ shape: wholeOf(group, k).shape, numbers });
}
