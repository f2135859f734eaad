import { expect, test } from "vitest";
import { linearAxis, logAxis } from "../../src/draw/scales";

test("a linear axis ends at round numbers and writes them", () => {
  const axis = linearAxis([0, 0.73], [100, 0], 4);
  expect(axis.ticks.map(({ label }) => label)).toEqual(["0.0", "0.2", "0.4", "0.6", "0.8"]);
  expect(axis.at(0.4)).toBe(50);
  expect(axis.at(7)).toBe(0);
  expect(axis.at(Number.NaN)).toBeNaN();
});

test("negative numbers have a true minus sign", () => {
  expect(linearAxis([-1, 1], [0, 10], 2).ticks[0].label).toBe("−1");
});

test("a logarithmic axis has a tick for each power of ten", () => {
  const axis = logAxis([0.002, 0.7], [100, 0], false);
  expect(axis.ticks.map(({ label }) => label)).toEqual(["1", "0.1", "0.01", "0.001"]);
  expect(axis.at(0.001)).toBeCloseTo(100);
  expect(axis.at(1)).toBeCloseTo(0);
});

test("zero has its own place on a logarithmic axis", () => {
  const axis = logAxis([0.01, 1], [100, 0], true);
  expect(axis.at(0)).toBe(100);
  expect(axis.at(0.01)).toBeCloseTo(90);
  expect(axis.ticks[0]).toEqual({ value: 0, label: "0", at: 100 });
});

test("many powers of ten are written at intervals, long ones short", () => {
  const axis = logAxis([1e-14, 1], [100, 0], false);
  expect(axis.ticks.map(({ label }) => label)).toEqual(["1", "1e−4", "1e−8", "1e−12"]);
});

test("numbers of one size still get an axis", () => {
  expect(logAxis([0.1, 0.1], [100, 0], false).ticks.map(({ label }) => label)).toEqual(["1", "0.1"]);
});

test("long numbers are written with powers of ten, where one of them is long", () => {
  const labels = (domain: [number, number]) =>
    linearAxis(domain, [100, 0], 4).ticks.map(({ label }) => label);
  expect(labels([0, 3])).toEqual(["0", "1", "2", "3"]);
  expect(labels([0, 700_000])).toEqual(["0", "2e5", "4e5", "6e5", "8e5"]);
  expect(labels([-0.00003, 0])).toEqual(["−3e−5", "−2e−5", "−1e−5", "0"]);
});
