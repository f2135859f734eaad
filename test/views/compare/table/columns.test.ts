import { describe, expect, it } from "vitest";
import { quantitiesOf } from "../../../../src/views/compare/runs/rows";
import { filtered, sorted, tableColumns, tableLines } from "../../../../src/views/compare/table/columns";
import { document, quantities, row, rows } from "../comparedRuns";

describe("the table", () => {
  it("puts the seeds of a cell together, with the mean and its interval", () => {
    const summaries = [
      { cell: 0, values: [], runs: 2, diverged: 0, interval: { mean: 0.3, half: 0.05, count: 2 } },
    ];
    const columns = tableColumns(document, quantities, true);
    const lines = tableLines(rows, true, summaries);
    const text = (k: number, id: string) => columns.find((column) => column.id === id)?.text(lines[k]);
    expect(lines.map((line) => line.rows.length)).toEqual([2, 2]);
    expect(text(0, "validationError")).toBe("30 % ± 5 %");
    expect(text(1, "validationError")).toBe("10 %");
    expect(text(0, "learningRate")).toBe("0.01");
    expect(text(0, "reason")).toBe("limit");
  });

  it("sorts both ways, and what has no number comes last", () => {
    const columns = tableColumns(document, quantities, false);
    const column = columns.find(({ id }) => id === "validationError");
    const order = (descending: boolean) =>
      sorted(tableLines(rows, false, undefined), column, descending).map(({ key }) => key);
    expect(order(false)).toEqual([2, 0, 1, 3]);
    expect(order(true)).toEqual([1, 0, 2, 3]);
  });
});

it("filters the table by words that stand in its cells", () => {
  const rows = [row(0, [0.01, "tanh"], 0.1), row(1, [0.1, "relu"], 0.2), row(2, [0.1, "tanh"], 0.3)];
  const columns = tableColumns(document, quantitiesOf(document, false), false);
  const lines = tableLines(rows, false, undefined);
  const indicesOf = (filter: string) => filtered(lines, columns, filter).map(({ row: { index } }) => index);
  expect(indicesOf("")).toEqual([0, 1, 2]);
  expect(indicesOf("TANH")).toEqual([0, 2]);
  expect(indicesOf("tanh 0.1")).toEqual([2]);
  expect(indicesOf("adam")).toEqual([]);
});
