import type { NetworkGraph, Node } from "../graph/graph";
import type { Shape } from "../shape";
import { sizeOf } from "../shape";
import { kernelOperation } from "./operations";
import { type PlacedExamples, type PlacementOptions, rowOf } from "./placement";
import type { MemoryRoom } from "./room";

/** The words of a stage, each an i32, in the order of `assembly/plan.ts`. */
const words = [
  ...["operation", "units", "batch", "row", "x", "y", "dx", "dy", "xRow", "rowsAreExamples"],
  ...["inputs", "weights", "dWeights", "bias", "dBias", "biases"],
  ...["targets", "losses", "shares", "mask", "scratch", "numbers"],
] as const;

export type KernelStage = Readonly<Partial<Record<string, number>>>;

export const stageBytes = 4 * words.length;

export const stageWords = (stages: readonly KernelStage[]): Int32Array =>
  Int32Array.from(stages.flatMap((stage) => words.map((word) => stage[word] ?? 0)));

/** The buffers that stages work on. */
export interface Buffers {
  readonly tensors: ReadonlyMap<number, PlacedExamples>;
  /** Where each weight matrix and bias is, and its gradient. */
  readonly parameters: ReadonlyMap<number, { readonly address: number; readonly gradient: number }>;
  /** A number for each example: its loss, and what that counts in the whole. */
  readonly losses: number;
  readonly shares: number;
  /** All bits for each example, none for what fills up the row. */
  readonly mask: number;
}

/**
 * The stages of operations in their order. Those of penalties come first: on the way back they are last, and add to what the
 * products give the weights.
 */
export function kernelStages(
  graph: NetworkGraph,
  nodes: readonly Node[],
  buffers: Buffers,
  options: PlacementOptions,
  room: MemoryRoom,
): KernelStage[] {
  const penalties = nodes.flatMap((node) => penaltyStages(graph, node, buffers, room));
  const others = nodes.flatMap((node) => {
    const { kernel } = node.op;
    // Penalties are added where the losses become one.
    if (!kernel || kernel.name === "add") return [];
    const shapes = shapesOf(graph, node, options.batch);
    const operation = kernelOperation(kernel.name);
    const common = {
      operation,
      batch: options.batch,
      numbers: room.takeNumbers(kernel.numbers?.(shapes) ?? []),
    };
    return [{ ...common, ...buffersOf(graph, node, shapes, buffers, options, room) }];
  });
  return [...penalties, ...others];
}

function penaltyStages(
  graph: NetworkGraph,
  node: Node,
  { parameters }: Buffers,
  room: MemoryRoom,
): KernelStage[] {
  const shapes = shapesOf(graph, node, 1);
  return (node.op.kernelsOfInputs ?? []).flatMap((kernels, input) =>
    kernels.map(({ name, numbers }) => {
      const { address, gradient } = known(parameters, node.inputs[input]);
      const settings = room.takeNumbers(numbers?.(shapes) ?? []);
      return {
        operation: kernelOperation(name),
        units: sizeOf(shapes[input]),
        x: address,
        dx: gradient,
        numbers: settings,
      };
    }),
  );
}

function buffersOf(
  graph: NetworkGraph,
  { op, inputs, output }: Node,
  shapes: readonly Shape[],
  { tensors, parameters, losses, shares, mask }: Buffers,
  options: PlacementOptions,
  room: MemoryRoom,
): KernelStage {
  const [units] = shapes[0];
  if (inputs[0] === graph.exampleLosses) {
    const { address: targets, row } = known(tensors, graph.target);
    return { units: graph.tensors[graph.target].shape[0], row, targets, losses, shares };
  }
  if (output === graph.exampleLosses) {
    const from = known(tensors, inputs[0]);
    const { address: targets } = known(tensors, inputs[1]);
    const scratch = op.scratch ? room.take(units * rowOf(options)) : 0;
    const scores = { x: from.address, dx: from.gradient, row: from.row };
    return { units, ...scores, targets, losses, shares, mask, scratch };
  }
  const to = known(tensors, output);
  if (parameters.has(inputs[0])) {
    const [W, X, b] = inputs;
    const from = known(tensors, X);
    const [weights, bias] = [known(parameters, W), known(parameters, b)];
    return {
      ...{ units, inputs: shapes[0][1], row: to.row, y: to.address, dy: to.gradient },
      ...{
        x: from.address,
        dx: from.gradient,
        xRow: from.row,
        rowsAreExamples: Number(from.rowsAreExamples),
      },
      ...{ weights: weights.address, dWeights: weights.gradient },
      ...{ bias: bias.address, dBias: bias.gradient, biases: shapes[2][0] },
    };
  }
  const from = known(tensors, inputs[0]);
  return { units, row: to.row, x: from.address, dx: from.gradient, y: to.address, dy: to.gradient };
}

function known<Value>(values: ReadonlyMap<number, Value>, id: number): Value {
  const value = values.get(id);
  if (!value) throw new Error(`kernels: tensor ${id} has no buffer`);
  return value;
}

function shapesOf({ tensors }: NetworkGraph, { inputs }: Node, batch: number): Shape[] {
  return inputs.map((id) => {
    const { shape, perExample } = tensors[id];
    return perExample ? [...shape, batch] : shape;
  });
}
