import type { measureColumns } from "../../../engine/training/layers/measures";

/** What a row of the measures has of each layer, in the engine's order. */
export const layerMeasures: typeof measureColumns = ["gradientNorm", "updateRatio", "saturated", "dead"];
