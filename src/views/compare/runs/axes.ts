import { type ScaleContinuousNumeric, scaleLinear, scaleLog } from "d3";
import { shortNumber } from "../../../engine/math/format";
import type { Arrangement } from "./arrangement";
import { isConstant, type Quantity, type Row, type ScaleKind } from "./rows";

/** One upright axis of the plot: where runs stand on it, from 0 below to 1 above. */
export interface ParallelAxis {
  readonly quantity: Quantity;
  readonly scale: ScaleKind;
  readonly inverted: boolean;
  /** NaN where a run has no value there. */
  position(row: Row): number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

/** The axes that are shown, from left to right. */
export function shownAxes(
  quantities: readonly Quantity[],
  rows: readonly Row[],
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
  quantity: Quantity,
  rows: readonly Row[],
  asked: ScaleKind,
  inverted: boolean,
): ParallelAxis {
  const scale = fittingScale(asked, quantity, rows);
  const { of, ticks } = { category: categories, rank: ranks, linear: continuous, log: continuous }[scale](
    quantity,
    rows,
    scale,
  );
  const turned = (at: number) => (inverted ? 1 - at : at);
  return {
    quantity,
    scale,
    inverted,
    position: (row) => turned(of(row)),
    ticks: ticks.map(({ at, text }) => ({ at: turned(at), text })),
  };
}

/** The scales that an axis can have: what isn't all numbers is a category, and a logarithm needs numbers above 0. */
export function scalesFor({ of }: Quantity, rows: readonly Row[]): ScaleKind[] {
  const values = rows.map(of);
  if (!values.every((value) => typeof value === "number")) return ["category"];
  const isPositive = values.every((value) => Number.isNaN(value) || value > 0);
  return ["linear", ...(isPositive ? (["log"] as const) : []), "rank", "category"];
}

function fittingScale(asked: ScaleKind, quantity: Quantity, rows: readonly Row[]): ScaleKind {
  const possible = scalesFor(quantity, rows);
  return possible.includes(asked) ? asked : possible[0];
}

type Made = Pick<ParallelAxis, "ticks"> & { of(row: Row): number };

const few = 9;

function categories({ of, share }: Quantity, rows: readonly Row[]): Made {
  const values = [...new Set(rows.map(of))].sort(byValue);
  const at = (index: number) => (values.length < 2 ? 0.5 : index / (values.length - 1));
  const every = Math.ceil(values.length / few);
  return {
    of: (row) => at(values.indexOf(of(row))),
    ticks: values.flatMap((value, k) =>
      k % every === 0 ? [{ at: at(k), text: valueText(value, share) }] : [],
    ),
  };
}

function ranks({ of, share }: Quantity, rows: readonly Row[]): Made {
  const values = [...new Set(rows.map(of))]
    .filter((value) => typeof value === "number" && Number.isFinite(value))
    .sort(byValue);
  const at = new Map(values.map((value, k) => [value, values.length < 2 ? 0.5 : k / (values.length - 1)]));
  const marked = [0, 0.25, 0.5, 0.75, 1].map((part) => Math.round(part * (values.length - 1)));
  return {
    of: (row) => at.get(of(row)) ?? Number.NaN,
    ticks: [...new Set(marked)].map((k) => ({
      at: at.get(values[k]) ?? 0,
      text: valueText(values[k], share),
    })),
  };
}

function continuous({ of, share, whole }: Quantity, rows: readonly Row[], kind: ScaleKind): Made {
  const values = rows.map((row) => Number(of(row))).filter(Number.isFinite);
  const domain = [Math.min(...values), Math.max(...values)];
  const scale: ScaleContinuousNumeric<number, number> = (kind === "log" ? scaleLog() : scaleLinear())
    .domain(domain)
    .range([0, 1])
    .unknown(Number.NaN);
  // The values of a setting are few, and what one looks for.
  const distinct = [...new Set(values)].sort((one, other) => one - other);
  const written =
    distinct.length <= few
      ? distinct
      : spread(
          scale.ticks(5).filter((tick) => !whole || Number.isInteger(tick)),
          6,
        );
  return {
    of: (row) => {
      const value = Number(of(row));
      return Number.isFinite(value) ? scale(value) : Number.NaN;
    },
    ticks: apart(written.map((value) => ({ at: scale(value), text: valueText(value, share) }))),
  };
}

/** Evenly chosen, at most so many. */
const spread = (values: readonly number[], most: number) => {
  const every = Math.ceil(values.length / most);
  return values.filter((_, k) => k % every === 0);
};

/** Numbers that would stand on each other are left out. */
function apart(ticks: readonly { readonly at: number; readonly text: string }[]) {
  const least = 0.06;
  const kept: { readonly at: number; readonly text: string }[] = [];
  for (const tick of ticks) if (kept.every(({ at }) => Math.abs(at - tick.at) >= least)) kept.push(tick);
  return kept;
}

const byValue = (one: number | string, other: number | string) =>
  typeof one === "number" && typeof other === "number" ? one - other : String(one) < String(other) ? -1 : 1;

/** A value as table and axes write it. */
export function valueText(value: number | string, share = false, digits = 3): string {
  if (typeof value === "string") return value;
  if (Number.isNaN(value)) return "–";
  return share ? `${shortNumber(100 * value, digits)} %` : shortNumber(value, digits);
}

/** Which runs lie within all brushes; all, where there are none. */
export function withinBrushes(
  rows: readonly Row[],
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
