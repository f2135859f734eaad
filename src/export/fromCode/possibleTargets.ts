import pick from "../../engine/ops/shapes/pick";
import type { ProgramPass } from "../../engine/pass/programs/programPass";
import { sizeOf } from "../../engine/shape";

/**
 * What a program's outputs may be compared with: arrays of as many numbers that don't depend on any parameter, and classes
 * by which one output of each example is picked, as 0 and 1.
 * @param output the tensor of the outputs
 * @param fromData whether a tensor is computed from what the first layer takes
 * @param table numbers as [example][output]
 */
export function possibleTargets(
  { graph, plan }: ProgramPass,
  output: number,
  fromData: ReadonlySet<number>,
  table: (numbers: Float64Array, columns: number) => number[][],
  outputs: number,
): number[][][] {
  const size = sizeOf(graph.tensors[output].shape);
  const found: number[][][] = [];
  for (const { op, inputs } of graph.nodes) {
    const indices = op.id === pick.id ? (op.made?.indices as Int32Array | undefined) : undefined;
    if (!indices || !fromData.has(inputs[0]) || sizeOf(graph.tensors[inputs[0]].shape) !== size) continue;
    const isPicked = new Float64Array(size);
    for (const index of indices) isPicked[index] = 1;
    const rows = table(isPicked, outputs);
    if (rows.every((row) => row.reduce((sum, one) => sum + one, 0) === 1)) found.push(rows);
  }
  // The last are nearest to the loss.
  for (const { id } of graph.tensors.toReversed())
    if (id !== output && !fromData.has(id) && plan.values[id].length === size)
      found.push(table(plan.values[id], outputs));
  return found;
}
