import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readTable, type Table, type TableChoices } from "../../../../src/engine/import/table/table";
import fc from "../../../fastCheck";

const numRuns = Number(process.env.RUNS ?? 1000);

function tableOf(text: string, choices?: TableChoices): Table {
  const { table, fault } = readTable(text, choices);
  if (!table) throw new Error(`${fault.line}: ${fault.message}`);
  return table;
}
function pointsOf(text: string, choices?: TableChoices) {
  const { data, faults } = tableOf(text, choices);
  if (!data) throw new Error(faults.map(({ line, message }) => `${line}: ${message}`).join("\n"));
  return data;
}
function faultsOf(text: string, choices?: TableChoices) {
  const { table, fault } = readTable(text, choices);
  return (table?.faults ?? [fault]).map((one) => `${one?.line}: ${one?.message}`);
}
const usesOf = (text: string) => tableOf(text).columns.map(({ use }) => use);
const file = (name: string) => readFileSync(new URL(`./files/${name}`, import.meta.url), "utf8");

describe("a table of points is read", () => {
  it("with commas, the last column being the class", () => {
    expect(pointsOf("0.1,2,1\n3,-4e-1,0\n")).toEqual({
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
    ["commas at the ends of lines", "1,2,a,\n3,4,b,\n"],
    ["the mark as Excel says it", "sep=;\n1;2;a\n3;4;b"],
    ["bars, as in Markdown", "| u | v | kind |\n|---|--:|:-:|\n| 1 | 2 | a |\n| 3 | 4 | b |"],
    ["the names in a comment", "# u v kind\n1 2 a\n3 4 b"],
    ["a title above it", "Measured in May\n\nu,v,kind\n1,2,a\n3,4,b"],
    ["a cell of two lines", '1,2,"a"\n3,4,b\n'],
  ])("with %s", (_name, text) => {
    expect(pointsOf(text)).toMatchObject({
      inputs: [
        [1, 2],
        [3, 4],
      ],
      classes: ["a", "b"],
    });
  });

  it("with names of the columns, found out or told", () => {
    const named = "width,height,kind\n1,2,cat\n3,4,dog";
    expect(tableOf(named)).toMatchObject({ header: true, rows: 2 });
    expect(pointsOf(named).columns).toEqual(["width", "height"]);
    expect(tableOf("1,2,cat\n3,4,dog").header).toBe(false);
    expect(pointsOf("1,2,cat\n3,4,dog\n5,6,cat", { header: true }).columns).toEqual(["1", "2"]);
  });

  it("with its label in the first column where the last one can't be it", () => {
    expect(pointsOf("a 1 2 3\nb 4 5 6")).toMatchObject({ classes: ["a", "b"], labels: [0, 1] });
    // As UCI's wine: a class in front, without names.
    const wine = Array.from({ length: 30 }, (_, n) => `${(n % 3) + 1},${13 + n / 7},${1000 + 31 * n}`).join(
      "\n",
    );
    expect(pointsOf(wine)).toMatchObject({ columns: ["x2", "x3"], classes: ["1", "2", "3"] });
  });

  it("as regression where the last column holds many different numbers, or it is told so", () => {
    const lines = Array.from({ length: 12 }, (_, n) => `${n / 2},${n * n}`).join("\n");
    expect(pointsOf(lines).targets?.[3]).toEqual([9]);
    expect(pointsOf("1,2\n3,4", { uses: [undefined, "target"] }).targets).toEqual([[2], [4]]);
    expect(pointsOf("1,2\n3,4").labels).toEqual([0, 1]);
  });

  it("with the same class for the same number, however it is written", () => {
    expect(pointsOf("1,2,1\n3,4,1.0\n5,6,2").classes).toEqual(["1", "2"]);
  });

  it("with several targets, and with one of several columns being 1", () => {
    expect(pointsOf(file("two-regression-targets.csv"))).toMatchObject({ columns: ["x1", "x2"] });
    expect(pointsOf(file("two-regression-targets.csv")).targets?.[1]).toEqual([0.34, 1.295]);
    const points = pointsOf(file("one-hot-targets.csv"));
    expect(points).toMatchObject({ columns: ["x1", "x2"], classes: ["t1", "t2", "t3"] });
    expect(points.labels?.slice(0, 4)).toEqual([0, 1, 2, 0]);
  });

  it("with a category as zeros and ones: one input for two words, one for each of more", () => {
    const text = "size,colour,sex,kind\n1,red,m,a\n2,blue,f,b\n3,green,f,a\n4,red,m,b";
    expect(pointsOf(text).columns).toEqual(["size", "colour=blue", "colour=green", "colour=red", "sex=m"]);
    expect(pointsOf(text).inputs[1]).toEqual([2, 1, 0, 0, 0]);
  });

  it("with the split that it gives", () => {
    const text = "x,split,y\n1,train,a\n2,test,b\n3,val,a\n4,train,b";
    expect(pointsOf(text)).toMatchObject({ columns: ["x"], parts: [0, 2, 1, 0] });
  });
});

describe("what isn't an input is proposed to be left out", () => {
  it("an identifier, the number of the row, what is always the same, and words that all differ", () => {
    const text = [
      "User ID,unit,name,Age,Purchased",
      ...Array.from(
        { length: 14 },
        (_, n) => `${15600000 + n},kg,person ${n},${20 + ((7 * n) % 31)},${n % 2}`,
      ),
    ].join("\n");
    expect(usesOf(text)).toEqual(["out", "out", "out", "input", "label"]);
    expect(tableOf(text).columns.map(({ why }) => why)).toEqual([
      "an identifier, by its name",
      "always kg",
      "14 different words",
      undefined,
      undefined,
    ]);
    const written = ",x,y,class\n0,1.5,2,a\n1,2.5,1,b\n2,0.5,3,a\n3,2,2,b";
    expect(usesOf(written)).toEqual(["out", "input", "input", "label"]);
  });

  it("but not an input that happens to count", () => {
    expect(usesOf("x,y\n1,2.5\n2,4.1\n3,6.2\n4,7.9")).toEqual(["input", "label"]);
  });
});

describe("numbers are read as they are written", () => {
  it.each([
    ["decimal commas", "1,5;2,25;a\n3,0;4,5;b", [1.5, 2.25]],
    ["decimal commas between tabs", "1,5\t2,25\ta\n3\t4,5\tb", [1.5, 2.25]],
    ["thousands with commas", '"1,200","3.5",a\n"12,000",4,b', [1200, 3.5]],
    ["thousands with points", "1.200;3,5;a\n12.000;4,25;b", [1200, 3.5]],
    ["thousands with blanks and apostrophes", "1 200;3.5;a\n12'000;4.5;b", [1200, 3.5]],
    ["currencies and percents", '"$1,200.50",3 %,a\n€ 7.25,4 %,b', [1200.5, 3]],
    ["a true minus sign", "−1.5,2,a\n3,4,b", [-1.5, 2]],
  ])("%s", (_name, text, first) => {
    expect(pointsOf(text).inputs[0]).toEqual(first);
  });

  it("and where a comma could be either, it says so, and one chooses", () => {
    const text = "x;kind\n1,234;a\n5,678;b";
    expect(pointsOf(text).inputs[0]).toEqual([1.234]);
    expect(tableOf(text).notes.join()).toContain("“1,234” is read as 1.234, with a decimal comma");
    expect(pointsOf(text, { decimal: "." }).inputs[0]).toEqual([1234]);
  });
});

describe("rows that can't be used", () => {
  it("are named with what is missing, and left out on request", () => {
    const text = file("heart-like.data");
    expect(faultsOf(text)).toEqual([
      '6: column "x5" has no value, but "?"',
      '10: column "x6" has no value, but "?"',
    ]);
    const left = tableOf(text, { leaveOut: true });
    expect(left.incomplete).toEqual({ count: 2, lines: [6, 10], leftOut: true });
    expect(left.data?.inputs).toHaveLength(12);
    expect(left.data).toMatchObject({ classes: ["0", "1", "2"] });
    expect(left.data?.columns).toHaveLength(6);
  });

  it("stay where the column that lacks a value is left out", () => {
    const text = file("penguin-like.csv");
    expect(usesOf(text)).toEqual(["label", "input", "input", "input", "category", "input"]);
    expect(tableOf(text, { leaveOut: true }).data?.inputs).toHaveLength(15);
    const without = pointsOf(text, { uses: [undefined, undefined, undefined, undefined, "out"] });
    expect(without.columns).toEqual(["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]);
    expect(without.inputs).toHaveLength(18);
    expect(without.classes).toEqual(["Alba", "Chira", "Gela"]);
  });

  it.each<[string, string, TableChoices | undefined, string]>([
    ["nothing", " \n\n", undefined, "0: There are no points in it: the text is empty."],
    [
      "one column",
      "1\n2",
      undefined,
      '0: It has one column, but a point needs at least one input and its label: "1".',
    ],
    ["a short line", "1,2,a\n3,b\n4,5,c", undefined, "2: has 2 columns, but the table has 3"],
    [
      "a word for a number",
      "1,2,a\n\n3,four,b\n5,6,a",
      undefined,
      '3: column "x2" must be a number, but is "four"',
    ],
    ["an empty cell", "1,2,a\n3,,b", undefined, '2: column "x2" has no value'],
    ["an empty label", "1,2,a\n3,4,\n5,6,b", undefined, '2: column "x3" has no value'],
    [
      "an infinite number",
      "1,1e999,a\n2,3,b\n4,5,a",
      undefined,
      '1: column "x2" must be a number, but is "1e999"',
    ],
    [
      "one class",
      "1,2,a\n3,4,a",
      { uses: ["input", "input", "label"] },
      '0: All points have the label "a": telling apart takes at least two classes.',
    ],
    [
      "a word for a target",
      "1,2\n3,a\n5,6",
      { uses: ["input", "target"] },
      '2: column "x2" must be a number, but is "a"',
    ],
    [
      "no answer",
      "1,2\n3,4",
      { uses: ["input", "input"] },
      "0: No column is a label or a target: choose what is to be learned.",
    ],
    [
      "no input",
      "1,2\n3,4",
      { uses: ["out", "label"] },
      "0: No column is an input: choose from what it is to be learned.",
    ],
    [
      "a quotation mark that stays open",
      `1,"2,a\n${"3,4,b\n".repeat(80)}`,
      undefined,
      '1: has a quotation mark (") that is never closed',
    ],
    [
      "a web page",
      "<!DOCTYPE html><html></html>",
      undefined,
      "0: It is a web page, not a table: save the file itself (on GitHub, “Raw”).",
    ],
    [
      "too many labels",
      Array.from({ length: 25 }, (_, n) => `${n},w${n}`).join("\n"),
      { uses: ["input", "label"] },
      '0: Column "x2" has 25 different labels; 20 classes are the most. Is it a target, or to be left out?',
    ],
  ])("%s is said", (_name, text, choices, message) => {
    expect(faultsOf(text, choices)).toContain(message);
  });

  it.each(["x1,x2,label\n", "x,y\n", "label\n"])("names alone are told that no points follow: %j", (text) => {
    expect(faultsOf(text)).toEqual(["0: There are names, but no points follow."]);
  });
});

describe("scales", () => {
  it("that differ are said, and targets far from 0", () => {
    expect(tableOf(file("ads-like.csv")).scales).toBe(
      "The inputs' scales differ: EstimatedSalary goes from 15,000 to 127,000, Age from 20 to 51.".replace(
        "Age from",
        "Age goes from",
      ),
    );
    expect(tableOf("0.5,a\n-1,b").scales).toBeUndefined();
    const prices = Array.from({ length: 20 }, (_, n) => `${n / 20},${100000 + 5000 * n}`).join("\n");
    expect(tableOf(prices)).toMatchObject({
      targetScales: "The targets are far from the outputs at the start: x2 goes from 100,000 to 195,000.",
    });
  });
});

describe("other ways to write a table", () => {
  it.each([
    [
      "ARFF",
      "% made up\n@relation r\n@attribute 'a b' numeric\n@attribute c {no, yes}\n@data\n1.5,yes\n-2,no\n",
    ],
    [
      "sparse ARFF",
      "@relation r\n@attribute 'a b' numeric\n@attribute c {no, yes}\n@data\n{0 1.5, 1 yes}\n{0 -2}\n",
    ],
    ["libsvm", "yes 1:1.5\nno 1:-2\n"],
    ["records", '[{"a b": 1.5, "c": "yes"}, {"a b": -2, "c": "no"}]'],
    ["records in Python", "rows = [{'a b': 1.5, 'c': 'yes'}, {'a b': -2., 'c': 'no'},]"],
    ["a record on each line", '{"a b": 1.5, "c": "yes"}\n{"a b": -2, "c": "no"}\n'],
    ["rows in Python", "[(1.5, 'yes'), (-2., 'no')]"],
    ["columns", '{"a b": [1.5, -2], "c": ["yes", "no"]}'],
    ["pandas' columns", '{"a b": {"0": 1.5, "1": -2}, "c": {"0": "yes", "1": "no"}}'],
    ["pandas' split", '{"columns": ["a b", "c"], "index": [0, 1], "data": [[1.5, "yes"], [-2, "no"]]}'],
  ])("%s", (_name, text) => {
    expect(pointsOf(text)).toMatchObject({ inputs: [[1.5], [-2]], classes: ["no", "yes"], labels: [1, 0] });
  });

  it("arrays as Python, NumPy and MATLAB write them", () => {
    const inputs = [
      [0.5, 1],
      [2, -3],
      [4, 5],
    ];
    for (const text of [
      "X = np.array([[0.5, 1.], [2., -3.], [4., 5.]])\ny = np.array([0, 1, 0])",
      "X = [[0.5, 1], [2, -3], [4, 5]]\ny = [0, 1, 0]",
      "[[ 0.5  1.  0. ]\n [ 2.  -3.   1. ]\n [ 4.   5.   0. ]]",
      "X = [0.5 2 4; 1 -3 5]\nY = [0 1 0]",
    ])
      expect(pointsOf(text)).toMatchObject({ inputs, classes: ["0", "1"], labels: [0, 1, 0] });
  });

  it("arrays with parts of their own keep them", () => {
    const text = "X_train = [[1, 2], [3, 4]]\ny_train = [0, 1]\nX_test = [[5, 6]]\ny_test = [1]";
    expect(pointsOf(text)).toMatchObject({ columns: ["x1", "x2"], parts: [0, 0, 2], labels: [0, 1, 1] });
  });

  it("libsvm leaves zeros out, and says so", () => {
    const table = tableOf("+1 2:0.5 4:-1\n-1 1:3\n");
    expect(table.data).toMatchObject({
      columns: ["x1", "x2", "x3", "x4"],
      inputs: [
        [0, 0.5, 0, -1],
        [3, 0, 0, 0],
      ],
      classes: ["-1", "1"],
    });
    expect(table.notes).toEqual(["What a row leaves out is 0."]);
  });
});

it("never throws, whatever the text and the choices", () => {
  const cell = fc.oneof(
    fc.double().map(String),
    fc.string({ maxLength: 6 }),
    fc.constantFrom("", "NaN", '"', "-", "1,5", "1:2", "{", "["),
  );
  const line = fc
    .tuple(fc.array(cell, { maxLength: 5 }), fc.constantFrom(",", ";", "\t", " ", "|"))
    .map(([cells, mark]) => cells.join(mark));
  const beginning = fc.constantFrom(
    "",
    "@relation a\n@attribute x numeric\n@data\n",
    "[[",
    "{'a': ",
    "sep=;\n",
  );
  const text = fc
    .tuple(beginning, fc.array(line, { maxLength: 8 }))
    .map(([first, lines]) => first + lines.join("\n"));
  const use = fc.constantFrom("input", "category", "label", "target", "split", "out", undefined);
  const choices = fc.record(
    {
      header: fc.boolean(),
      decimal: fc.constantFrom(".", ","),
      uses: fc.array(use, { maxLength: 7 }),
      leaveOut: fc.boolean(),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<TableChoices>;
  fc.assert(
    fc.property(fc.oneof(text, fc.string()), choices, (written, chosen) => {
      const { table, fault } = readTable(written, chosen);
      if (!table) return fault.message !== "";
      const { data, faults } = table;
      if (!data)
        return faults.length > 0 && faults.every(({ line: at, message }) => at >= 0 && message !== "");
      return data.inputs.every((row) => row.length === data.columns.length && row.every(Number.isFinite));
    }),
    { numRuns },
  );
});
