import { plainName } from "../../engine/names/canonicalName";
import { isGiven, isOfProgram } from "../../engine/names/tensorRef";
import type { Pass } from "../../engine/pass/pass";
import { elementOf } from "../../engine/pass/plans/elementOf";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import type { Trace } from "../../engine/steps/trace";
import type { Frame } from "../protocol/protocol";

/** The numbers that the page was given last, and what becomes of them while their names stay. */
export class SessionFrames {
  /** Whose numbers are shown, from 1. */
  example = 0;
  /** What a move makes of the last frame's numbers: each writes over the one before. */
  values = new Float64Array();
  /** Which command the last frame has answered. */
  answered: number | undefined;

  /** @param id of the command that it answers */
  make(id: number, trace: Trace<Pass | ProgramPass>): Frame {
    this.answered = id;
    const frame = frameOf(trace, this.example);
    this.values = new Float64Array(frame.values.length);
    return frame;
  }

  /** Writes the values of the last frame again, in its order; whether there are as many. */
  write(trace: Trace<Pass | ProgramPass>): boolean {
    const { values, example } = this;
    let index = 0;
    const put = (value: number) => {
      values[index++] = value;
    };
    eachGiven(trace.pass, example, (id, k) => put(trace.pass.plan.values[id][k]));
    trace.eachValue(example, put);
    // Beyond its end an array takes nothing.
    return index === values.length;
  }
}

function frameOf(trace: Trace<Pass | ProgramPass>, example: number): Frame {
  const names: string[] = [];
  const values: number[] = [];
  const steps: number[] = [];
  const add = (name: string, value: number, step: number) => {
    names.push(name);
    values.push(value);
    steps.push(step);
  };
  const { plan } = trace.pass;
  eachGiven(trace.pass, example, (id, k) => add(plainName(elementOf(plan, id, k)), plan.values[id][k], -1));
  for (const { name, value, step } of trace.quantities(example)) add(name, value, step);
  return { example, names, values: Float64Array.from(values), steps: Int32Array.from(steps) };
}

/** Goes through what a pass starts from, its inputs, targets and parameters: number `k` of a tensor. */
function eachGiven(
  { plan }: Pass | ProgramPass,
  example: number,
  visited: (id: number, k: number) => void,
): void {
  const { graph, values, batch } = plan;
  const made = new Set(graph.nodes.map(({ output }) => output));
  for (const { id, ref, perExample } of graph.tensors) {
    // What a program starts from is all that no operation makes.
    if (isOfProgram(ref) ? made.has(id) : !isGiven(ref)) continue;
    const [first, stride] = perExample ? [example - 1, batch] : [0, 1];
    for (let k = first; k < values[id].length; k += stride) visited(id, k);
  }
}
