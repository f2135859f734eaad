import type { SweepingDocument } from "../../../engine/document/sweep/plannedRuns";
import type { CellSummary } from "../../../store/compare/state/compareState";
import { valueText } from "../runs/axes";
import type { ComparedQuantity, ComparedRun } from "../runs/rows";

/** One line of the table: a run, or the runs of a cell together. */
export interface ComparedLine {
  readonly key: number;
  /** The run that stands for it: the best of its cell. */
  readonly row: ComparedRun;
  readonly rows: readonly ComparedRun[];
  /** Of the cell, where the table has a line for each. */
  readonly summary?: CellSummary | undefined;
}

export interface Column {
  readonly id: string;
  readonly label: string;
  readonly isNumber: boolean;
  text(line: ComparedLine): string;
  /** What it is sorted by. */
  sortBy(line: ComparedLine): number | string;
}

/** How a run ended, in a word. */
export const reasons: Readonly<Record<ComparedRun["result"]["stopped"]["kind"], string>> = {
  epochs: "limit",
  patience: "early stop",
  solved: "solved",
  diverged: "diverged",
  user: "stopped",
};

/** Its lines before they are sorted. */
export function tableLines(
  rows: readonly ComparedRun[],
  perCell: boolean,
  summaries: readonly CellSummary[] | undefined,
): ComparedLine[] {
  if (!perCell) return rows.map((row) => ({ key: row.index, row, rows: [row] }));
  const byCell = new Map<number, ComparedRun[]>();
  for (const row of rows) {
    const others = byCell.get(row.cell);
    if (others) others.push(row);
    else byCell.set(row.cell, [row]);
  }
  return [...byCell.entries()].map(([cell, some]) => ({
    key: cell,
    row: best(some),
    rows: some,
    summary: summaries?.find((summary) => summary.cell === cell),
  }));
}

const best = (rows: readonly ComparedRun[]) =>
  rows.reduce((one, other) => (other.figure < one.figure || Number.isNaN(one.figure) ? other : one));

export function tableColumns(
  { sweep }: SweepingDocument,
  quantities: readonly ComparedQuantity[],
  perCell: boolean,
): Column[] {
  const { figure } = sweep.decides;
  const columns = quantities
    .filter(({ id }) => !(perCell && id === "runSeed"))
    .map((quantity): Column => {
      const { id, label, kind, share, of } = quantity;
      const values = ({ rows }: ComparedLine) => countedOf(rows).map(of);
      const isText = kind === "setting" && quantity.usualScale === "category";
      if (kind === "setting" || !perCell)
        return {
          id,
          label,
          isNumber: !isText,
          text: ({ row }) => valueText(of(row), share),
          sortBy: ({ row }) => of(row),
        };
      return {
        id,
        label,
        isNumber: true,
        text(line) {
          const { interval } = id === figure && line.summary ? line.summary : { interval: undefined };
          const text = valueText(finiteMean(values(line)), share);
          if (interval?.half === undefined) return text;
          return `${valueText(interval.mean, share)} ± ${valueText(interval.half, share, 2)}`;
        },
        sortBy: (line) => finiteMean(values(line)),
      };
    });
  const count: Column = {
    id: "runs",
    label: "seeds",
    isNumber: true,
    text: ({ rows }) => String(rows.length),
    sortBy: ({ rows }) => rows.length,
  };
  const reason: Column = {
    id: "reason",
    label: "ended",
    isNumber: false,
    text: ({ rows }) => {
      const kinds = [...new Set(rows.map(({ result }) => result.stopped.kind))];
      return kinds
        .map((kind) => {
          const some = rows.filter(({ result }) => result.stopped.kind === kind).length;
          return some === rows.length ? reasons[kind] : `${reasons[kind]} ${some}×`;
        })
        .join(", ");
    },
    sortBy: ({ row }) => reasons[row.result.stopped.kind],
  };
  return [...columns, ...(perCell ? [count] : []), reason];
}

/** Of the runs of a cell those that went to their end, where there are any. */
function countedOf(rows: readonly ComparedRun[]): readonly ComparedRun[] {
  const whole = rows.filter(({ result }) => result.stopped.kind !== "user");
  return whole.length > 0 ? whole : rows;
}

function finiteMean(values: readonly (number | string)[]): number {
  const numbers = values.filter(
    (value): value is number => typeof value === "number" && Number.isFinite(value),
  );
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

/** Lines in order; what has no number comes last, whichever way it is sorted. */
export function sorted(
  lines: readonly ComparedLine[],
  column: Column | undefined,
  descending: boolean,
): ComparedLine[] {
  if (!column) return [...lines];
  const sign = descending ? -1 : 1;
  return [...lines].sort((one, other) => {
    const [a, b] = [column.sortBy(one), column.sortBy(other)];
    if (typeof a === "number" && typeof b === "number") {
      if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
      return sign * (a - b) || one.key - other.key;
    }
    return sign * String(a).localeCompare(String(b), "en") || one.key - other.key;
  });
}

/** The lines in which each word of the filter stands in some cell, whatever its case. */
export function filtered(
  lines: readonly ComparedLine[],
  columns: readonly Column[],
  filter: string,
): ComparedLine[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...lines];
  return lines.filter((line) => {
    const cells = columns.map((column) => column.text(line).toLowerCase());
    return words.every((word) => cells.some((cell) => cell.includes(word)));
  });
}
