import { describe, expect, it } from "vitest";
import { readBytes } from "../../../../src/engine/import/table/readSource";
import { type TableChoices, tableOf } from "../../../../src/engine/import/table/table";
import { host } from "../../../../src/worker/protocol/fileHost";

/** Twelve more kinds of tables, made up after what people bring: each is taken as it is meant, or refused with a sentence. */

const rows = (count: number, row: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => row(n)).join("\n");

async function read(text: string, choices: TableChoices = {}) {
  const { table, fault } = tableOf(await readBytes(new TextEncoder().encode(text), host), choices);
  return {
    count: table?.data?.inputs.length,
    inputs: table?.data?.columns,
    answer: table?.data?.classes ?? (table?.data?.targets ? "numbers" : undefined),
    first: table?.data?.inputs[0],
    notes: table?.notes.join(" "),
    faults: (table?.faults ?? [fault]).map((one) => `${one?.line}: ${one?.message}`),
  };
}

describe("more kinds of tables", () => {
  it.each<[string, string, TableChoices, object]>([
    [
      "a spreadsheet's export with a title above and a sum below, which is refused by its line",
      `Messreihe 3\n\nt;U;I\n${rows(24, (n) => `${n};${n},5;0,${n}1`)}\nSumme;50;1\n`,
      {},
      {
        notes: "1 line above the table is passed over.",
        faults: ['28: column "t" must be a number, but is "Summe"'],
      },
    ],
    [
      "the same with that line left out on request",
      `Messreihe 3\n\nt;U;I\n${rows(24, (n) => `${n};${n},5;0,${n}1`)}\nSumme;50;1\n`,
      { leaveOut: true },
      { count: 24, inputs: ["U", "I"], answer: "numbers", first: [0.5, 0.01], faults: [] },
    ],
    [
      "a table of Markdown",
      `| x | y | label |\n|---|---|---|\n${rows(24, (n) => `| ${n} | ${n * n} | ${n % 2 ? "odd" : "even"} |`)}`,
      {},
      { count: 24, inputs: ["x", "y"], answer: ["even", "odd"], faults: [] },
    ],
    [
      "R's write.table, with quoted names and numbers of the rows",
      `"len" "wid" "species"\n${rows(24, (n) => `"${n + 1}" ${n}.1 ${n}.2 "${n % 2 ? "a" : "b"}"`)}`,
      {},
      { count: 24, inputs: ["len", "wid"], answer: ["a", "b"], first: [0.1, 0.2], faults: [] },
    ],
    [
      "German numbers with thousands, units in the names",
      `Fläche (m²);Preis (€);Lage\n${rows(24, (n) => `${50 + n},5;1.${100 + n},00;${n % 2 ? "gut" : "mäßig"}`)}`,
      {},
      { count: 24, inputs: ["Fläche (m²)", "Preis (€)"], answer: ["gut", "mäßig"], first: [50.5, 1100] },
    ],
    [
      "percentages and prices with their signs",
      `share,cost,bought\n${rows(24, (n) => `${n * 7}%,$${n}.50,${n % 2 ? "yes" : "no"}`)}`,
      {},
      { count: 24, inputs: ["share", "cost"], answer: ["no", "yes"], first: [0, 0.5], faults: [] },
    ],
    [
      "dates first, which are no classes, however few rows there are",
      `date,temp,rain\n${rows(9, (n) => `2024-01-${10 + n},${n}.5,${n % 2}`)}`,
      {},
      { count: 9, inputs: ["temp"], answer: ["0", "1"], faults: [] },
    ],
    [
      "True and False",
      `a,b,ok\n${rows(24, (n) => `${n},${n * 2},${n % 3 ? "True" : "False"}`)}`,
      {},
      { count: 24, inputs: ["a", "b"], answer: ["False", "True"], faults: [] },
    ],
    [
      "comments between the rows, and the names in one",
      `# made by hand\n# u v label\n${rows(12, (n) => `${n} ${n + 1} 0`)}\n# second half\n${rows(12, (n) => `${n} ${n + 2} 1`)}`,
      {},
      { count: 24, inputs: ["u", "v"], answer: ["0", "1"], faults: [] },
    ],
    [
      "JSON, an object to a line",
      rows(24, (n) => JSON.stringify({ a: n, b: n / 2, label: n % 2 ? "u" : "v" })),
      {},
      { count: 24, inputs: ["a", "b"], answer: ["u", "v"], faults: [] },
    ],
    [
      "one column alone, refused",
      `value\n${rows(24, (n) => `${n}.25`)}`,
      {},
      {
        count: undefined,
        faults: ['0: It has one column, but a point needs at least one input and its label: "0.25".'],
      },
    ],
    [
      "rows of other lengths, refused by their lines",
      `a,b,c\n1,2,0\n1,2\n3,4,1,9\n${rows(24, (n) => `${n},${n},${n % 2}`)}`,
      {},
      { faults: ["3: has 2 columns, but the table has 3", "4: has 4 columns, but the table has 3"] },
    ],
    [
      "a label that is always the same, which is left out",
      `a,b,label\n${rows(24, (n) => `${n},${n * 2},cat`)}`,
      {},
      { count: 24, inputs: ["a"], answer: "numbers", faults: [] },
    ],
  ])("%s", async (_name, text, choices, expected) => {
    expect(await read(text, choices)).toMatchObject(expected);
  });
});
