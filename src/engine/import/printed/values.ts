import { Unreadable } from "../numberArray";
import { Cursor, isMark } from "./cursor";
import { type PrintedToken, tokensIn } from "./tokens";

/** What a printout holds, before it is known which of it are arrays. */
export type PrintedValue =
  | { readonly kind: "number"; readonly value: number }
  | ListValue
  | { readonly kind: "map"; readonly entries: readonly Labelled[] }
  /** A word, a size, a type: nothing with numbers of its own. */
  | { readonly kind: "other"; readonly text: string };

export interface ListValue {
  readonly kind: "list";
  readonly items: readonly PrintedValue[];
  /** Counts from 1. */
  readonly line: number;
  /** Whether the text says that it is one array: `array(…)`, `tensor(…)`. */
  readonly isArray?: boolean;
}

export interface Labelled {
  readonly name?: string | undefined;
  readonly value: PrintedValue;
}

/** Functions whose first argument is an array. */
const makesArray =
  /(?:^|\.)(?:array|asarray|matrix|mat|tensor|as_tensor|from_numpy|Tensor|FloatTensor|DoubleTensor|Parameter|Variable|EagerTensor|Array|constant|float(?:32|64)?|int(?:32|64)?)$/;
const makesCollection = /(?:^|\.)(?:OrderedDict|dict|list|tuple)$/;
const others = /(?:^|\.)(?:Size|size|shape|dtype|device)$/;
const closing: Readonly<Record<string, string>> = { "[": "]", "(": ")", "{": "}", "<": ">" };
const deepest = 32;
/** NumPy fills its lines before it goes on in the next: shorter ones are rows of MATLAB's. */
const shortLine = 50;

/** All values of a text, each with the name before it. */
export function valuesIn(text: string): Labelled[] {
  const cursor = new Cursor(tokensIn(text));
  const found: Labelled[] = [];
  let name: string | undefined;
  let isGiven = true;
  for (let token = cursor.token; token; token = cursor.token) {
    if (token.kind === "end" || isMark(token, ",;:=")) isGiven = cursor.take().kind !== "end";
    else if ((token.kind === "word" && !isCall(cursor)) || token.kind === "text") {
      cursor.take();
      name = token.text;
      isGiven = false;
    } else {
      const value = printedValueAt(cursor, 0);
      // `W1 (2, 3): [[…` says the shape first, and the 1 of `Layer 1:` isn't an array.
      if (value.kind === "other" || (isMark(token, "(") && isMark(cursor.token, ":"))) continue;
      if (value.kind === "number" && !isGiven) continue;
      found.push({ name, value });
      name = undefined;
    }
  }
  return found;
}

function isCall({ token, next }: Cursor): boolean {
  return (
    token?.kind === "word" &&
    isMark(next, "(") &&
    [makesArray, makesCollection, others].some((names) => names.test(token.text))
  );
}

function printedValueAt(cursor: Cursor, depth: number): PrintedValue {
  if (isCall(cursor)) return called(cursor, depth);
  const token = cursor.take();
  switch (token.kind) {
    case "number":
      return { kind: "number", value: token.value };
    case "mark":
      if (!(token.text in closing)) throw misplaced(token.line, `“${token.text}” stands`);
      return bracketed(cursor, token, depth + 1);
    case "end":
      throw misplaced(token.line, "the line ends");
    default:
      if (/^(?:nan|inf|infinity)$/i.test(token.text))
        throw new Unreadable(`In line ${token.line} stands ${token.text}: only finite numbers are taken.`);
      return { kind: "other", text: token.text };
  }
}

const misplaced = (line: number, what: string) =>
  new Unreadable(`In line ${line} ${what} where a number should come.`);

function called(cursor: Cursor, depth: number): PrintedValue {
  const name = (cursor.take() as { readonly text: string }).text;
  const inner = bracketed(cursor, cursor.take(), depth + 1);
  const [first] = inner.kind === "list" ? inner.items : [inner];
  if (others.test(name)) return { kind: "other", text: name };
  if (!first) return { kind: "map", entries: [] };
  return first.kind === "list" && makesArray.test(name) ? { ...first, isArray: true } : first;
}

/** An item between brackets, with its key or as an argument by name. */
interface Item extends Labelled {
  /** Which row of MATLAB's it belongs to. */
  readonly row: number;
}

function bracketed(cursor: Cursor, open: PrintedToken, depth: number): PrintedValue {
  const mark = (open as { readonly text: string }).text;
  if (depth > deepest) throw new Unreadable(`In line ${open.line} brackets are nested too deeply.`);
  const items: Item[] = [];
  const lines = areRows(cursor.restOfLine(shortLine));
  let row = 0;
  while (!isMark(cursor.token, closing[mark])) {
    if (!cursor.token) throw new Unreadable(`The bracket “${mark}” in line ${open.line} never closes.`);
    if (isMark(cursor.token, ";") || (lines && cursor.token.kind === "end")) row += 1;
    if (cursor.token.kind === "end" || isMark(cursor.token, ",;")) cursor.take();
    else {
      const { name, value } = listItemAt(cursor, depth);
      items.push({ name, value, row });
    }
  }
  cursor.take();
  if (mark === "{") return { kind: "map", entries: items.filter(({ name }) => name !== undefined) };
  if (mark === "<") return variableOf(items);
  return pairsOf(items) ?? listOf(items, open.line);
}

function listItemAt(cursor: Cursor, depth: number): Labelled {
  const { token, next } = cursor;
  const isKey = token?.kind === "word" || token?.kind === "text" || token?.kind === "number";
  if (!isKey || !isMark(next, ":=")) return { value: printedValueAt(cursor, depth) };
  const key = cursor.take();
  cursor.take();
  cursor.skipEnds();
  return {
    name: key.kind === "number" ? String(key.value) : (key as { readonly text: string }).text,
    value: printedValueAt(cursor, depth),
  };
}

/** Whether each line is a row: bare numbers, no comma at the end, and far from filling the line. */
function areRows(line: ReturnType<Cursor["restOfLine"]>): boolean {
  if (!line) return false;
  const { tokens, end } = line;
  return (
    tokens.at(-1)?.kind === "number" &&
    end - tokens[0].offset < shortLine &&
    tokens.every((token) => token.kind === "number" || isMark(token, ","))
  );
}

/** What arguments by name say (`dtype=float32`) is left out. */
function listOf(items: readonly Item[], line: number): ListValue {
  const own = items.filter(({ name }) => name === undefined);
  const last = own.at(-1)?.row ?? 0;
  const values = (row: number) => own.filter((item) => item.row === row).map(({ value }) => value);
  if (own[0]?.row === last || last === 0) return { kind: "list", line, items: own.map(({ value }) => value) };
  const rows = Array.from({ length: last + 1 }, (_, row) => values(row)).filter(({ length }) => length > 0);
  return { kind: "list", line, items: rows.map((row) => ({ kind: "list", line, items: row })) };
}

/** The items of `OrderedDict([('name', value), …])`. */
function pairsOf(items: readonly Item[]): PrintedValue | undefined {
  const entries = items.map(({ value }): Labelled | undefined => {
    if (value.kind !== "list" || value.items.length !== 2) return undefined;
    const [key, held] = value.items;
    return key.kind === "other" && held.kind !== "other" ? { name: key.text, value: held } : undefined;
  });
  const isMap = entries.length > 0 && entries.every((entry) => entry !== undefined);
  return isMap ? { kind: "map", entries: entries as Labelled[] } : undefined;
}

/** A variable as TensorFlow and Keras print it: `<tf.Variable 'dense/kernel:0' shape=(2, 2) …, numpy=array(…)>`. */
function variableOf(items: readonly Item[]): PrintedValue {
  const held = items.find(({ name }) => /^(?:numpy|value)$/.test(name ?? ""))?.value;
  const path = items.find(({ name }) => name === "path")?.value;
  const words = items.flatMap(({ value, name }) => (value.kind === "other" && !name ? [value.text] : []));
  const name = path?.kind === "other" ? path.text : words.find((text) => /[/:]/.test(text));
  return held ? { kind: "map", entries: [{ name, value: held }] } : { kind: "other", text: "variable" };
}
