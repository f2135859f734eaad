import type { MeasureColumn } from "../../../engine/training/layers/measures";

/** What a row of the measures has of each layer, in the engine's order. */
export const measureColumns: readonly MeasureColumn[] = ["gradientNorm", "updateRatio", "saturated", "dead"];
