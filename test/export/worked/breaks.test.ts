import { describe, expect, it } from "vitest";
import { breakableParts, unbreakableWidth } from "../../../src/export/worked/breaks";
import { runsBy } from "../../../src/export/worked/keyRuns";

describe("a formula's breaks", () => {
  it("are before signs and = that stand in no bracket", () => {
    expect(breakableParts("z = w_{1} \\cdot x_{1} + (-0.3) \\cdot 2 - b")).toEqual([
      "z",
      "= w_{1} \\cdot x_{1}",
      "+ (-0.3) \\cdot 2",
      "- b",
    ]);
    expect(breakableParts("= \\frac{a + b}{c - d} + e")).toEqual(["= \\frac{a + b}{c - d}", "+ e"]);
    expect(breakableParts("y \\cdot (1 - y)")).toEqual(["y \\cdot (1 - y)"]);
    expect(breakableParts("\\left(a + b\\right) + c")).toEqual(["\\left(a + b\\right)", "+ c"]);
    expect(breakableParts("\\begin{bmatrix} 1 + 2 & 3 \\end{bmatrix} + x")).toEqual([
      "\\begin{bmatrix} 1 + 2 & 3 \\end{bmatrix}",
      "+ x",
    ]);
  });

  it("leave parts of a width that grows with what stands side by side, not with what stands above it", () => {
    expect(unbreakableWidth("123456")).toBe(6);
    expect(unbreakableWidth("123456 + 12")).toBe(6);
    expect(unbreakableWidth("\\frac{1234}{12}")).toBe(4.5);
    expect(unbreakableWidth("\\mathit{123}")).toBe(3);
    const matrix = (rows: string) => unbreakableWidth(`\\begin{bmatrix} ${rows} \\end{bmatrix}`);
    expect(matrix("12 & 3 \\\\ 4 & 5")).toBe(matrix("12 & 3"));
    expect(matrix("12 & 3 & 7")).toBeGreaterThan(matrix("12 & 3"));
    expect(unbreakableWidth("x_1^2")).toBeGreaterThan(unbreakableWidth("x"));
    expect(unbreakableWidth("\\frac12")).toBe(1.5);
  });

  it("keep the order of what is wide and narrow", () => {
    expect(runsBy([1, 2, 30, 3], (number) => number > 9)).toEqual([
      { isWide: false, items: [1, 2] },
      { isWide: true, items: [30] },
      { isWide: false, items: [3] },
    ]);
  });
});
