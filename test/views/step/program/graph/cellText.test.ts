import { expect, it } from "vitest";
import { cellText, mostLetters } from "../../../../../src/views/step/program/graph/cellText";
import fc from "../../../../fastCheck";

it.each([
  [0, "0"],
  [-0.0771123, "−0.07711"],
  [-0.0009131, "−0.00091"],
  [0.00002501, "0.000025"],
  [1234567, "1234567"],
  [-1.23456e-300, "−1e−300"],
  [Number.NaN, "NaN"],
  [Number.NEGATIVE_INFINITY, "−∞"],
])("%d is %s in a cell", (value, text) => expect(cellText(value)).toBe(text));

it("no number is wider than its cell", () => {
  fc.assert(fc.property(fc.double(), (value) => cellText(value).length <= mostLetters));
});
