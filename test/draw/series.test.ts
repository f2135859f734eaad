import { expect, test } from "vitest";
import { drawSeries } from "../../src/draw/series";

function drawn(values: readonly number[], width: number, joined?: (place: number) => boolean): string[] {
  const path: string[] = [];
  const write = (letter: string) => (x: number, y: number) => void path.push(`${letter}${x},${y}`);
  const x = (place: number) => (place * width) / values.length;
  drawSeries(
    values.length,
    (place) => values[place],
    x,
    (value) => -value,
    { moveTo: write("M"), lineTo: write("L") },
    joined,
  );
  return path;
}

test("few numbers are drawn each", () => {
  expect(drawn([3, 1, 2], 30)).toEqual(["M0,-3", "L10,-1", "L20,-2"]);
});

test("many numbers in one pixel keep their first, least, largest and last", () => {
  expect(drawn([5, 9, 4, 1, 6, 5, 2, 3], 1)).toEqual(["M0,-5", "L0.125,-9", "L0.375,-1", "L0.875,-3"]);
});

test("a spike among a million numbers isn't lost, and the path stays short", () => {
  const values = new Array<number>(1e6).fill(1);
  values[654321] = 50;
  const path = drawn(values, 300);
  expect(path.length).toBeLessThan(1300);
  expect(path).toContain(`L${(654321 * 300) / 1e6},-50`);
});

test("what is no number interrupts the line", () => {
  expect(drawn([1, Number.NaN, 2, 3], 40)).toEqual(["M0,-1", "L0,-1", "M20,-2", "L30,-3"]);
  expect(drawn([Number.NaN, 4], 1)).toEqual(["M0.5,-4", "L0.5,-4"]);
});

test("a gap between places is no line", () => {
  expect(drawn([1, 2, 3], 30, (place) => place !== 1)).toEqual(["M0,-1", "L0,-1", "M10,-2", "L20,-3"]);
});
