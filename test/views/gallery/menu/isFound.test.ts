import { expect, it } from "vitest";
import { exercises } from "../../../../src/exercises/menu";
import { isFound } from "../../../../src/views/gallery/menu/isFound";

const found = (wanted: string) => exercises.filter((entry) => isFound(entry, wanted)).map(({ id }) => id);

it("finds all that have every word, in whatever order and case, and all where none is wanted", () => {
  expect(found("")).toHaveLength(exercises.length);
  expect(found("  ")).toHaveLength(exercises.length);
  expect(found("momentum")).toEqual(["D-P8", "A-Q7"]);
  expect(found("FORMS momentum")).toEqual(["A-Q7"]);
  expect(found("b-q3.8")).toEqual(["B-Q3.8"]);
  expect(found("momentum of bananas")).toEqual([]);
});

it("finds formulas however their signs are written", () => {
  expect(found("xTAx")).toEqual(["A-Q1"]);
  expect(found("5x2")).toEqual(["E-Q3"]);
});
