import type { TrainableDocument } from "../../document/document";
import { formulasOf } from "../../document/features/features";
import type { FeatureFormula } from "../../document/features/formula";
import type { Plan } from "../../pass/plans/plan";
import type { OnKernels } from "../../simd/kernels";
import { cellMiddles, createRegion, type Region } from "../../studies/region";
import type { PreparedData } from "../data/preparedData";
import { inputOf } from "../data/seenExamples";
import { standardized } from "../data/standardization";
import type { MapGrid } from "./kinds";

/** So many are kept: zooming asks for new rectangles all the time. */
const mostRegions = 6;

/** Tensors of a network over rectangles of the plane of the axes, or of a layer's units. */
export class PlaneRegions {
  private readonly parametersOf: Plan;
  private readonly data: PreparedData;
  private readonly on: OnKernels | undefined;
  private readonly formulas: readonly FeatureFormula[];
  private readonly regions = new Map<string, Region>();
  private axes: readonly number[];
  /** What columns that aren't axes are held at, in the data's units: their mean over the training examples. */
  private means: readonly number[] = [];

  /** @param parametersOf a plan of the network; its parameters are read whenever something is asked for */
  constructor(document: TrainableDocument, parametersOf: Plan, data: PreparedData, on?: OnKernels) {
    this.parametersOf = parametersOf;
    this.data = data;
    this.on = on;
    this.axes = document.training.axes;
    this.formulas = formulasOf(document);
  }

  /** @param axes counted from 1 */
  chooseAxes(axes: readonly number[]): void {
    if (axes.join() === this.axes.join()) return;
    this.axes = axes;
    this.forgetRegions();
  }

  /**
   * With the parameters of this moment.
   * @param from what the rectangle is of, where it isn't the inputs
   */
  computed(grid: MapGrid, tensors: readonly number[], from?: number): Region {
    const { columns, rows, bounds } = grid;
    const key = `${tensors.join()} ${from} ${columns} ${rows} ${bounds.join(" ")}`;
    const known = this.regions.get(key);
    if (!known && this.regions.size >= mostRegions) this.forgetRegions();
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
}

function meansOf(data: PreparedData): number[] {
  const { columns, partOf, count } = data;
  const trained = [...Array(count).keys()].filter((n) => partOf[n] === 0);
  return columns.map((_, i) => trained.reduce((sum, n) => sum + inputOf(data, n, i), 0) / trained.length);
}
