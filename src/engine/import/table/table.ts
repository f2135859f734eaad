import type { PointData } from "../../document/parts/data";
import { type CellColumn, tableColumn } from "./columns";
import { proposalsOf } from "./guess";
import { headerNames, looksLikeHeader } from "./header";
import { pointsOfTable } from "./points";
import { readTableText } from "./readSource";
import { type Decimal, decimalOfTable, isMissing } from "./sheet/cells";
import { usualWidth } from "./sheet/parted";
import type { CellSheet, ColumnUse, SheetReading, SheetRow, TableFault } from "./sheet/sheet";

/** What a reader chooses of how a table is read; what isn't chosen is found out. */
export interface TableChoices {
  /** Whether the first row names the columns. */
  readonly header?: boolean;
  readonly decimal?: Decimal;
  /** By column. */
  readonly uses?: readonly (ColumnUse | undefined)[];
  /** Whether rows are left out where a column that is used has no value, or one that can't be read. */
  readonly leaveOut?: boolean;
}

/** A column as the table's reader sees it. */
export interface TableColumn {
  readonly name: string;
  readonly use: ColumnUse;
  /** Why it is proposed for this, where that isn't plain to see. */
  readonly why?: string;
  readonly missing: number;
  /** Of a column of numbers. */
  readonly range?: readonly [number, number];
}

export interface Table {
  /** What it was taken for. */
  readonly words: string;
  /** What a reader should know of how it was read, as sentences. */
  readonly notes: readonly string[];
  /** Whether the first row was taken for names; undefined where the source has a place of its own for them. */
  readonly header: boolean | undefined;
  readonly decimal: Decimal;
  /** Whether the source leaves the choice of the decimal sign. */
  readonly choosesDecimal: boolean;
  readonly columns: readonly TableColumn[];
  /** How many rows of data it has. */
  readonly rows: number;
  /** The first of them, as they are written. */
  readonly first: readonly (readonly string[])[];
  /** Rows that lack a value or have one that can't be read, where it is needed. */
  readonly incomplete: {
    readonly count: number;
    readonly lines: readonly number[];
    readonly leftOut: boolean;
  };
  /** What stands in the way; nothing where there are data. */
  readonly faults: readonly TableFault[];
  readonly data?: PointData;
  /** Why the inputs, and the targets, are better standardized; absent where their scales are alike. */
  readonly scales?: string;
  readonly targetScales?: string;
}

/** What a source was read as, or why it can't be. */
export type TableReading =
  | { readonly table: Table; readonly fault?: undefined }
  | { readonly table?: undefined; readonly fault: TableFault };

/** How many rows are shown. */
const shownRows = 6;

/** Reads a text as a table of points. Never throws. */
export const readTable = (text: string, choices: TableChoices = {}): TableReading =>
  tableOf(readTableText(text), choices);

/** A sheet of cells as a table of points; a fault passes as it is. Never throws. */
export function tableOf({ sheet, fault }: SheetReading, choices: TableChoices): TableReading {
  if (!sheet) return { fault };
  return { table: tableIn(sheet, choices) };
}

function tableIn(sheet: CellSheet, choices: TableChoices): Table {
  const { header, rows, columns, decimal, doubtful } = looked(sheet, choices);
  const proposals = proposalsOf(sheet, rows, columns, decimal, choices.uses);
  const used = columns.map((column, index): TableColumn => {
    const { use, why } = proposals[index];
    const chosen = choices.uses?.[index];
    return {
      name: column.name,
      use: chosen ?? use,
      ...(why !== undefined && (chosen === undefined || chosen === use) && { why }),
      missing: column.missing,
      ...(column.isNumeric && { range: [column.minimum, column.maximum] as const }),
    };
  });
  const points = pointsOfTable(
    rows,
    columns,
    used.map(({ use }) => use),
    { decimal, leaveOut: choices.leaveOut ?? false, categories: sheet.categories },
  );
  const doubt = doubtful
    ? [
        `“${doubtful}” is read as ${decimal === "," ? `${doubtful.replace(",", ".")}, with a decimal comma` : `${doubtful.replaceAll(",", "")}, its comma parting thousands`}; nothing in the table tells.`,
      ]
    : [];
  return {
    words: sheet.words,
    notes: [...sheet.notes, ...doubt],
    header: sheet.names ? undefined : header,
    decimal,
    choosesDecimal: sheet.decimal === undefined,
    columns: used,
    rows: rows.length,
    first: rows.slice(0, shownRows).map(({ cells }) => cells),
    ...points,
  };
}

interface Looked {
  readonly header: boolean;
  readonly rows: readonly SheetRow[];
  readonly columns: readonly CellColumn[];
  readonly decimal: Decimal;
  readonly doubtful?: string | undefined;
}

/** What doesn't depend on what the columns are used for, which is asked again with every choice. */
const known = new WeakMap<CellSheet, Map<string, Looked>>();

function looked(sheet: CellSheet, { header, decimal }: TableChoices): Looked {
  const of = known.get(sheet) ?? new Map<string, Looked>();
  known.set(sheet, of);
  const key = `${header} ${decimal}`;
  const found = of.get(key) ?? look(sheet, { header, decimal });
  of.set(key, found);
  return found;
}

function look(sheet: CellSheet, chosen: Pick<TableChoices, "header" | "decimal">): Looked {
  const found = decimalOfTable(cellsIn(sheet), sheet.decimal === ".");
  const decimal = sheet.decimal ?? chosen.decimal ?? found.decimal;
  const header = !sheet.names && (chosen.header ?? looksLikeHeader(sheet.rows, decimal));
  const rows = header ? sheet.rows.slice(1) : sheet.rows;
  const given = sheet.names ?? (header ? sheet.rows[0].cells : undefined);
  const width = sheet.names?.length ?? usualWidth(sheet.rows);
  const columns = headerNames(given, width).map((name, index) =>
    tableColumn(rows, index, { name, given: given?.[index]?.trim() ?? "", decimal }),
  );
  const doubtful = chosen.decimal === undefined && sheet.decimal === undefined ? found.doubtful : undefined;
  return { header, rows, columns, decimal, doubtful };
}

/** So many rows tell how numbers are written. */
const lookedAt = 5000;

function* cellsIn({ rows }: CellSheet): Generator<string> {
  for (const { cells } of rows.slice(0, lookedAt)) for (const cell of cells) if (!isMissing(cell)) yield cell;
}
