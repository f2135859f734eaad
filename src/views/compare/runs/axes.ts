import {
  type Axis,
  type Extent,
  inPercent,
  linearAxis,
  logAxis,
  namedAxis,
  numberTexts,
  withMarks,
} from "../../../draw/plot/axis";
import { shortNumber } from "../../../engine/math/format";
import type { Arrangement } from "./arrangement";
import { type ComparedQuantity, type ComparedRun, isConstant, type ScaleKind } from "./rows";

/** One upright axis of the plot: where runs stand on it, from 0 below to 1 above. */
export interface ParallelAxis {
  readonly quantity: ComparedQuantity;
  readonly scale: ScaleKind;
  readonly inverted: boolean;
  /** NaN where a run has no value there. */
  position(row: ComparedRun): number;
  /** The axis itself. @param range its lower and its upper end, in pixels */
  along(range: Extent): Axis;
}

/** The axes that are shown, from left to right. */
export function shownAxes(
  quantities: readonly ComparedQuantity[],
  rows: readonly ComparedRun[],
  { order, hidden, inverted, scales }: Arrangement,
): ParallelAxis[] {
  const orderOf = (id: string, usual: number) => {
    const found = order.indexOf(id);
    return found < 0 ? usual + quantities.length : found;
  };
  return quantities
    .map((quantity, usual) => ({ quantity, at: orderOf(quantity.id, usual) }))
    .filter(({ quantity }) => !hidden.includes(quantity.id) && !isConstant(quantity, rows))
    .sort((one, other) => one.at - other.at)
    .map(({ quantity }) =>
      parallelAxis(
        quantity,
        rows,
        scales[quantity.id] ?? quantity.usualScale,
        inverted.includes(quantity.id),
      ),
    );
}

export function parallelAxis(
  quantity: ComparedQuantity,
  rows: readonly ComparedRun[],
  asked: ScaleKind,
  inverted: boolean,
): ParallelAxis {
  const scale = fittingScale(asked, quantity, rows);
  const { valueFor, along } = { category: categories, rank: ranks, linear: continuous, log: continuous }[
    scale
  ](quantity, rows, scale);
  const turned = ([low, high]: Extent): Extent => (inverted ? [high, low] : [low, high]);
  const shares = along(turned([0, 1]));
  return {
    quantity,
    scale,
    inverted,
    position: (row) => shares.position(valueFor(row)),
    along: (range) => along(turned(range)),
  };
}

/** The scales that an axis can have: what isn't all numbers is a category, and a logarithm needs numbers above 0. */
export function scalesFor({ of }: ComparedQuantity, rows: readonly ComparedRun[]): ScaleKind[] {
  const values = rows.map(of);
  if (!values.every((value) => typeof value === "number")) return ["category"];
  const isPositive = values.every((value) => Number.isNaN(value) || value > 0);
  return ["linear", ...(isPositive ? (["log"] as const) : []), "rank", "category"];
}

function fittingScale(asked: ScaleKind, quantity: ComparedQuantity, rows: readonly ComparedRun[]): ScaleKind {
  const possible = scalesFor(quantity, rows);
  return possible.includes(asked) ? asked : possible[0];
}

interface RunScale {
  /** What a run has on the axis; NaN where it has nothing. */
  valueFor(row: ComparedRun): number;
  along(range: Extent): Axis;
}

/** So many values are written at most. */
const mostWrittenValues = 9;

function categories({ of, share }: ComparedQuantity, rows: readonly ComparedRun[]): RunScale {
  const values = [...new Set(rows.map(of))].sort(byValue);
  const texts = values.map((value) => valueText(value, share));
  return {
    valueFor: (row) => values.indexOf(of(row)),
    along: (range) => namedAxis(texts, range, mostWrittenValues),
  };
}

function ranks({ of, share }: ComparedQuantity, rows: readonly ComparedRun[]): RunScale {
  const values = [...new Set(rows.map(of))].filter(Number.isFinite).map(Number).sort(byValue);
  const texts = share ? values.map((value) => valueText(value, share)) : numberTexts(values);
  return {
    valueFor: (row) => {
      const index = values.indexOf(Number(of(row)));
      return index < 0 ? Number.NaN : index;
    },
    along: (range) => namedAxis(texts, range, 5),
  };
}

function continuous(
  { of, share, whole }: ComparedQuantity,
  rows: readonly ComparedRun[],
  kind: ScaleKind,
): RunScale {
  const values = rows.map((row) => Number(of(row))).filter(Number.isFinite);
  const domain: Extent = values.length > 0 ? [Math.min(...values), Math.max(...values)] : [1, 2];
  // The values of a setting are few, and what one looks for.
  const distinct = [...new Set(values)].sort(byValue);
  return {
    valueFor: (row) => {
      const value = Number(of(row));
      return Number.isFinite(value) ? value : Number.NaN;
    },
    along: (range) => {
      const round = (kind === "log" ? logAxis : linearAxis)(domain, range, 5);
      const ticks = round.ticks.map(({ value }) => value);
      const written =
        distinct.length <= mostWrittenValues ? distinct : whole ? ticks.filter(Number.isInteger) : ticks;
      const axis = withMarks(round, written);
      return share ? inPercent(axis) : axis;
    },
  };
}

const byValue = (one: number | string, other: number | string) =>
  typeof one === "number" && typeof other === "number" ? one - other : String(one) < String(other) ? -1 : 1;

/** A value as tables write it. */
export function valueText(value: number | string, share = false, digits = 3): string {
  if (typeof value === "string") return value;
  if (Number.isNaN(value)) return "–";
  return share ? `${shortNumber(100 * value, digits)} %` : shortNumber(value, digits);
}

/** Which runs lie within all brushes; all, where there are none. */
export function withinBrushes(
  rows: readonly ComparedRun[],
  axes: readonly ParallelAxis[],
  brushes: Arrangement["brushes"],
): ReadonlySet<number> {
  const brushed = axes.flatMap((axis) => {
    const brush = brushes[axis.quantity.id];
    return brush ? [{ axis, brush }] : [];
  });
  // Where it lies on the edge, it is in.
  const free = 1e-6;
  const inside = rows.filter((row) =>
    brushed.every(({ axis, brush: [low, high] }) => {
      const at = axis.position(row);
      return at >= low - free && at <= high + free;
    }),
  );
  return new Set(inside.map(({ index }) => index));
}
