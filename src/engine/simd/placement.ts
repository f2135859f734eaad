import type { Graph, NetworkGraph, Node } from "../graph/graph";
import { sizeOf } from "../shape";
import { upTo } from "./memory";
import { type MemoryRoom, vector } from "./room";

/** The numbers of a tensor that has some for each example. */
export interface PlacedExamples {
  readonly address: number;
  /** Of its gradient; 0 where nobody asks for it. */
  readonly gradient: number;
  /** Bytes from one unit to the next; where each example is a row of its own, from one example to the next. */
  readonly row: number;
  readonly rowsAreExamples: boolean;
}

export interface PlacementOptions {
  readonly batch: number;
  /** Bytes of a number. */
  readonly size: number;
  /** The tensors whose gradients are computed. */
  readonly gradients: "none" | "all" | "allButInputs";
}

/** From so many inputs on, examples are read as rows, as they lie in the data, and not turned: turning would take as long. */
export const wide = 24;

/** Bytes of a row of all examples: whole vectors. */
export const rowOf = ({ batch, size }: PlacementOptions): number => upTo(batch * size, vector);

/**
 * Gives the tensors that the operations take and make their buffers: [units, batch], each unit's row filled up with zeros
 * to whole vectors. A single example would waste half of each: its hidden units lie side by side.
 */
export function placeTensors(
  graph: NetworkGraph,
  nodes: readonly Node[],
  options: PlacementOptions,
  room: MemoryRoom,
): ReadonlyMap<number, PlacedExamples> {
  const { batch, size, gradients } = options;
  const last = lastTensors(graph);
  const isAlone =
    batch === 1 && nodes.every(({ op, output }) => last.has(output) || op.kernel?.name !== "softmax");
  const used = new Set(nodes.flatMap(({ inputs, output }) => [...inputs, output]));
  const placed = new Map<number, PlacedExamples>();
  for (const { id, shape, perExample } of graph.tensors) {
    if (!used.has(id) || !perExample || shape.length === 0) continue;
    const [units] = shape;
    const isInput = id === graph.input;
    const besideEachOther = isAlone && !last.has(id);
    const rowsAreExamples = besideEachOther || (isInput && units >= wide);
    const row =
      rowsAreExamples && isInput ? exampleRow(units * size) : besideEachOther ? size : rowOf(options);
    const bytes = (rowsAreExamples && isInput ? batch : units) * row;
    const hasGradient =
      id !== graph.target && gradients !== "none" && !(isInput && gradients === "allButInputs");
    const address = room.take(bytes);
    placed.set(id, { address, gradient: hasGradient ? room.take(bytes) : 0, row, rowsAreExamples });
  }
  return placed;
}

/** Where each parameter begins, in bytes from the first: as in a plan's `parameters`. */
export function placeParameters({ tensors, parameters }: Graph, size: number): ReadonlyMap<number, number> {
  let next = 0;
  const placed = new Map<number, number>();
  for (const id of [...parameters].sort((a, b) => a - b)) {
    placed.set(id, next);
    next += size * sizeOf(tensors[id].shape);
  }
  return placed;
}

/** Those of the last layer, and the targets: the loss takes them with the examples side by side. */
function lastTensors({ layers, target }: NetworkGraph): ReadonlySet<number> {
  const { preActivation, stages } = layers[layers.length - 1];
  return new Set([preActivation, ...stages, target]);
}

/** An odd number of the cache's lines: rows that lie a power of two apart would share few places in it. */
function exampleRow(bytes: number): number {
  const lines = Math.ceil(bytes / 64);
  return 64 * (lines % 2 === 0 ? lines + 1 : lines);
}
