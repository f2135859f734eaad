import { curveBumpX, line } from "d3";
import { scaleColour, symmetricDomain } from "../../../../draw/colour";
import type { PlacedValue, PlacedWire, ProgramLayout } from "../../../../draw/program/programLayout";
import { cellAt, mapAt } from "../../../../draw/program/valueSize";
import type { OutlinedValue } from "../../../../engine/graph/outline";
import { nameOf, plainName } from "../../../../engine/names/canonicalName";
import { gradientOf } from "../../../../engine/names/quantity";
import { elementIn } from "../../../../engine/names/tensorRef";
import { indexAt } from "../../../../engine/shape";

/** What a program's graph shows: where all is, and the names of its numbers. */
export interface DrawnProgram {
  readonly layout: ProgramLayout;
  readonly cells: readonly DrawnCell[];
  readonly maps: readonly DrawnMap[];
  readonly wires: readonly { readonly wire: PlacedWire; readonly path: string }[];
  /** All names of numbers, in the order of the cells and then of the maps. */
  readonly names: readonly string[];
  /** What has been written of it last, noted by who paints it. */
  readonly painted: Painted;
}

/** What a picture shows of numbers; nothing before it is painted for the first time. */
export interface Painted {
  readonly numbers: (number | undefined)[];
  standing?: object;
  readonly colours: Map<string, readonly (string | undefined)[]>;
  /** The numbers that a map's colours are of. */
  readonly coloured: Map<string, readonly (number | undefined)[]>;
  /** The maps of which something stands out. */
  readonly standingOut: Set<string>;
  /** Which numbers of a map stand out, where not all of them do. */
  readonly marked: Map<string, readonly number[]>;
}

/** One number with its place. */
export interface DrawnCell {
  readonly name: string;
  readonly kind: "value" | "gradient";
  readonly x: number;
  readonly y: number;
}

/** An array's numbers as colours. */
export interface DrawnMap {
  readonly key: string;
  /** The value's name. */
  readonly of: string;
  readonly kind: "value" | "gradient";
  readonly names: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly columns: number;
  readonly rows: number;
}

/** Of more the picture shows the shape alone. */
const mostColours = 2500;

/** The name of one of a value's numbers. @param k counts along the last axis first */
export const drawnNumberName = (value: OutlinedValue, k: number): string => plainName(elementAt(value, k));

const elementAt = ({ name: base, role, shape }: OutlinedValue, k: number) =>
  elementIn({ base, role }, indexAt(k, shape));

/** @param of the scalar whose gradients are taken */
const gradientName = (value: OutlinedValue, k: number, of: string): string =>
  nameOf(gradientOf(elementAt(value, k), of));

/** @param of the scalar whose gradients are taken */
export function drawnProgram(layout: ProgramLayout, of: string): DrawnProgram {
  const cells: DrawnCell[] = [];
  const maps: DrawnMap[] = [];
  for (const placed of layout.values) {
    if (placed.size.form === "map") maps.push(...mapsOf(placed, of));
    else cells.push(...cellsOf(placed, of));
  }
  const smooth = line<{ x: number; y: number }>(
    ({ x }) => x,
    ({ y }) => y,
  ).curve(curveBumpX);
  return {
    layout,
    cells,
    maps,
    wires: layout.wires.map((wire) => ({ wire, path: smooth(wire.points) ?? "" })),
    names: [...cells.map(({ name }) => name), ...maps.flatMap(({ names }) => names)],
    painted: {
      numbers: [],
      colours: new Map(),
      coloured: new Map(),
      standingOut: new Set(),
      marked: new Map(),
    },
  };
}

function cellsOf({ value, size, x, y }: PlacedValue, of: string): DrawnCell[] {
  const { rows, columns, form } = size;
  return Array.from({ length: rows * columns }, (_, k) => {
    const name = drawnNumberName(value, k);
    const at = cellAt(size, k, value.isConstant);
    // One number stands above its wire and its gradient below.
    const apart = form === "number" ? 10 : 7;
    const own = { x: x + at.x, y: y + at.y };
    if (value.isConstant) return [{ name, kind: "value" as const, ...own }];
    return [
      { name, kind: "value" as const, x: own.x, y: own.y - apart },
      { name: gradientName(value, k, of), kind: "gradient" as const, x: own.x, y: own.y + apart },
    ];
  }).flat();
}

function mapsOf({ value, size, x, y }: PlacedValue, of: string): DrawnMap[] {
  const { rows, columns } = size;
  if (rows * columns > mostColours) return [];
  const names = Array.from({ length: rows * columns }, (_, k) => drawnNumberName(value, k));
  const map = (which: 0 | 1): DrawnMap => {
    const at = mapAt(size, which, value.isConstant);
    return {
      key: `${value.name} ${which}`,
      of: value.name,
      kind: which === 0 ? "value" : "gradient",
      names: which === 0 ? names : names.map((_, k) => gradientName(value, k, of)),
      ...at,
      x: x + at.x,
      y: y + at.y,
      columns,
      rows,
    };
  };
  return value.isConstant ? [map(0)] : [map(0), map(1)];
}

/** The colours of a map's numbers; nothing for those that aren't known. */
export function coloursOf(
  kind: DrawnMap["kind"],
  numbers: readonly (number | undefined)[],
): readonly (string | undefined)[] {
  const domain = symmetricDomain(numbers.filter((number) => number !== undefined));
  return numbers.map((number) => (number === undefined ? undefined : scaleColour(kind, number, domain)));
}
