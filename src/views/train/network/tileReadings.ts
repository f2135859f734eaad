import type { TileReading } from "../../../draw/unitGraph/tiles";
import type { TrainableDocument } from "../../../engine/document/document";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import type { TrainingFrame } from "../../../store/training/training";
import { readingOf } from "../region/reading";

type TileMaps = NonNullable<TrainingFrame["units"]>;

/** What one column's maps say, and how far its colours reach. */
export interface ColumnReading {
  /** Of a unit, from 1. */
  of(index: number): TileReading;
  /** The largest size of a number of its units; of the outputs of a classification the scale is that of the classes. */
  readonly reach: number | undefined;
}

/** How the maps of a column are read. Each input has a scale of its own; the units of a layer share one. */
export function columnReading(
  document: TrainableDocument,
  data: PreparedData,
  maps: TileMaps,
  layer: number,
): ColumnReading {
  const { inputs, layers } = document;
  const cells = maps.columns * maps.rows;
  const first = [inputs, ...layers.map(({ units }) => units)].slice(0, layer).reduce((sum, n) => sum + n, 0);
  const count = layer === 0 ? inputs : layers[layer - 1].units;
  if (layer === layers.length) {
    if (data.task.kind === "regression") {
      const reading = readingOf(data);
      if (reading.kind === "value") return { of: () => reading, reach: undefined };
    }
    const [least, largest] = finiteExtent(maps.values, first * cells, (first + count) * cells);
    const scale = { low: Math.min(0, least), high: Math.max(1, largest) };
    const of = (index: number): TileReading =>
      count === 1 ? { kind: "twoClasses", ...scale } : { kind: "class", index: index - 1, ...scale };
    return { of, reach: undefined };
  }
  const reachOf = (from: number, to: number) => {
    const [least, largest] = finiteExtent(maps.values, from * cells, to * cells);
    return Math.max(-least, largest, 0);
  };
  if (layer === 0) {
    const reaches = Array.from({ length: count }, (_, k) => reachOf(k, k + 1));
    return { of: (index) => ({ kind: "value", middle: 0, reach: reaches[index - 1] }), reach: undefined };
  }
  const reach = reachOf(first, first + count);
  return { of: () => ({ kind: "value", middle: 0, reach }), reach };
}

/** Least and largest finite number of a stretch; 0 and 0 where there is none. */
function finiteExtent(values: Float32Array, from: number, to: number): readonly [number, number] {
  let [least, largest] = [Infinity, -Infinity];
  for (let k = from; k < to; k++) {
    const value = values[k];
    if (value < least && value > -Infinity) least = value;
    if (value > largest && value < Infinity) largest = value;
  }
  return least > largest ? [0, 0] : [least, largest];
}
