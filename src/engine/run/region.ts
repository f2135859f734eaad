import type { Tensor } from "../network/graph";
import { predict } from "./passes";
import { createPlan, type Plan } from "./plan";

/** The edges of a rectangle of inputs: [xMin, xMax, yMin, yMax]. */
export type Bounds = readonly [number, number, number, number];

/** A network with two inputs, evaluated at the middle of every cell of a grid. */
export interface Region {
  readonly columns: number;
  readonly rows: number;
  /**
   * One map for each of the tensors asked for, filled by `compute`: [units, rows, columns]. Row 0 is at yMax, as pixels
   * are counted.
   */
  readonly maps: readonly Float64Array[];
  /** How many parts the grid is computed in. */
  readonly chunks: number;
  /**
   * Fills one part of the maps from the present parameters. Allocates nothing.
   * @param chunk counts from 0
   */
  compute(chunk: number): void;
}

/** How many numbers a chunk may hold to stay in the cache: 128 KiB, half of the second level of small processors. */
const cached = 16384;

/**
 * @param parametersOf a plan of the network; its parameters are read at each `compute`
 * @param tensors ids of what is mapped; all must have a number for each example
 * @throws RangeError where the network doesn't take two inputs
 */
export function createRegion(
  parametersOf: Plan,
  columns: number,
  rows: number,
  [xMin, xMax, yMin, yMax]: Bounds,
  tensors: readonly number[] = [outputOf(parametersOf)],
): Region {
  const { graph } = parametersOf;
  const [inputs] = graph.tensors[graph.input].shape;
  if (inputs !== 2) throw new RangeError(`region: a grid has 2 inputs but the network takes ${inputs}`);

  const points = columns * rows;
  const chunk = Math.min(points, chunkSize(graph.tensors));
  const chunks = Math.ceil(points / chunk);
  const plan = createPlan(graph, chunk, { parametersOf, inputGradients: false });
  const X = plan.values[graph.input];
  const sources = tensors.map((id) => plan.values[id]);
  const maps = tensors.map((id) => new Float64Array(graph.tensors[id].shape[0] * points));
  const xs = Float64Array.from({ length: columns }, (_, column) =>
    between(xMin, xMax, (column + 0.5) / columns),
  );
  const ys = Float64Array.from({ length: rows }, (_, row) => between(yMax, yMin, (row + 0.5) / rows));

  return {
    columns,
    rows,
    maps,
    chunks,
    compute(number) {
      // The last chunk begins early enough to be a whole one; a few points are computed twice.
      const first = Math.min(number * chunk, points - chunk);
      fillPoints(X, xs, ys, first, chunk);
      predict(plan);
      for (let k = 0; k < maps.length; k++) copyRows(sources[k], chunk, maps[k], points, first);
    },
  };
}

function outputOf({ graph: { layers } }: Plan): number {
  const { stages } = layers[layers.length - 1];
  return stages[stages.length - 1];
}

/** How many examples a chunk has, a multiple of 8. */
function chunkSize(tensors: readonly Tensor[]): number {
  const perExample = tensors.reduce(
    (sum, tensor) => sum + (tensor.perExample ? (tensor.shape[0] ?? 1) : 0),
    0,
  );
  return 8 * Math.max(1, Math.floor(cached / perExample / 8));
}

const between = (from: number, to: number, part: number) => from + (to - from) * part;

/** Writes the inputs of `count` points from the `first` on into X, [2, count]. */
function fillPoints(X: Float64Array, xs: Float64Array, ys: Float64Array, first: number, count: number): void {
  let column = first % xs.length;
  let row = (first - column) / xs.length;
  for (let n = 0; n < count; n++) {
    X[n] = xs[column];
    X[count + n] = ys[row];
    column += 1;
    if (column === xs.length) {
      column = 0;
      row += 1;
    }
  }
}

/** Copies rows of `length` numbers to the place `at` in rows of `pitch` numbers. */
function copyRows(from: Float64Array, length: number, to: Float64Array, pitch: number, at: number): void {
  for (let source = 0, target = at; source < from.length; source += length, target += pitch) {
    for (let k = 0; k < length; k++) to[target + k] = from[source + k];
  }
}
