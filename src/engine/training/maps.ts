import type { TrainableDocument } from "../document/document";
import { withoutPenalty } from "../document/document";
import { lossOf } from "../document/variants";
import { activationOps, compile } from "../network/compile";
import { zeroOne } from "../ops/loss";
import { predict } from "../pass/passes";
import { createPlan, type Plan } from "../pass/plan";
import { type Bounds, createRegion, type Region } from "../studies/region";
import { examplesAt, type PreparedData, standardized } from "./data";

/** A rectangle of the axes, in the data's units, and into how many cells it is divided. */
export interface Grid {
  readonly columns: number;
  /** 1 for a network with one input. */
  readonly rows: number;
  readonly bounds: Bounds;
}

/**
 * The network's outputs over a rectangle, for painting: [outputs, rows, columns], row 0 at the top. Where the loss takes
 * scores of classes they have been turned into probabilities.
 */
export interface RegionMap extends Grid {
  readonly outputs: number;
  readonly values: Float32Array;
}

/** All units over a rectangle, layer after layer: [units, rows, columns]. */
export interface UnitMaps extends Grid {
  readonly units: number;
  readonly values: Float32Array;
}

/** Shows what a network that is being trained computes: over the plane, at every example, at one place. */
export class Maps {
  private readonly document: TrainableDocument;
  private readonly parametersOf: Plan;
  private readonly data: PreparedData;
  private axes: readonly number[];
  private readonly regions = new Map<string, Region>();
  private readonly squash: (outputs: Float64Array, count: number) => Float64Array;
  private readonly outputs: number;
  /** What inputs that are no axis are held at: their mean over the training examples. */
  private readonly others: Float64Array;
  private everyExample: Plan | undefined;
  private oneExample: Plan | undefined;

  /** @param parametersOf a plan of the network; its parameters are read whenever something is asked for */
  constructor(document: TrainableDocument, parametersOf: Plan, data: PreparedData) {
    this.document = document;
    this.parametersOf = parametersOf;
    this.data = data;
    this.axes = document.training.axes;
    this.squash = probabilitiesOf(document);
    this.outputs = document.layers[document.layers.length - 1].units;
    this.others = meansOf(data);
  }

  /** @param axes counted from 1 */
  chooseAxes(axes: readonly number[]): void {
    if (axes.join() === this.axes.join()) return;
    this.axes = axes;
    this.regions.clear();
  }

  region(grid: Grid): RegionMap {
    const { maps } = this.computed(grid, "outputs");
    const values = new Float32Array(this.squash(maps[0], grid.columns * grid.rows));
    return { ...grid, outputs: this.outputs, values };
  }

  units(grid: Grid): UnitMaps {
    const { maps } = this.computed(grid, "units");
    const total = maps.reduce((sum, { length }) => sum + length, 0);
    const values = new Float32Array(total);
    let at = 0;
    for (const map of maps) {
      values.set(map, at);
      at += map.length;
    }
    return { ...grid, units: total / (grid.columns * grid.rows), values };
  }

  /** The outputs for every example, [example × output]. */
  examples(): Float64Array {
    this.everyExample ??= this.loaded([...Array(this.data.count).keys()]);
    return this.outputsOf(this.everyExample);
  }

  /**
   * The outputs at one place.
   * @param inputs all of them, in the data's units
   */
  at(inputs: readonly number[]): readonly number[] {
    this.oneExample ??= this.loaded([0]);
    const X = this.oneExample.values[this.oneExample.graph.input];
    for (let i = 0; i < X.length; i++) X[i] = standardized(this.data, i, inputs[i]);
    return [...this.outputsOf(this.oneExample)];
  }

  private computed(grid: Grid, what: "outputs" | "units"): Region {
    const { columns, rows, bounds } = grid;
    const key = `${what} ${columns} ${rows} ${bounds.join(" ")}`;
    const known = this.regions.get(key);
    const region = known ?? this.created(grid, what);
    // Zooming asks for new rectangles all the time: only the latest few are kept.
    if (!known && this.regions.size >= 4) this.regions.clear();
    this.regions.set(key, region);
    for (let chunk = 0; chunk < region.chunks; chunk++) region.compute(chunk);
    return region;
  }

  private created({ columns, rows, bounds }: Grid, what: "outputs" | "units"): Region {
    const axes = this.axes.map((axis) => axis - 1);
    const [xMin, xMax, yMin, yMax] = bounds;
    const seen = (axis: number, value: number) => standardized(this.data, axis, value);
    const [across, up] = axes;
    const upward: readonly [number, number] = up === undefined ? [0, 1] : [seen(up, yMin), seen(up, yMax)];
    const { layers } = this.parametersOf.graph;
    const tensors = what === "units" ? layers.map(({ stages }) => stages[stages.length - 1]) : undefined;
    return createRegion(
      this.parametersOf,
      columns,
      rows,
      [seen(across, xMin), seen(across, xMax), ...upward],
      { axes, others: this.others, ...(tensors && { tensors }) },
    );
  }

  private loaded(places: readonly number[]): Plan {
    const { document, parametersOf, data } = this;
    const plan = createPlan(compile(withoutPenalty(document)), places.length, {
      parametersOf,
      inputGradients: false,
    });
    const { inputs } = examplesAt(data, places);
    const X = plan.values[plan.graph.input];
    const width = data.columns.length;
    for (let n = 0; n < places.length; n++)
      for (let i = 0; i < width; i++) X[i * places.length + n] = inputs[n * width + i];
    return plan;
  }

  /** Row by row, [batch × outputs]. */
  private outputsOf(plan: Plan): Float64Array {
    predict(plan);
    const { stages } = plan.graph.layers[plan.graph.layers.length - 1];
    const Y = this.squash(plan.values[stages[stages.length - 1]], plan.batch);
    const rows = new Float64Array(Y.length);
    for (let n = 0; n < plan.batch; n++)
      for (let k = 0; k < this.outputs; k++) rows[n * this.outputs + k] = Y[k * plan.batch + n];
    return rows;
  }
}

/** 1 for each example whose class isn't the one that the outputs say. */
export function misclassified(
  document: TrainableDocument,
  labels: Int32Array,
  outputs: Float64Array,
): Uint8Array {
  const width = outputs.length / labels.length;
  const code = lossOf(document).classes ?? zeroOne;
  const boundary = code.probabilities ? 0.5 : (code.boundary ?? 0.5);
  const wrong = new Uint8Array(labels.length);
  for (let n = 0; n < labels.length; n++) {
    const first = n * width;
    const said = width === 1 ? Number(outputs[first] >= boundary) : largest(outputs, first, width);
    const answer = outputs[width === 1 ? first : first + said];
    if (said !== labels[n] || Number.isNaN(answer)) wrong[n] = 1;
  }
  return wrong;
}

/** The place of the first of the largest numbers, or of the first that isn't one. */
function largest(numbers: Float64Array, first: number, count: number): number {
  let place = 0;
  for (let k = 0; k < count; k++) {
    if (Number.isNaN(numbers[first + k])) return k;
    if (numbers[first + k] > numbers[first + place]) place = k;
  }
  return place;
}

/** Turns the scores of classes into probabilities where the loss takes scores; all else stays. */
function probabilitiesOf(
  document: TrainableDocument,
): (outputs: Float64Array, count: number) => Float64Array {
  const id = lossOf(document).classes?.probabilities;
  const last = document.layers[document.layers.length - 1];
  const [op] = id ? activationOps({ ...last, activation: id }) : [];
  if (!op) return (outputs) => outputs;
  return (outputs, count) => {
    const shape = [outputs.length / count, count];
    const probabilities = new Float64Array(outputs.length);
    const scratch = new Float64Array(op.scratch ? op.scratch([shape]).reduce((size, n) => size * n, 1) : 0);
    op.forward([outputs], probabilities, [shape], scratch);
    return probabilities;
  };
}

function meansOf(data: PreparedData): Float64Array {
  const { columns, inputs, partOf, count } = data;
  const width = columns.length;
  const trained = [...Array(count).keys()].filter((n) => partOf[n] === 0);
  return Float64Array.from(columns, (_, i) => {
    const mean = trained.reduce((sum, n) => sum + inputs[n * width + i], 0) / trained.length;
    return standardized(data, i, mean);
  });
}
