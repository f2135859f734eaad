import type { Tensor } from "../graph/graph";
import { predict } from "../pass/passes";
import { createPlan, type Plan } from "../pass/plans/plan";
import type { OnKernels } from "../simd/kernels";
import { canMap, KernelMap } from "../simd/map";

/** The edges of a rectangle of inputs: [xMin, xMax, yMin, yMax]. */
export type Bounds = readonly [number, number, number, number];

/** A network, or what is left of it after a layer, evaluated at the middle of every cell of a grid. */
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
  /** Gives the kernels' memory back; the maps stay. */
  release(): void;
}

/** How many numbers a chunk may hold to stay in the cache: 128 KiB, half of the second level of small processors. */
const cached = 16384;

export interface RegionOptions {
  /** Ids of what is mapped, the outputs by default; all must have a number for each example. */
  readonly tensors?: readonly number[];
  /** What the rectangle is of, by its id: the input, or the output of a layer, from which the network goes on. */
  readonly from?: number;
  /** The inputs that go across and up, from 0. Of a network with one input there is only the first. */
  readonly axes?: readonly number[];
  /** The value of every input that isn't an axis; by input. */
  readonly others?: ArrayLike<number>;
  /** Inputs that change over the grid as given, [rows × columns]. */
  readonly given?: readonly GivenInput[];
  /** What computes it from the inputs on; without, and where an operation is missing there, the plain loops do. */
  readonly on?: OnKernels | undefined;
}

/** An input's value in each cell of a grid, row 0 at the top. */
export interface GivenInput {
  /** From 0. */
  readonly input: number;
  readonly values: Float64Array;
}

/** Where the middles of the columns, and of the rows from the top, lie. */
export const cellMiddles = (columns: number, rows: number, [xMin, xMax, yMin, yMax]: Bounds) => ({
  xs: Float64Array.from({ length: columns }, (_, column) => between(xMin, xMax, (column + 0.5) / columns)),
  ys: Float64Array.from({ length: rows }, (_, row) => between(yMax, yMin, (row + 0.5) / rows)),
});

/**
 * @param parametersOf a plan of the network; its parameters are read at each `compute`
 * @throws RangeError where the network has other inputs than the axes and their values aren't given
 */
export function createRegion(
  parametersOf: Plan,
  columns: number,
  rows: number,
  bounds: Bounds,
  {
    tensors = [outputOf(parametersOf)],
    from = parametersOf.graph.input,
    axes = [0, 1],
    others,
    given = [],
    on,
  }: RegionOptions = {},
): Region {
  const { graph } = parametersOf;
  const [inputs] = graph.tensors[from].shape;
  if (inputs !== axes.length && !others)
    throw new RangeError(`region: a grid has ${axes.length} inputs but the network takes ${inputs}`);

  const points = columns * rows;
  const chunk = Math.min(points, chunkSize(graph.tensors));
  const chunks = Math.ceil(points / chunk);
  const maps = tensors.map((id) => new Float64Array(graph.tensors[id].shape[0] * points));
  const { xs, ys } = cellMiddles(columns, rows, bounds);
  // The last chunk begins early enough to be a whole one; a few points are computed twice.
  const firstOf = (number: number) => Math.min(number * chunk, points - chunk);

  if (on && from === graph.input && canMap({ graph, stretch: chunk })) {
    const { parameters } = parametersOf;
    const compiled = new KernelMap(on, parameters.length, {
      graph,
      stretch: chunk,
      xs,
      ys,
      axes,
      others,
      given,
      tensors,
    });
    return {
      columns,
      rows,
      maps,
      chunks,
      compute(number) {
        const first = firstOf(number);
        compiled.compute(parameters, first);
        for (let k = 0; k < maps.length; k++)
          copyRows(compiled.results[k].view, compiled.pitch, chunk, maps[k], points, first);
      },
      release: () => compiled.release(),
    };
  }

  const whole = createPlan(graph, chunk, { parametersOf, inputGradients: false });
  const plan = goingOnFrom(whole, from);
  const X = plan.values[from];
  for (let i = 0; others && i < inputs; i++) X.fill(others[i], i * chunk, (i + 1) * chunk);
  const acrossRow = X.subarray(axes[0] * chunk, (axes[0] + 1) * chunk);
  const upRow = axes.length > 1 ? X.subarray(axes[1] * chunk, (axes[1] + 1) * chunk) : undefined;
  const sources = tensors.map((id) => plan.values[id]);

  return {
    columns,
    rows,
    maps,
    chunks,
    compute(number) {
      const first = firstOf(number);
      fillPoints(acrossRow, upRow, xs, ys, first);
      for (const { input, values } of given) X.set(values.subarray(first, first + chunk), input * chunk);
      predict(plan);
      for (let k = 0; k < maps.length; k++) copyRows(sources[k], chunk, chunk, maps[k], points, first);
    },
    release: () => undefined,
  };
}

/** The plan without what comes before a tensor is known. */
function goingOnFrom(plan: Plan, tensor: number): Plan {
  const known = plan.predict.findIndex(({ node }) => node.output === tensor);
  return { ...plan, predict: plan.predict.slice(known + 1) };
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

/** Writes the places of points from the `first` on, as many as there is room for. */
function fillPoints(
  across: Float64Array,
  up: Float64Array | undefined,
  xs: Float64Array,
  ys: Float64Array,
  first: number,
): void {
  let column = first % xs.length;
  let row = (first - column) / xs.length;
  for (let n = 0; n < across.length; n++) {
    across[n] = xs[column];
    if (up) up[n] = ys[row];
    column += 1;
    if (column === xs.length) {
      column = 0;
      row += 1;
    }
  }
}

/** Copies the first `length` numbers of rows of `step` to the place `at` in rows of `pitch` numbers. */
function copyRows(
  from: Float64Array,
  step: number,
  length: number,
  to: Float64Array,
  pitch: number,
  at: number,
): void {
  for (let source = 0, target = at; source < from.length; source += step, target += pitch) {
    for (let k = 0; k < length; k++) to[target + k] = from[source + k];
  }
}
