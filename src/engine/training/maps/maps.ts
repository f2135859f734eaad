import type { TrainableDocument } from "../../document/document";
import { withoutPenalty } from "../../document/document";
import { formulasOf } from "../../document/features/features";
import type { FeatureFormula } from "../../document/features/formula";
import { compile } from "../../network/compile";
import { predict } from "../../pass/passes";
import { createPlan, type Plan } from "../../pass/plans/plan";
import type { OnKernels } from "../../simd/kernels";
import { cellMiddles, createRegion, type Region } from "../../studies/region";
import { loadExamples } from "../data/examples";
import type { PreparedData } from "../data/preparedData";
import { allExamples, examplesAt, inputOf, widthOf } from "../data/seenExamples";
import { standardized } from "../data/standardization";
import { roundBounds } from "./bounds";
import type { BentPlane, MapGrid, RegionMap, UnitMap, UnitMaps } from "./kinds";
import { probabilitiesOf } from "./probabilities";

/** So many examples at a time. */
const stretch = 256;

/** Shows what a network that is being trained computes: over the plane, at every example, at one place. */
export class NetworkMaps {
  private readonly document: TrainableDocument;
  private readonly parametersOf: Plan;
  private readonly data: PreparedData;
  private readonly on: OnKernels | undefined;
  private axes: readonly number[];
  private readonly regions = new Map<string, Region>();
  private readonly squash: (outputs: Float64Array, count: number) => Float64Array;
  private readonly outputs: number;
  /** What columns that are no axis are held at, in the data's units: their mean over the training examples. */
  private means: readonly number[] = [];
  private readonly formulas: readonly FeatureFormula[];
  private everyExample: Plan | undefined;
  private oneExample: Plan | undefined;
  private stretch: Plan | undefined;

  /** @param parametersOf a plan of the network; its parameters are read whenever something is asked for */
  constructor(document: TrainableDocument, parametersOf: Plan, data: PreparedData, on?: OnKernels) {
    this.document = document;
    this.on = on;
    this.parametersOf = parametersOf;
    this.data = data;
    this.axes = document.training.axes;
    this.squash = probabilitiesOf(document);
    this.outputs = document.layers[document.layers.length - 1].units;
    this.formulas = formulasOf(document);
  }

  /** @param axes counted from 1 */
  chooseAxes(axes: readonly number[]): void {
    if (axes.join() === this.axes.join()) return;
    this.axes = axes;
    this.forgetRegions();
  }

  region(grid: MapGrid): RegionMap {
    const { maps } = this.computed(grid, [this.last]);
    return this.asRegion(grid, maps[0]);
  }

  units(grid: MapGrid): UnitMaps {
    const { maps } = this.computed(grid, [this.parametersOf.graph.input, ...this.outputsOfLayers]);
    const cells = grid.columns * grid.rows;
    const shown = maps.with(-1, this.squash(maps[maps.length - 1], cells));
    const values = new Float32Array(shown.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const map of shown) {
      values.set(map, at);
      at += map.length;
    }
    return { ...grid, units: values.length / cells, values };
  }

  /**
   * @param layer from 1; 0 for the inputs
   * @param index from 1
   */
  unit(grid: MapGrid, layer: number, index: number): UnitMap {
    const { graph } = this.parametersOf;
    const tensor = layer === 0 ? graph.input : this.outputsOfLayers[layer - 1];
    const cells = grid.columns * grid.rows;
    const [map] = this.computed(grid, [tensor]).maps;
    const all = tensor === this.last ? this.squash(map, cells) : map;
    return {
      ...grid,
      layer,
      index,
      reach: all.reduce((most, value) => Math.max(most, Math.abs(value)), 0),
      values: new Float32Array(all.subarray((index - 1) * cells, index * cells)),
    };
  }

  /**
   * @param layer with two units, from 1
   * @param grid of the lines
   * @param cells of the region, across and up
   */
  bent(layer: number, grid: MapGrid, cells: number): BentPlane {
    const tensor = this.outputsOfLayers[layer - 1];
    const plan = this.allExamples();
    predict(plan);
    const points = turnedRows(plan.values[tensor], 2, plan.batch);
    const over = { columns: cells, rows: cells, bounds: roundBounds(points) };
    const [lines] = this.computed(grid, [tensor]).maps;
    const { maps } = this.computed(over, [this.last], tensor);
    return {
      layer,
      points,
      lines: { ...grid, values: new Float32Array(lines) },
      region: this.asRegion(over, maps[0]),
    };
  }

  /**
   * The outputs for every example, [example × output]. Bytes are brought a few at a time.
   * @param of where they are bytes, which examples; the outputs of the others are NaN
   */
  examples(of?: Int32Array): Float64Array {
    const stored = allExamples(this.data);
    if (!stored) return this.outputsOf(this.allExamples());
    const which = of ?? Int32Array.from({ length: this.data.count }, (_, n) => n);
    const count = which.length;
    const all = new Float64Array(this.data.count * this.outputs).fill(Number.NaN);
    this.stretch ??= this.planOf(stretch);
    for (let first = 0; first < count; first += stretch) {
      const batch = Math.min(stretch, count - first);
      const plan = batch === stretch ? this.stretch : this.planOf(batch);
      const indices = which.subarray(first, first + batch);
      loadExamples(plan, stored, indices);
      const outputs = this.outputsOf(plan);
      for (let n = 0; n < batch; n++)
        all.set(outputs.subarray(n * this.outputs, (n + 1) * this.outputs), indices[n] * this.outputs);
    }
    return all;
  }

  /**
   * The outputs at one place.
   * @param inputs all columns, in the data's units
   */
  at(inputs: readonly number[]): readonly number[] {
    this.oneExample ??= this.loaded([0]);
    const X = this.oneExample.values[this.oneExample.graph.input];
    const { columns } = this.data;
    for (let i = 0; i < X.length; i++) {
      const feature = this.formulas[i - columns.length];
      X[i] = standardized(this.data, i, feature ? feature.evaluate(inputs, 0) : inputs[i]);
    }
    return [...this.outputsOf(this.oneExample)];
  }

  /** The last stage of each layer. */
  private get outputsOfLayers(): number[] {
    return this.parametersOf.graph.layers.map(({ stages }) => stages[stages.length - 1]);
  }

  private get last(): number {
    const all = this.outputsOfLayers;
    return all[all.length - 1];
  }

  private asRegion(grid: MapGrid, map: Float64Array): RegionMap {
    const values = new Float32Array(this.squash(map, grid.columns * grid.rows));
    return { ...grid, outputs: this.outputs, values };
  }

  private allExamples(): Plan {
    this.everyExample ??= this.loaded([...Array(this.data.count).keys()]);
    return this.everyExample;
  }

  /** @param from what the rectangle is of, where it isn't the inputs */
  private computed(grid: MapGrid, tensors: readonly number[], from?: number): Region {
    const { columns, rows, bounds } = grid;
    const key = `${tensors.join()} ${from} ${columns} ${rows} ${bounds.join(" ")}`;
    const known = this.regions.get(key);
    // Zooming asks for new rectangles all the time: only the latest few are kept.
    if (!known && this.regions.size >= 6) this.forgetRegions();
    const region = known ?? this.created(grid, tensors, from);
    this.regions.set(key, region);
    for (let chunk = 0; chunk < region.chunks; chunk++) region.compute(chunk);
    return region;
  }

  private created({ columns, rows, bounds }: MapGrid, tensors: readonly number[], from?: number): Region {
    if (this.means.length === 0) this.means = meansOf(this.data);
    if (from !== undefined) return createRegion(this.parametersOf, columns, rows, bounds, { tensors, from });
    const axes = this.axes.map((axis) => axis - 1);
    const [xMin, xMax, yMin, yMax] = bounds;
    const seen = (axis: number, value: number) => standardized(this.data, axis, value);
    const [across, up] = axes;
    const upward: readonly [number, number] = up === undefined ? [0, 1] : [seen(up, yMin), seen(up, yMax)];
    return createRegion(
      this.parametersOf,
      columns,
      rows,
      [seen(across, xMin), seen(across, xMax), ...upward],
      {
        axes,
        others: this.seenMeans(),
        given: this.featuresOver({ columns, rows, bounds }),
        tensors,
        on: this.on,
      },
    );
  }

  /** What the network sees where every column is at its mean; features are computed of the means. */
  private seenMeans(): Float64Array {
    const all = [...this.means, ...this.formulas.map(({ evaluate }) => evaluate(this.means, 0))];
    return Float64Array.from(all, (mean, i) => standardized(this.data, i, mean));
  }

  /** The features that change over a rectangle, at the middle of each cell. */
  private featuresOver({ columns, rows, bounds }: MapGrid): { input: number; values: Float64Array }[] {
    const [across, up] = this.axes.map((axis) => axis - 1);
    const { xs, ys } = cellMiddles(columns, rows, bounds);
    const row = [...this.means];
    return this.formulas.map(({ evaluate }, k) => {
      const input = this.means.length + k;
      const values = new Float64Array(columns * rows);
      for (let cell = 0; cell < values.length; cell++) {
        row[across] = xs[cell % columns];
        if (up !== undefined) row[up] = ys[Math.floor(cell / columns)];
        values[cell] = standardized(this.data, input, evaluate(row, 0));
      }
      return { input, values };
    });
  }

  private forgetRegions(): void {
    for (const region of this.regions.values()) region.release();
    this.regions.clear();
  }

  private planOf(batch: number): Plan {
    const { document, parametersOf } = this;
    return createPlan(compile(withoutPenalty(document)), batch, { parametersOf, inputGradients: false });
  }

  private loaded(indices: readonly number[]): Plan {
    const { data } = this;
    const plan = this.planOf(indices.length);
    const { inputs } = examplesAt(data, indices);
    const X = plan.values[plan.graph.input];
    const width = widthOf(data);
    for (let n = 0; n < indices.length; n++)
      for (let i = 0; i < width; i++) X[i * indices.length + n] = inputs[n * width + i];
    return plan;
  }

  /** Row by row, [batch × outputs]. */
  private outputsOf(plan: Plan): Float64Array {
    predict(plan);
    const { stages } = plan.graph.layers[plan.graph.layers.length - 1];
    const Y = this.squash(plan.values[stages[stages.length - 1]], plan.batch);
    return turnedRows(Y, this.outputs, plan.batch);
  }
}

/** Columns of [width, batch] as rows, [batch × width]. */
function turnedRows(columns: Float64Array, width: number, batch: number): Float64Array {
  const rows = new Float64Array(columns.length);
  for (let n = 0; n < batch; n++)
    for (let k = 0; k < width; k++) rows[n * width + k] = columns[k * batch + n];
  return rows;
}

function meansOf(data: PreparedData): number[] {
  const { columns, partOf, count } = data;
  const trained = [...Array(count).keys()].filter((n) => partOf[n] === 0);
  return columns.map((_, i) => trained.reduce((sum, n) => sum + inputOf(data, n, i), 0) / trained.length);
}
