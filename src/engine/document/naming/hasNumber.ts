import type { Plain } from "../../names/tensorRef";
import { type NetworkDocument, stagesOf } from "../document";

/** Whether the network has this number. */
export function hasNumber(
  { base, layer, stage, index }: Plain,
  { inputs, layers }: NetworkDocument,
): boolean {
  if (base === "L" || base === "dataLoss" || base === "penalty")
    return layer === undefined && stage === undefined && index.length === 0;
  if (base === "x" || base === "t") {
    const size = base === "x" ? inputs : layers[layers.length - 1].units;
    return layer === undefined && stage === undefined && index.length === 1 && within(index[0], size);
  }
  const its = layer === undefined ? undefined : layers[layer - 1];
  if (!its || layer === undefined) return false;
  if (stage !== undefined && (base !== "a" || !within(stage, stagesOf(its).length - 1))) return false;
  if (base === "b" && its.biasMode !== "perUnit") return its.biasMode === "shared" && index.length === 0;
  if (base === "W")
    return (
      index.length === 2 &&
      within(index[0], its.units) &&
      within(index[1], layer === 1 ? inputs : layers[layer - 2].units)
    );
  return index.length === 1 && within(index[0], its.units);
}

const within = (index: number, size: number) => index >= 1 && index <= size;
