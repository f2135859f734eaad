import { type ClassTable, type DivergingTable, paintDiverging, paintShare } from "../region/regionPixels";

/** How the numbers of one map become colours. */
export type TileReading =
  /** Paper at `middle`, full colour `reach` away from it; weak numbers show, too: the colour grows as a root. */
  | { readonly kind: "value"; readonly middle: number; readonly reach: number }
  /** How sure a class is, from `low` to `high`, in the class's colour. */
  | { readonly kind: "class"; readonly index: number; readonly low: number; readonly high: number }
  /** How sure the second of two classes is: each has its colour. */
  | { readonly kind: "twoClasses"; readonly low: number; readonly high: number };

export interface TileTables {
  readonly values: DivergingTable;
  readonly classes: ClassTable;
  /** From the first class's colour to the second's. */
  readonly twoClasses: DivergingTable;
}

/** Paints one map, a pixel for each cell; overwrites `into`. */
export function paintTile(
  values: Float32Array,
  reading: TileReading,
  tables: TileTables,
  into: Uint32Array,
): void {
  switch (reading.kind) {
    case "value":
      paintDiverging(rooted(values, reading), 0, 0, 1, tables.values, into);
      break;
    case "class":
      paintShare(values, reading, reading.index, tables.classes, into);
      break;
    case "twoClasses": {
      const middle = (reading.low + reading.high) / 2;
      paintDiverging(values, 0, middle, reading.high - middle || 1, tables.twoClasses, into);
    }
  }
}

/** Shares of the reach as roots with their signs. */
function rooted(values: Float32Array, { middle, reach }: { middle: number; reach: number }): Float32Array {
  const shares = new Float32Array(values.length);
  for (let k = 0; k < values.length; k++) {
    const share = (values[k] - middle) / (reach || 1);
    shares[k] = share < 0 ? -Math.sqrt(-share) : Math.sqrt(share);
  }
  return shares;
}
