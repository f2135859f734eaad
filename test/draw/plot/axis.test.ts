import { describe, expect, it } from "vitest";
import {
  type Axis,
  extentFromZero,
  extentOf,
  inPercent,
  linearAxis,
  logAxis,
  logAxisWithZero,
  namedAxis,
  numberTexts,
  powerOfTen,
  withMarks,
} from "../../../src/draw/plot/axis";

const texts = ({ ticks }: Axis) => ticks.map(({ text }) => text);

describe("a linear axis", () => {
  it("places values and finds them again", () => {
    const axis = linearAxis([-1, 1], [0, 200], 5);
    expect(axis.position(0.5)).toBe(150);
    expect(axis.value(150)).toBe(0.5);
    expect(axis.position(2)).toBe(300);
    expect(axis.ticks[1]).toEqual({ value: -0.5, at: 50, text: "−0.5" });
    expect(texts(axis)).toEqual(["−1.0", "−0.5", "0.0", "0.5", "1.0"]);
  });

  it("can end at round numbers and keep what lies beyond at its ends", () => {
    const axis = linearAxis([0, 0.73], [100, 0], 4, { nice: true, clamp: true });
    expect(texts(axis)).toEqual(["0.0", "0.2", "0.4", "0.6", "0.8"]);
    expect(axis.position(0.4)).toBe(50);
    expect(axis.position(7)).toBe(0);
    expect(axis.position(Number.NaN)).toBeNaN();
  });

  it("writes all numbers with powers of ten where one of them is long, and shorter so", () => {
    const written = (high: number, low = 0) => texts(linearAxis([low, high], [100, 0], 4));
    expect(written(3)).toEqual(["0", "1", "2", "3"]);
    expect(written(800_000)).toEqual(["0", "2·10⁵", "4·10⁵", "6·10⁵", "8·10⁵"]);
    expect(written(0.299, 0.2985)).toEqual(["0.2985", "0.2986", "0.2987", "0.2988", "0.2989", "0.2990"]);
    expect(written(0.29862, 0.2986)).toEqual(["0.298600", "0.298605", "0.298610", "0.298615", "0.298620"]);
    expect(written(0, -0.00003)).toEqual(["−3·10⁻⁵", "−2·10⁻⁵", "−10⁻⁵", "0"]);
  });
});

describe("a logarithmic axis", () => {
  it("marks powers of ten, and not more of them than there is room for", () => {
    const axis = logAxis([1e-1, 1e-14], [0, 130], 7);
    expect(axis.ticks[0].text).toBe("10⁻¹⁴");
    expect(axis.ticks.length).toBeLessThanOrEqual(7);
    expect(axis.position(1e-7)).toBeCloseTo(60, 6);
    expect(texts(logAxis([1, 1000], [0, 1], 9))).toEqual(["1", "10", "10²", "10³"]);
    expect(powerOfTen(-12)).toBe("10⁻¹²");
  });

  it("can end at whole powers of ten, also around numbers of one size", () => {
    const options = { nice: true, clamp: true };
    const axis = logAxis([0.002, 0.7], [100, 0], 4, options);
    expect(texts(axis)).toEqual(["10⁻³", "10⁻²", "10⁻¹", "1"]);
    expect(axis.position(0.001)).toBeCloseTo(100);
    expect(axis.position(1)).toBeCloseTo(0);
    expect(axis.position(1e-5)).toBeCloseTo(100);
    expect(texts(logAxis([0.1, 0.1], [100, 0], 4, options))).toEqual(["10⁻¹", "1"]);
  });

  it("can have a place for zero, apart from the others", () => {
    const axis = logAxisWithZero([0.01, 1], [100, 0], 4);
    expect(axis.position(0)).toBe(100);
    expect(axis.position(0.01)).toBeCloseTo(90);
    expect(axis.ticks[0]).toEqual({ value: 0, at: 100, text: "0" });
  });
});

describe("numbers beside an axis", () => {
  it("are told apart, and whole ones aren't rounded", () => {
    expect(numberTexts([0.1, 0.01, 0.0003])).toEqual(["0.1", "0.01", "0.0003"]);
    expect(numberTexts([1e-5, 1e-3, 0.1])).toEqual(["10⁻⁵", "10⁻³", "10⁻¹"]);
    expect(numberTexts([3.2e-6, 5])).toEqual(["3.2·10⁻⁶", "5"]);
    expect(numberTexts([0.123456, 0.2])).toEqual(["0.123", "0.2"]);
    expect(numberTexts([0.123456, 0.123459])).toEqual(["0.123456", "0.123459"]);
    expect(numberTexts([1024, -1025])).toEqual(["1024", "−1025"]);
  });

  it("can be chosen; what would stand on another is left out", () => {
    const axis = withMarks(linearAxis([0, 1], [100, 0], 5), [0.1, 0.15, 0.5]);
    expect(axis.ticks).toEqual([
      { value: 0.1, at: 90, text: "0.1" },
      { value: 0.5, at: 50, text: "0.5" },
    ]);
  });

  it("can be shares in per cent", () => {
    expect(texts(inPercent(linearAxis([0, 0.14], [0, 100], 2)))).toEqual(["0 %", "5 %", "10 %"]);
  });

  it("are there on a logarithmic axis that has no two powers of ten", () => {
    expect(texts(logAxis([0.2, 0.7], [100, 0], 5))).toEqual(["0.2", "0.5"]);
    expect(texts(logAxis([0.03, 0.7], [150, 0], 5))).toEqual(["0.05", "0.1", "0.2", "0.5"]);
    expect(texts(logAxis([0.31, 0.45], [150, 0], 5))).toEqual([
      "0.32",
      "0.34",
      "0.36",
      "0.38",
      "0.4",
      "0.42",
      "0.44",
    ]);
  });
});

describe("an axis of named things", () => {
  it("has them at even distances, at its ends or half a distance from them", () => {
    const at = (outer: number) => namedAxis(["a", "b", "c"], [0, 60], 9, outer).ticks.map((tick) => tick.at);
    expect(at(0)).toEqual([0, 30, 60]);
    expect(at(0.5)).toEqual([10, 30, 50]);
    expect(namedAxis(["a"], [0, 60], 9).position(0)).toBe(30);
    expect(namedAxis(["a", "b", "c"], [0, 60], 9).value(40)).toBe(1);
  });

  it("writes some of many, the first and the last among them", () => {
    const axis = namedAxis(Array.from("abcdefghijk"), [0, 100], 3);
    expect(texts(axis)).toEqual(["a", "f", "k"]);
    expect(axis.position(10)).toBe(100);
  });
});

describe("an extent", () => {
  it("spans what is finite, with room around it, and room even around one number", () => {
    expect(extentOf([1, 3, Number.NaN, Number.POSITIVE_INFINITY], 0.1)).toEqual([0.8, 3.2]);
    expect(extentOf([5, 5])).toEqual([4.75, 5.25]);
    expect(extentOf([])).toEqual([0, 1]);
  });

  it("from 0 has nothing beyond it, and of zeros alone, or nothing, a whole", () => {
    expect(extentFromZero([0.1, 0.3, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([0, 0.3]);
    expect(extentFromZero([-1, 2])).toEqual([-1, 2]);
    expect([extentFromZero([0, 0]), extentFromZero([])]).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });
});
