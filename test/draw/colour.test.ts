import { expect, test } from "vitest";
import { magnitudeWidth, scaleColour, signColour, symmetricDomain } from "../../src/draw/colour";

test("a sign has its colour, full at the end of the domain and beyond", () => {
  expect(scaleColour("value", 2, 2)).toBe("color-mix(in oklab, var(--value-pos) 100%, var(--value-zero))");
  expect(scaleColour("value", 5, 2)).toBe(scaleColour("value", 2, 2));
  expect(scaleColour("gradient", -2, 2)).toBe("color-mix(in oklab, var(--grad-neg) 100%, var(--value-zero))");
  expect(scaleColour("value", Number.NEGATIVE_INFINITY, 1)).toContain("--value-neg) 100%");
});

test("a small number still shows its sign, zero none", () => {
  expect(scaleColour("gradient", 1e-9, 1)).toBe(
    "color-mix(in oklab, var(--grad-pos) 15%, var(--value-zero))",
  );
  expect(scaleColour("gradient", 0, 1)).toBe("var(--value-zero)");
  expect(scaleColour("gradient", -0, 1)).toBe("var(--value-zero)");
});

test("between, the strength grows as a root: a quarter of the domain has half of what is left of the colour", () => {
  const share = (value: number) => Number(/\) ([\d.]+)%/.exec(scaleColour("value", value, 1))?.[1]);
  expect(share(0.25)).toBeCloseTo(100 * (0.15 + 0.85 * 0.5), -0.1);
  expect(share(0.01)).toBeCloseTo(100 * (0.15 + 0.85 * 0.1), -0.1);
  expect(share(-0.25)).toBe(share(0.25));
});

test("what is not a number looks wrong", () => {
  expect(scaleColour("value", Number.NaN, 1)).toBe("var(--wrong)");
  expect(signColour("value", Number.NaN)).toBe("var(--wrong)");
});

test("a printed number has its sign's colour in full", () => {
  expect(signColour("value", 1e-9)).toBe("var(--value-pos)");
  expect(signColour("gradient", -3)).toBe("var(--grad-neg)");
  expect(signColour("gradient", 0)).toBe("var(--ink-2)");
});

test("a line's width grows with the magnitude within its bounds", () => {
  expect([0, 0.5, -1, 7, Number.POSITIVE_INFINITY].map((value) => magnitudeWidth(value, 1, [1, 5]))).toEqual([
    1, 3, 5, 5, 5,
  ]);
  expect(magnitudeWidth(Number.NaN, 1, [1, 5])).toBe(1);
});

test("a domain ends at a round number", () => {
  expect(symmetricDomain([0.55, -0.2])).toBe(0.6);
  expect(symmetricDomain([-0.0012])).toBe(0.0015);
  expect(symmetricDomain([0.3, Number.NaN, Number.POSITIVE_INFINITY])).toBe(0.3);
  expect(symmetricDomain([1000])).toBe(1000);
  expect(symmetricDomain([])).toBe(1);
  expect(symmetricDomain([0])).toBe(1);
});
