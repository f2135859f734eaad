import { type NumberArray, Unreadable } from "../numberArray";
import { type Labelled, type ListValue, type PrintedValue, valuesIn } from "./values";

/**
 * The arrays of a text with brackets: lists and dictionaries of Python, printouts of NumPy, PyTorch, TensorFlow and
 * Keras, matrices of MATLAB, JSON.
 * @throws Unreadable
 */
export function readPrinted(text: string): NumberArray[] {
  const plain = text
    .replace(/^[ \t]*(?:>>>|In \[\d+\]:|Out\[\d+\]:)/gm, "")
    .replace(/\bParameter containing:/g, "")
    .replace(/^[ \t]*print\s*\([^\n]*\)[ \t]*$/gm, "");
  return valuesIn(plain).flatMap(arraysOf);
}

function arraysOf({ name, value }: Labelled): NumberArray[] {
  switch (value.kind) {
    case "number":
      return [{ name, shape: [], values: [value.value] }];
    case "map":
      return value.entries.flatMap((entry) =>
        arraysOf({ value: entry.value, name: [name, entry.name].filter(Boolean).join(".") || undefined }),
      );
    case "list":
      return isCollection(value)
        ? value.items.flatMap((item) => arraysOf({ value: item }))
        : [numberArray(value, name)];
    default:
      return [];
  }
}

/** Whether a list holds several arrays, as Keras's `get_weights()`: such as are called so, or lists of other depths. */
function isCollection({ items, isArray }: ListValue): boolean {
  if (isArray) return false;
  const lists = items.filter((item) => item.kind === "list");
  return (
    items.some(({ kind }) => kind === "map") ||
    lists.some((item) => item.isArray || isCollection(item)) ||
    new Set(lists.map(depthOf)).size > 1 ||
    // Matrices of different sizes aren't one array.
    (lists.length > 1 && depthOf(lists[0]) > 1 && new Set(lists.map((item) => lengthsText(item))).size > 1)
  );
}

const depthOf = (value: PrintedValue | undefined): number =>
  value?.kind === "list" ? 1 + depthOf(value.items[0]) : 0;
const lengthsText = (value: PrintedValue | undefined): string =>
  value?.kind === "list" ? `${value.items.length} ${lengthsText(value.items[0])}` : "";

function numberArray(list: ListValue, name: string | undefined): NumberArray {
  const shape: number[] = [];
  for (let part: PrintedValue | undefined = list; part?.kind === "list"; part = part.items[0])
    shape.push(part.items.length);
  const values: number[] = [];
  collect(list, shape, values);
  return { name, shape, values };
}

function collect({ items, line }: ListValue, [length, ...rest]: readonly number[], values: number[]): void {
  if (items.length !== length)
    throw new Unreadable(
      `The rows of the array in line ${line} have different lengths: ${length} and ${items.length} numbers.`,
    );
  for (const item of items) {
    if (item.kind === "number" && rest.length === 0) values.push(item.value);
    else if (item.kind === "list" && rest.length > 0) collect(item, rest, values);
    else if (item.kind === "other") throw new Unreadable(`In line ${line}, “${item.text}” isn't a number.`);
    else throw new Unreadable(`In line ${line}, numbers and rows are mixed.`);
  }
}
