import type { Plain } from "../../../names/tensorRef";
import type { QuantityGrid } from "../numbers/buffers";
import type { LabelMeanings } from "./labelMeanings";
import { fault, type Meaning } from "./meaning";

export interface Element {
  readonly base: string;
  /** As they are written. */
  readonly brackets: string;
  /** 1-based readings of the brackets. */
  readonly readings: readonly (readonly number[])[];
}

/** W[0][1], W[1,2], b[1]: a buffer's name and an index in it. */
export function elementOfLabel(label: string, countFrom: 0 | 1 | undefined): Element | undefined {
  const match = /^(.+?)((?:\[\s*\d{1,4}\s*(?:,\s*\d{1,4}\s*)*\])+)$/.exec(label.trim());
  if (!match) return undefined;
  const [, base, brackets] = match;
  const index = Array.from(brackets.matchAll(/\d+/g), ([digits]) => Number(digits));
  if (index.length > 3) return undefined;
  const isCode = brackets.split("[").length > 2;
  const zero = index.map((each) => each + 1);
  if (countFrom === 0 || (countFrom === undefined && index.includes(0)))
    return { base, brackets, readings: [zero] };
  if (countFrom === 1 || !isCode) return { base, brackets, readings: [index] };
  return { base, brackets, readings: [zero, index] };
}

export function elementMeaning(
  { base, brackets, readings }: Element,
  meanings: LabelMeanings,
  name: (of: Plain) => string,
  refused: (of: Plain) => string | undefined,
  perExample: boolean,
): Meaning | undefined {
  const grids = meanings.grids(base);
  const layers = grids.length === 0 ? meanings.layers(base) : [];
  if (grids.length === 0 && !readings.some((index) => index.length === indicesIn(layers))) return undefined;
  const found = readings.map((index) =>
    layers.length > 0 ? atLayer(layers, index) : grids.flatMap((grid) => at(grid, index)),
  );
  const fitting = found.filter((of) => of.length > 0);
  if (fitting.length === 0)
    return fault(
      `“${base}” has no index ${brackets}${layers.length > 0 ? `; it is read as [layer]${"[…]".repeat(indicesIn(layers) - 1)}, all counted from 0 or all from 1` : ""}`,
    );
  if (fitting.some((of) => of.length > 1))
    return fault(`“${base}” could be several layers'; write W1, z1 and the like`);
  const cannot = refused(fitting[0][0]);
  if (cannot !== undefined) return fault(cannot);
  if (fitting.length === 2) return { kind: "counting", readings: [name(fitting[0][0]), name(fitting[1][0])] };
  const [[of]] = fitting;
  return {
    kind: "quantities",
    single: name(of),
    rows: [[of]],
    perExample: perExample && (grids[0]?.perExample ?? false),
    name,
  };
}

/** How many brackets tell a number of a list of layers' matrices, or vectors; 0 where there is no such list. */
function indicesIn(layers: readonly (QuantityGrid | undefined)[]): number {
  if (layers.length === 0) return 0;
  return layers.some((grid) => grid?.rows.some((row) => row[0].base === "W")) ? 3 : 2;
}

const atLayer = (
  layers: readonly (QuantityGrid | undefined)[],
  [layer, ...index]: readonly number[],
): Plain[] => {
  const grid = layers[layer - 1];
  return grid ? at(grid, index) : [];
};

function at({ rows }: QuantityGrid, index: readonly number[]): Plain[] {
  const [first, second, third] = index;
  if (third !== undefined) return [];
  const of =
    second === undefined
      ? rows.length === 1 && rows[0].length > 1
        ? rows[0][first - 1]
        : rows[first - 1]?.length === 1
          ? rows[first - 1][0]
          : undefined
      : rows[first - 1]?.[second - 1];
  return of ? [of] : [];
}
