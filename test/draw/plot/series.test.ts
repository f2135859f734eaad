import { expect, test } from "vitest";
import { ThinnedSeries } from "../../../src/draw/plot/series";

function filled(values: readonly number[], most?: number, joined: (row: number) => boolean = () => true) {
  const series = new ThinnedSeries(1, most);
  for (const [row, value] of values.entries()) series.append(row, () => value, joined(row));
  return series;
}

function drawn(series: ThinnedSeries): string[] {
  const path: string[] = [];
  const write = (letter: string) => (x: number, y: number) => void path.push(`${letter}${x},${y}`);
  series.draw(
    0,
    (index) => index,
    (value) => value,
    { moveTo: write("M"), lineTo: write("L") },
  );
  return path;
}

test("few rows are drawn each", () => {
  expect(drawn(filled([3, 1, 2]))).toEqual(["M0,3", "L0,3", "L0,3", "L1,1", "L2,2"]);
});

test("many rows stay few stretches, and a spike isn't lost", () => {
  const values = new Array<number>(100_000).fill(1);
  values[65_432] = 50;
  values[12_345] = 0.5;
  const series = filled(values, 256);
  const path = drawn(series);
  expect(path.length).toBeLessThan(1100);
  expect(path.some((step) => step.endsWith(",50"))).toBe(true);
  expect(path.some((step) => step.endsWith(",0.5"))).toBe(true);
  expect(series.range()).toEqual({ least: 0.5, largest: 50, zero: false });
});

test("what is NaN interrupts the line", () => {
  expect(drawn(filled([1, Number.NaN, 2, 3]))).toEqual([
    "M0,1",
    "L0,1",
    "L0,1",
    "M2,2",
    "L2,2",
    "L2,2",
    "L3,3",
  ]);
});

test("a gap between rows isn't a line", () => {
  expect(drawn(filled([1, 2], undefined, (row) => row !== 1))).toEqual([
    "M0,1",
    "L0,1",
    "L0,1",
    "M1,2",
    "L1,2",
    "L1,2",
  ]);
});

test("rows can be taken back and others appended", () => {
  const series = filled([5, 6, 7, 8]);
  series.cut(2);
  expect(series.length).toBe(2);
  series.append(2, () => 1, true);
  expect(series.range()).toEqual({ least: 1, largest: 6, zero: false });
});

test("what is cut from much is appended again from a place that it names", () => {
  const values = Array.from({ length: 1000 }, (_, row) => row + 1);
  const series = filled(values, 64);
  series.cut(900);
  expect(series.length).toBeGreaterThan(800);
  expect(series.length).toBeLessThanOrEqual(900);
  series.cut(10);
  expect(series.length).toBe(0);
  for (const value of values.slice(0, 10)) series.append(value, () => value, true);
  expect(series.range().largest).toBe(10);
});

test("the range knows zeros and leaves out what isn't finite", () => {
  expect(filled([0, Number.POSITIVE_INFINITY, Number.NaN, 0.25]).range()).toEqual({
    least: 0.25,
    largest: 0.25,
    zero: true,
  });
});
