import type { Edit, NetworkDocument } from "./document";

/** Where something stands in a document, as in its JSON: `layers`, 0, `weights`, 1, 2. */
export type Path = readonly (string | number)[];

/** The path that a text writes: `layers[0].weights[1][2]`. */
export const readPath = (text: string): Path =>
  Array.from(text.matchAll(/\[(\d+)\]|[^.[\]]+/g), ([key, index]) =>
    index === undefined ? key : Number(index),
  );

/** What becomes of one part of a document. Mostly a number; what a gesture makes travels as this to the worker. */
export interface Change {
  readonly path: Path;
  readonly value: unknown;
}

type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch => typeof value === "object" && value !== null;

/** What stands there; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((part, key) => (isBranch(part) ? part[key] : undefined), value);
}

/** A copy of a value with changes made; it shares with it what is the same. */
export function withChanges<Value>(value: Value, changes: readonly Change[]): Value {
  return changes.reduce((now, { path, value: next }) => withPart(now, path, next), value as unknown) as Value;
}

function withPart(value: unknown, [key, ...rest]: Path, next: unknown): unknown {
  if (key === undefined) return next;
  const part = withPart((value as Branch)[key], rest, next);
  return Array.isArray(value) ? value.with(Number(key), part) : { ...(value as Branch), [key]: part };
}

/** The changes that an edit makes. What it leaves as it is costs nothing. */
export const changesOf = (document: NetworkDocument, edit: Edit): Change[] =>
  changesBetween(document, edit(document));

/** Where two plain values differ. */
export function changesBetween(before: unknown, after: unknown, path: Path = []): Change[] {
  if (Object.is(before, after)) return [];
  const alike =
    isBranch(before) &&
    isBranch(after) &&
    Array.isArray(before) === Array.isArray(after) &&
    Object.keys(before).length === Object.keys(after).length &&
    Object.keys(before).every((key) => Object.hasOwn(after, key));
  if (!alike) return [{ path, value: after }];
  return Object.keys(after).flatMap((key) => changesBetween(before[key], after[key], [...path, key]));
}
