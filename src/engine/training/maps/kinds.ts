import type { Bounds } from "../../studies/region";

/** A rectangle of the axes, in the data's units, and into how many cells it is divided. */
export interface MapGrid {
  readonly columns: number;
  /** 1 for a network with one input. */
  readonly rows: number;
  readonly bounds: Bounds;
}

/**
 * The network's outputs over a rectangle, for painting: [outputs, rows, columns], row 0 at the top. Where the loss takes
 * scores of classes they have been turned into probabilities.
 */
export interface RegionMap extends MapGrid {
  readonly outputs: number;
  readonly values: Float32Array;
}

/**
 * Every input as the network sees it, and then all units, layer after layer, over a rectangle: [units, rows, columns]. The
 * outputs are as in a `RegionMap`.
 */
export interface UnitMaps extends MapGrid {
  /** Inputs and units. */
  readonly units: number;
  readonly values: Float32Array;
}

/** One unit over a rectangle: [rows, columns]. */
export interface UnitMap extends MapGrid {
  /** From 1; 0 for an input. */
  readonly layer: number;
  /** From 1. */
  readonly index: number;
  /** The largest size of a number in the maps of the layer's units. */
  readonly reach: number;
  readonly values: Float32Array;
}

/** What a layer with two units makes of the plane: its places in the coordinates of the units. */
export interface BentPlane {
  /** From 1. */
  readonly layer: number;
  /** The units of every example, [example × 2]. */
  readonly points: Float64Array;
  /** The units over the plane, [2, rows, columns]: where a grid of lines comes to lie. */
  readonly lines: MapGrid & { readonly values: Float32Array };
  /** What the rest of the network says over the coordinates. */
  readonly region: RegionMap;
}
