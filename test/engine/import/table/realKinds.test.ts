import { describe, expect, it } from "vitest";
import { readBytes } from "../../../../src/engine/import/table/readSource";
import { type TableChoices, tableOf } from "../../../../src/engine/import/table/table";
import { host } from "../../../../src/worker/protocol/fileHost";

/** Tables made up after kinds of files that people have: what becomes of each. */

const bytesOf = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => {
  const bytes = new Uint8Array(2 + 2 * text.length);
  bytes.set([0xff, 0xfe]);
  for (let k = 0; k < text.length; k++) {
    bytes[2 + 2 * k] = text.charCodeAt(k) & 255;
    bytes[3 + 2 * k] = text.charCodeAt(k) >> 8;
  }
  return bytes;
};
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const rows = (count: number, row: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => row(n)).join("\n");

async function read(bytes: Uint8Array<ArrayBuffer>, choices: TableChoices = {}) {
  const { table, fault } = tableOf(await readBytes(bytes, host), choices);
  const faults = table?.faults ?? [fault];
  return {
    points: table?.data && {
      count: table.data.inputs.length,
      inputs: table.data.columns,
      classes: table.data.classes,
      targets: table.data.targets?.[0].length,
    },
    left: table?.incomplete.count,
    notes: table?.notes.join(" "),
    faults: faults.map((one) => `${one?.line}: ${one?.message}`),
  };
}

describe("kinds of tables that people have", () => {
  it.each<[string, Uint8Array<ArrayBuffer>, TableChoices, object]>([
    [
      "Titanic: names, tickets, categories, missing ages",
      bytesOf(
        `PassengerId,Survived,Pclass,Name,Sex,Age,Fare\n${rows(16, (n) => `${n + 1},${n % 2},${(n % 3) + 1},"Doe, Mr. ${n}",${n % 3 ? "male" : "female"},${n === 4 ? "" : 20 + n},${7.25 + n}`)}`,
      ),
      { leaveOut: true },
      { count: 15, inputs: ["Pclass", "Sex=male", "Age", "Fare"], classes: ["0", "1"] },
    ],
    [
      "iris without names",
      bytesOf(
        rows(
          12,
          (n) => `${5 + n / 10},3.${n % 10},1.${n % 7},0.${n % 5},Iris-${["setosa", "virginica"][n % 2]}`,
        ),
      ),
      {},
      { count: 12, inputs: ["x1", "x2", "x3", "x4"], classes: ["Iris-setosa", "Iris-virginica"] },
    ],
    [
      "wine: the class first, without names",
      bytesOf(rows(15, (n) => `${(n % 3) + 1},${13 + n / 7},${1000 + 31 * n}`)),
      {},
      { count: 15, inputs: ["x2", "x3"], classes: ["1", "2", "3"] },
    ],
    [
      "auto-mpg: blanks, a tab, a quoted name, question marks",
      bytesOf(
        rows(
          14,
          (n) =>
            `${18 + n}.5   8   ${300 + 7 * n}.0      ${n === 3 ? "?" : `${130 + n}.0`}      ${3504 + 13 * n}.\t"car ${n}"`,
        ),
      ),
      { leaveOut: true, uses: ["target"] },
      { count: 13, inputs: ["x2", "x3", "x4", "x5"], targets: 1 },
    ],
    [
      "a German spreadsheet: semicolons, decimal commas, Latin-1",
      latin1(`Größe;Gewicht;Art\n${rows(8, (n) => `1,${50 + n};${60 + n},5;${n % 2 ? "süß" : "herb"}`)}`),
      {},
      { count: 8, inputs: ["Größe", "Gewicht"], classes: ["herb", "süß"] },
    ],
    [
      "Excel's Unicode text: UTF-16 with tabs",
      utf16(`width\theight\tkind\n${rows(6, (n) => `${n}.5\t${n * n}.25\t${n % 2 ? "α" : "β"}`)}`),
      {},
      { count: 6, inputs: ["width", "height"], classes: ["α", "β"] },
    ],
    [
      "pandas' CSV with its index, and regression",
      bytesOf(
        `,area,rooms,price\n${rows(14, (n) => `${n},${50 + 3 * n},${(n % 4) + 1},${100000 + 7000 * n}`)}`,
      ),
      {},
      { count: 14, inputs: ["area", "rooms"], targets: 1 },
    ],
    [
      "sep= and thousands",
      bytesOf(
        `sep=;\nincome;age;bought\n${rows(6, (n) => `${n + 1}.200,50;${20 + n},5;${n % 2 ? "yes" : "no"}`)}`,
      ),
      {},
      { count: 6, inputs: ["income", "age"], classes: ["no", "yes"] },
    ],
    [
      "diabetes as ARFF",
      bytesOf(
        `@relation d\n@attribute 'plas' real\n@attribute age integer\n@attribute class {tested_negative, tested_positive}\n@data\n${rows(6, (n) => `${90 + n},${20 + 3 * n},${n % 2 ? "tested_positive" : "tested_negative"}`)}`,
      ),
      {},
      { count: 6, inputs: ["plas", "age"], classes: ["tested_negative", "tested_positive"] },
    ],
    [
      "a DataFrame as pandas prints it",
      bytesOf(`      x1    x2 kind\n0   0.50  1.25    a\n1   1.50 -0.25    b\n2   2.50  0.75    a\n`),
      {},
      { count: 3, inputs: ["x1", "x2"], classes: ["a", "b"] },
    ],
  ])("%s: is taken", async (_name, bytes, choices, points) => {
    const taken = await read(bytes, choices);
    expect(taken.faults).toEqual([]);
    expect(taken.points).toMatchObject(points);
  });

  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    [
      "an Excel workbook of the old kind",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1),
      "0: It is an old Excel or Word file, which is not opened. Save the sheet as CSV UTF-8 and import that.",
    ],
    [
      "a page saved instead of the file",
      bytesOf("<!DOCTYPE html>\n<html><body>a,b</body></html>"),
      "0: It is a web page, not a table: save the file itself (on GitHub, “Raw”).",
    ],
    [
      "a printout with an ellipsis",
      bytesOf("[[0.1 0.2 0]\n [0.3 0.4 1]\n ...\n [0.5 0.6 1]]"),
      '0: In line 3 the printout leaves numbers out (“…”). Print all of them: np.set_printoptions(threshold=sys.maxsize), or torch.set_printoptions(profile="full").',
    ],
  ])("%s: is refused with what to do", async (_name, bytes, sentence) => {
    expect((await read(bytes)).faults).toEqual([sentence]);
  });
});
