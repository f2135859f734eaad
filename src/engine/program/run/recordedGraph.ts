import type { Op } from "../../ops/op";
import type { Shape } from "../../shape";
import { placeAt } from "../parse/fault";
import { ancestorsOf } from "../tape/gradients";
import type { Origin, Recorded } from "../tape/recorded";
import { NDArray } from "../values/ndarray";
import { Float, Int } from "../values/value";
import type { Run } from "./runProgram";

/** Where a value came from: the place in the source, and which time it was evaluated. Lines and columns count from 1. */
export interface Identity {
  readonly line: number;
  readonly column: number;
  readonly occurrence: number;
  /** The functions that were being called, outermost first. */
  readonly calls: readonly string[];
  /** What stands there: the name of a result without one. */
  readonly text: string;
}

/** A value of a program's graph. */
export interface ProgramTensor {
  readonly id: number;
  readonly shape: Shape;
  readonly values: Float64Array;
  /** Its name at module level, where it has one at the end: for a value that was bound again, the last. */
  readonly name?: string;
  /** Absent for what the program starts from. */
  readonly identity?: Identity;
  /** A literal in a formula, an index, truth values: no gradient arrives. */
  readonly isConstant: boolean;
}

/** One operation, by the ids of its tensors. */
export interface ProgramNode {
  readonly op: Op;
  readonly inputs: readonly number[];
  readonly output: number;
}

/** The operations that lead to a value, in the order of execution. */
export interface ProgramGraph {
  readonly tensors: readonly ProgramTensor[];
  readonly nodes: readonly ProgramNode[];
  readonly of: number;
}

/** All that leads to a value of a run. Ids count from 0, in the order in which values were made. */
export function recordedGraph({ source, interpreter }: Run, of: Recorded): ProgramGraph {
  const lasting = ancestorsOf(of);
  const constants = lasting.flatMap(({ node }) => node?.inputs.filter((input) => input.isConstant) ?? []);
  const values = [...new Set([...constants, ...lasting])].sort((a, b) => a.id - b.id);
  const ids = new Map(values.map((value, id) => [value, id]));
  const names = new Map<Recorded, string>();
  for (const { recorded: pass } of interpreter.passes.loops.values()) {
    for (const [name, { recorded }] of pass?.names ?? []) names.set(recorded, name);
    for (const [name, recorded] of pass?.beforeUpdate ?? []) names.set(recorded, name);
  }
  for (const [name, recorded] of interpreter.beforeUpdate) names.set(recorded, name);
  for (const [name, value] of interpreter.module.values) {
    if (value instanceof Float || value instanceof Int || value instanceof NDArray) {
      const recorded = value.recorded;
      if (recorded && ids.has(recorded)) names.set(recorded, name);
    }
  }
  const identityOf = ({ from, to, occurrence, calls }: Origin): Identity => ({
    ...placeAt(source, from),
    occurrence,
    calls,
    text: source.slice(from, to),
  });
  return {
    tensors: values.map((value, id) => {
      const name = names.get(value);
      const origin = value.node?.origin;
      return {
        id,
        shape: value.shape,
        values: value.data.slice(),
        isConstant: value.isConstant,
        ...(name !== undefined && { name }),
        ...(origin && { identity: identityOf(origin) }),
      };
    }),
    nodes: values.flatMap((value) =>
      value.node
        ? [
            {
              op: value.node.op,
              inputs: value.node.inputs.map((input) => ids.get(input) as number),
              output: ids.get(value) as number,
            },
          ]
        : [],
    ),
    of: ids.get(of) as number,
  };
}
