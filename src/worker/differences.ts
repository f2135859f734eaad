/** A place within a value, and what stands there in another one. */
export interface Difference {
  readonly path: readonly string[];
  readonly value: unknown;
}

type Branch = Readonly<Record<string, unknown>>;

const isBranch = (value: unknown): value is Branch => typeof value === "object" && value !== null;

/**
 * Where two plain values differ. What they share costs nothing: of a large document with one weight changed, the one
 * number is found and sent on instead of all.
 */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (Object.is(before, after)) return [];
  const alike =
    isBranch(before) &&
    isBranch(after) &&
    Array.isArray(before) === Array.isArray(after) &&
    Object.keys(before).length === Object.keys(after).length &&
    Object.keys(before).every((key) => Object.hasOwn(after, key));
  if (!alike) return [{ path, value: after }];
  return Object.keys(after).flatMap((key) => differences(before[key], after[key], [...path, key]));
}

/** A copy of a value with differences made; it shares with it what is the same. */
export function patched<Value>(value: Value, changes: readonly Difference[]): Value {
  return changes.reduce((now, { path, value: next }) => withPart(now, path, next), value as unknown) as Value;
}

function withPart(value: unknown, [key, ...rest]: readonly string[], next: unknown): unknown {
  if (key === undefined) return next;
  const part = withPart((value as Branch)[key], rest, next);
  return Array.isArray(value) ? value.with(Number(key), part) : { ...(value as Branch), [key]: part };
}
