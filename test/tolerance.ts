import { expect } from "vitest";

/** Numbers as the reference files hold them: what isn't finite is a string. */
export function numberOf(value: unknown): number {
  if (typeof value === "number") return value;
  if (value === "NaN" || value === "Infinity" || value === "-Infinity") return Number(value);
  throw new Error(`not a number: ${JSON.stringify(value)}`);
}

/** Whether a number is the wanted one within the tolerance of test/golden/README.md. */
export function close(got: number, want: number, relative = 1e-9, absolute = 1e-11): boolean {
  return Object.is(got, want) || got === want || Math.abs(got - want) <= relative * Math.abs(want) + absolute;
}

/** As `expect(is, what).toBe(true)` for loops over thousands of numbers, most of whose time that took. */
export function holds(is: boolean, what = () => "not as it should be"): void {
  if (!is) expect.fail(what());
}

/** Compares all numbers of two answers of the same shape; `skip` names paths that the reference leaves open. */
export function expectClose(
  got: unknown,
  want: unknown,
  path = "",
  skip: (path: string) => boolean = () => false,
): void {
  if (skip(path)) return;
  if (Array.isArray(want)) {
    holds(Array.isArray(got) && got.length === want.length, () => `${path}: length is not ${want.length}`);
    for (const [index, item] of want.entries())
      expectClose((got as unknown[])[index], item, `${path}[${index}]`, skip);
  } else if (typeof want === "object" && want !== null) {
    expect(Object.keys(got as object).sort(), `${path}: fields`).toEqual(Object.keys(want).sort());
    for (const [key, item] of Object.entries(want))
      expectClose((got as Record<string, unknown>)[key], item, `${path}.${key}`, skip);
  } else {
    const [a, b] = [numberOf(got), numberOf(want)];
    holds(close(a, b), () => `${path}: got ${a}, want ${b}`);
  }
}
