import type { NumberArray } from "../../numberArray";
import {
  type CellSheet,
  type ColumnUse,
  countedWithCommas,
  type SheetRow,
  UnreadableTable,
} from "../sheet/sheet";

/** An array as one row of numbers for each example. */
interface ArrayRows {
  readonly name: string;
  readonly count: number;
  readonly width: number;
  readonly values: readonly number[];
}

const answers = /^(?:y|t|targets?|labels?|classes|outputs?|.*[_.](?:y|labels?|targets?))$/i;
const part = /(?:^|[_.])(train|val|valid|validation|dev|test)(?:[_.]|$)/i;

/**
 * Arrays of numbers as a table: one with a point in each row, or the inputs and the answers each in their own, also with a
 * part for training and for the test. Examples may lie in columns, where only that fits.
 * @throws UnreadableTable
 */
export function arraysAsSheet(arrays: readonly NumberArray[], words: string): CellSheet {
  const given = arrays.filter(({ shape }) => shape.length > 0);
  if (given.length === 0)
    throw new UnreadableTable("It has single numbers alone; a table of points is needed.");
  const notes: string[] = [];
  const splits = new Map<string, NumberArray[]>();
  for (const array of given) {
    const of = given.length > 1 ? (part.exec(array.name ?? "")?.[1] ?? "") : "";
    splits.set(of, [...(splits.get(of) ?? []), array]);
  }
  if (splits.size > 1 && splits.has(""))
    throw new UnreadableTable(
      `“${splits.get("")?.[0].name ?? "an array"}” doesn't say to which part it belongs, while others do (${[...splits.keys()].filter(Boolean).join(", ")}).`,
    );
  const tables = [...splits].map(([of, members]) => ({ of, members: sideBySide(members, notes) }));
  const [first] = tables;
  const widths = (members: readonly ArrayRows[]) => members.map(({ width }) => width).join();
  const other = tables.find(({ members }) => widths(members) !== widths(first.members));
  if (other)
    throw new UnreadableTable(`The parts “${first.of}” and “${other.of}” have arrays of different widths.`);
  const isSplit = tables.length > 1;
  const rows: SheetRow[] = [];
  for (const { of, members } of tables)
    for (let n = 0; n < members[0].count; n++)
      rows.push({
        line: rows.length + 1,
        cells: [
          ...members.flatMap(({ values, width }) => values.slice(n * width, (n + 1) * width).map(String)),
          ...(isSplit ? [of] : []),
        ],
      });
  const columns = columnsOf(first.members);
  const oneArray = first.members.length === 1;
  return {
    words,
    rows,
    // One array alone says nothing of what its columns are.
    ...(!oneArray && {
      names: [...columns.names, ...(isSplit ? ["part"] : [])],
      uses: [...columns.uses, ...(isSplit ? ["split" as const] : [])],
    }),
    decimal: ".",
    notes: [...notes, "Lines count the rows of the array."],
  };
}

/** The arrays of one part with the same examples, inputs first. */
function sideBySide(arrays: readonly NumberArray[], notes: string[]): ArrayRows[] {
  const counts = arrays.map(({ shape }) => shape[0]);
  const matching = counts.every((count) => count === counts[0]);
  const columns = arrays.map(({ shape }) => (shape.length === 1 ? shape[0] : shape[1]));
  const turnedFits =
    arrays.length > 1 &&
    arrays.every(({ shape }) => shape.length < 3) &&
    columns.every((count) => count === columns[0]);
  if (!matching && !turnedFits)
    throw new UnreadableTable(
      `The arrays don't have the same number of examples: ${arrays.map(({ name, shape }) => `${name ? `${name} ` : ""}${shape.join(" × ")}`).join(", ")}.`,
    );
  if (!matching) notes.push("The examples lie in the arrays' columns.");
  const rows = arrays.map((array, k) => rowsOf(array, k, !matching));
  return rows.toSorted((a, b) => Number(answers.test(a.name)) - Number(answers.test(b.name)));
}

function rowsOf({ name = "", shape, values }: NumberArray, index: number, isTurned: boolean): ArrayRows {
  const bare = name.replace(part, "").replace(/^[_.]|[_.]$/g, "") || (index === 0 ? "x" : "y");
  if (shape.length === 1) return { name: bare, count: shape[0], width: 1, values };
  const width = values.length / shape[0];
  if (!isTurned) return { name: bare, count: shape[0], width, values };
  return {
    name: bare,
    count: shape[1],
    width: shape[0],
    values: Array.from(
      { length: values.length },
      (_, k) => values[(k % shape[0]) * shape[1] + Math.floor(k / shape[0])],
    ),
  };
}

function columnsOf(members: readonly ArrayRows[]): {
  readonly names: string[];
  readonly uses: (ColumnUse | undefined)[];
} {
  const named = members.map(({ name }) => answers.test(name));
  // Where no name says it, the last array with fewer columns is the answer.
  const last = members.length - 1;
  const isAnswer = (k: number) => (named.some(Boolean) ? named[k] : k === last && last > 0);
  return {
    names: members.flatMap(({ name, width }) =>
      width === 1 ? [name] : Array.from({ length: width }, (_, k) => `${name.toLowerCase()}${k + 1}`),
    ),
    uses: members.flatMap(({ width }, k) =>
      Array<ColumnUse | undefined>(width).fill(isAnswer(k) ? undefined : "input"),
    ),
  };
}

/** What an archive or a printout was taken for, with its arrays' shapes. */
export const arrayWords = (kind: string, arrays: readonly NumberArray[]) =>
  `${kind}: ${countedWithCommas(arrays.length, "array")}, ${arrays
    .slice(0, 4)
    .map(({ name, shape }) => `${name ? `${name} ` : ""}${shape.join(" × ") || "a number"}`)
    .join(", ")}${arrays.length > 4 ? ", …" : ""}`;
