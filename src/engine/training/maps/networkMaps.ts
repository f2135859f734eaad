import type { TrainableDocument } from "../../document/document";
import type { Plan } from "../../pass/plans/plan";
import type { OnKernels } from "../../simd/kernels";
import type { PreparedData } from "../data/preparedData";
import { roundBounds } from "./bounds";
import { ExampleOutputs } from "./exampleOutputs";
import type { BentPlane, MapGrid, RegionMap, UnitMap, UnitMaps } from "./kinds";
import { PlaneRegions } from "./planeRegions";
import { probabilitiesOf } from "./probabilities";

/** Shows what a network that is being trained computes: over the plane, at every example, at one place. */
export class NetworkMaps {
  private readonly parametersOf: Plan;
  private readonly regions: PlaneRegions;
  private readonly exampleOutputs: ExampleOutputs;
  private readonly squash: (outputs: Float64Array, count: number) => Float64Array;
  private readonly outputs: number;

  /** @param parametersOf a plan of the network; its parameters are read whenever something is asked for */
  constructor(document: TrainableDocument, parametersOf: Plan, data: PreparedData, on?: OnKernels) {
    this.parametersOf = parametersOf;
    this.regions = new PlaneRegions(document, parametersOf, data, on);
    this.exampleOutputs = new ExampleOutputs(document, parametersOf, data);
    this.squash = probabilitiesOf(document);
    this.outputs = document.layers[document.layers.length - 1].units;
  }

  /** @param axes counted from 1 */
  chooseAxes(axes: readonly number[]): void {
    this.regions.chooseAxes(axes);
  }

  region(grid: MapGrid): RegionMap {
    const { maps } = this.regions.computed(grid, [this.last]);
    return this.asRegion(grid, maps[0]);
  }

  units(grid: MapGrid): UnitMaps {
    const { maps } = this.regions.computed(grid, [this.parametersOf.graph.input, ...this.outputsOfLayers]);
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
    const [map] = this.regions.computed(grid, [tensor]).maps;
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
    const points = this.exampleOutputs.of(tensor, 2);
    const over = { columns: cells, rows: cells, bounds: roundBounds(points) };
    const [lines] = this.regions.computed(grid, [tensor]).maps;
    const { maps } = this.regions.computed(over, [this.last], tensor);
    return {
      layer,
      points,
      lines: { ...grid, values: new Float32Array(lines) },
      region: this.asRegion(over, maps[0]),
    };
  }

  /**
   * The outputs for every example, [example × output].
   * @param of where they are bytes, which examples; the outputs of the others are NaN
   */
  examples(of?: Int32Array): Float64Array {
    return this.exampleOutputs.all(of);
  }

  /**
   * The outputs at one place.
   * @param inputs all columns, in the data's units
   */
  at(inputs: readonly number[]): readonly number[] {
    return this.exampleOutputs.at(inputs);
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
}
