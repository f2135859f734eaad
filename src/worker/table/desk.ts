import type { PointData } from "../../engine/document/parts/data";
import type { ZipHost } from "../../engine/import/files/unzip";
import { readBytes, readTableText } from "../../engine/import/table/readSource";
import type { SheetReading } from "../../engine/import/table/sheet/sheet";
import { tableOf } from "../../engine/import/table/table";
import type { PointsSummary, ReadTable, TableCommand, TableReport } from "./protocol";

/** Reads tables, and keeps the latest for other choices of how it is read. */
export function createTableDesk(host: ZipHost): (command: TableCommand) => Promise<TableReport> {
  let kept: { readonly number: number; readonly reading: Promise<SheetReading> } | undefined;
  return async ({ id, source: { number, content }, choices, whole }) => {
    if (content !== undefined)
      kept = {
        number,
        reading:
          typeof content === "string" ? Promise.resolve(readTableText(content)) : readBytes(content, host),
      };
    if (kept?.number !== number)
      throw new Error(`worker: source ${number} was asked for before it was given`);
    return { kind: "table", id, read: summaryOf(tableOf(await kept.reading, choices), whole) };
  };
}

function summaryOf({ table, fault }: ReturnType<typeof tableOf>, whole: boolean): ReadTable {
  if (!table) return { fault };
  const { data, ...known } = table;
  if (!data) return { table: known };
  return { table: { ...known, points: pointsIn(data), ...(whole && { data }) } };
}

function pointsIn({ inputs, columns, classes, parts }: PointData): PointsSummary {
  return {
    count: inputs.length,
    inputs: columns,
    ...(classes && { classes }),
    ...(parts && { parts: [0, 1, 2].map((part) => parts.filter((one) => one === part).length) }),
  };
}
