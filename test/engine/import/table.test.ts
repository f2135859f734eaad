import { describe, expect, it } from "vitest";
import { readTable, type TableOptions } from "../../../src/engine/import/table";
import fc from "../../fastCheck";

const numRuns = Number(process.env.RUNS ?? 2000);

const dataOf = (text: string, options?: TableOptions) => {
  const table = readTable(text, options);
  if (table.faults)
    throw new Error(table.faults.map(({ line, message }) => `${line}: ${message}`).join("\n"));
  return table;
};
const faultsOf = (text: string, options?: TableOptions) =>
  readTable(text, options).faults?.map(({ line, message }) => `${line}: ${message}`);

describe("a table of points is read", () => {
  it("with commas, the last column being the class", () => {
    expect(dataOf("0.1,2,1\n3,-4e-1,0\n").data).toEqual({
      type: "points",
      columns: ["x1", "x2"],
      inputs: [
        [0.1, 2],
        [3, -0.4],
      ],
      classes: ["0", "1"],
      labels: [1, 0],
    });
  });

  it.each([
    ["blanks", "1 2 a\n 3   4 b"],
    ["tabs", "1\t2\ta\n3\t4\tb"],
    ["semicolons", "1;2;a\n3;4;b"],
    ["quotes and a byte order mark", '\uFEFF"1","2","a"\r\n"3","4","b"\r\n'],
    ["comments and empty lines", "# points\n\n1,2,a\n\n3,4,b\n"],
  ])("with %s", (_name, text) => {
    expect(dataOf(text).data).toMatchObject({
      inputs: [
        [1, 2],
        [3, 4],
      ],
      classes: ["a", "b"],
    });
  });

  it("with names of the columns, found out or told", () => {
    const named = "width,height,kind\n1,2,cat\n3,4,dog";
    expect(dataOf(named)).toMatchObject({ header: true, columns: ["width", "height", "kind"] });
    expect(dataOf(named).data.columns).toEqual(["width", "height"]);
    expect(dataOf("1,2,cat\n3,4,dog").header).toBe(false);
    expect(dataOf("1,2,cat\n3,4,dog\n5,6,cat", { header: true }).columns).toEqual(["1", "2", "cat"]);
  });

  it("with another column for the label, and more inputs than two", () => {
    const { data, columns } = dataOf("a 1 2 3\nb 4 5 6", { label: 0 });
    expect(data).toMatchObject({
      inputs: [
        [1, 2, 3],
        [4, 5, 6],
      ],
      labels: [0, 1],
    });
    expect(columns).toEqual(["label", "x1", "x2", "x3"]);
  });

  it("as regression where the last column holds many different numbers, or it is told so", () => {
    const lines = Array.from({ length: 12 }, (_, n) => `${n},${n * n}`).join("\n");
    expect(dataOf(lines).data.targets?.[3]).toEqual([9]);
    expect(dataOf("1,2\n3,4", { task: "regression" }).data.targets).toEqual([[2], [4]]);
    expect(dataOf("1,2\n3,4").data.labels).toEqual([0, 1]);
  });

  it("with the same class for the same number, however it is written", () => {
    expect(dataOf("1,2,1\n3,4,1.0\n5,6,2").data.classes).toEqual(["1", "2"]);
  });
});

describe("a faulty table is refused, with the line and what is wrong", () => {
  it.each<[string, string, TableOptions | undefined, string]>([
    ["nothing", " \n\n", undefined, "0: There are no points in it: the text is empty."],
    [
      "one column",
      "1\n2",
      undefined,
      '1: has one column, but a point needs at least one input and its label: "1"',
    ],
    ["a short line", "1,2,a\n3,b\n", undefined, "2: has 2 columns, but the first line has 3"],
    ["a word for a number", "1,2,a\n\n3,four,b", undefined, '3: column "x2" must be a number, but is "four"'],
    ["an empty cell", "1,2,a\n3,,b", undefined, '2: column "x2" must be a number, but is empty'],
    ["an empty label", "1,2,a\n3,4,", undefined, '2: column "label" is empty: the point has no label'],
    ["a comma for the point", "1,5;2;a\n2;3;b", undefined, '1: column "x1" must be a number, but is "1,5"'],
    ["an infinite number", "1,1e999,a\n2,3,b", undefined, '1: column "x2" must be a number, but is "1e999"'],
    [
      "one class",
      "1,2,a\n3,4,a",
      undefined,
      '0: All points have the label "a": telling apart takes at least two classes.',
    ],
    [
      "a word for a target",
      "1,a\n2,3",
      { task: "regression" },
      '1: column "label" must be a number, but is "a"',
    ],
    [
      "a column that isn't there",
      "1,2",
      { label: 2 },
      "0: Column 3 was to be the label, but there are 2 columns.",
    ],
    ["names alone", "a,b,c", undefined, "1: is taken for the columns' names, and no points follow."],
  ])("%s", (_name, text, options, message) => {
    expect(faultsOf(text, options)).toContain(message);
  });

  it("but its columns are told, since another one may be the label", () => {
    const text = "kind,width,height\nround,1,2\nsquare,3,4";
    const table = readTable(text);
    expect(table.faults).toHaveLength(2);
    expect(table).toMatchObject({ columns: ["kind", "width", "height"], label: 2 });
    expect(dataOf(text, { label: 0 }).data.classes).toEqual(["round", "square"]);
    expect(readTable(text, { label: 7 })).toMatchObject({ columns: ["kind", "width", "height"] });
  });

  it("never with an exception, whatever the text", () => {
    const cell = fc.oneof(
      fc.double().map(String),
      fc.string({ maxLength: 6 }),
      fc.constantFrom("", "NaN", '"', "-"),
    );
    const line = fc
      .tuple(fc.array(cell, { maxLength: 5 }), fc.constantFrom(",", ";", "\t", " "))
      .map(([cells, mark]) => cells.join(mark));
    const table = fc.array(line, { maxLength: 8 }).map((lines) => lines.join("\n"));
    const options = fc.record(
      {
        header: fc.boolean(),
        label: fc.oneof(fc.integer({ min: -2, max: 6 }), fc.double()),
        task: fc.constantFrom("classification" as const, "regression" as const),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(table, fc.string()), options, (text, chosen) => {
        const { data, faults, columns, label } = readTable(text, chosen);
        if (faults)
          return (
            (columns === undefined || (label ?? 0) < columns.length) &&
            faults.length > 0 &&
            faults.every(({ line: number, message }) => number >= 0 && message !== "")
          );
        return data.inputs.every((row) => row.length === data.columns.length && row.every(Number.isFinite));
      }),
      { numRuns },
    );
  });

  it("is refused beyond what a document may hold, at once", () => {
    const line = "0.5,-1.25,a\n0.75,2.5,b\n";
    const text = line.repeat(Math.ceil(5_000_001 / line.length));
    expect(readTable(text).faults).toEqual([
      { line: 0, message: `It has ${text.length} characters; 5000000 are the most.` },
    ]);
    expect(readTable(line.repeat(1000)).data?.inputs).toHaveLength(2000);
  });
});
