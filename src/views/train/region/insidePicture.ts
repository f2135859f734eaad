import type { RegionReading } from "../../../draw/region/regionPicture";
import type { TrainableDocument } from "../../../engine/document/document";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import type { RegionMap, TrainingFrame } from "../../../store/training/training";
import type { Inside } from "../parts/planeView";
import { readingOf } from "./reading";

/** What a unit's map makes of the large picture; nothing where the frame has another one, or none. */
export function insidePicture(
  unit: TrainingFrame["unit"],
  inside: Inside,
  { layers }: TrainableDocument,
  data: PreparedData,
): { readonly region: RegionMap; readonly reading: RegionReading } | undefined {
  if (inside.kind !== "unit" || unit?.layer !== inside.layer || unit.index !== inside.index) return undefined;
  return { region: asRegion(unit), reading: readingFor(unit) };

  function readingFor({ layer, index, reach, values }: NonNullable<TrainingFrame["unit"]>): RegionReading {
    if (layer < layers.length) return { kind: "value", middle: 0, reach: reach || 1 };
    if (data.task.kind === "regression" || layers[layer - 1].units === 1) return readingOf(data);
    const [low, high] = [Math.min(0, least(values)), Math.max(1, reach)];
    return { kind: "class", index: index - 1, low, high };
  }
}

const least = (values: Float32Array) => values.reduce((a, b) => Math.min(a, b), 0);

/** The same object for the same map: it is painted once. */
const regions = new WeakMap<object, RegionMap>();

function asRegion(unit: NonNullable<TrainingFrame["unit"]>): RegionMap {
  const known = regions.get(unit) ?? { ...unit, outputs: 1 };
  regions.set(unit, known);
  return known;
}
