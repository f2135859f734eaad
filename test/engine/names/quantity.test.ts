import { describe, expect, it } from "vitest";
import { nameOf, parseQuantity } from "../../../src/engine/names/canonicalName";
import {
  gradientOf,
  isDerivative,
  isLossGradient,
  numberOf,
  optimizerSlotOf,
  penaltyGradientOf,
  type Quantity,
  slopeOf,
  updated,
  wholeBuffer,
  withoutExample,
} from "../../../src/engine/names/quantity";
import { gradientNameOf, slotNameOf, updatedNameOf } from "../../../src/engine/names/related";
import { elementIn, isGiven, isParameter, plain } from "../../../src/engine/names/tensorRef";

const weight = plain("W", 2, [1, 3]);
const unit = plain("a", 1, [2], 3, 1);
const sum = plain("z", 1, [2], 3);

/** The quantity, its name, that of its whole buffer, and that without its example. */
const cases: readonly [Quantity, string, string, string][] = [
  [numberOf(weight), "W2[1,3]", "W2", "W2[1,3]"],
  [numberOf(unit), "a1.1[2]@3", "a1.1@3", "a1.1[2]"],
  [numberOf(plain("L", undefined, [], 2)), "L@2", "L@2", "L"],
  [numberOf(plain("x", undefined, [2])), "x[2]", "x", "x[2]"],
  [gradientOf(weight), "dL/dW2[1,3]", "dL/dW2", "dL/dW2[1,3]"],
  [gradientOf({ ...weight, example: 4 }), "dL/dW2[1,3]@4", "dL/dW2@4", "dL/dW2[1,3]"],
  [penaltyGradientOf(weight), "dP/dW2[1,3]", "dP/dW2", "dP/dW2[1,3]"],
  [updated(plain("b", 1, [])), "b1'", "b1'", "b1'"],
  [optimizerSlotOf("m", weight), "m(W2[1,3])", "m(W2)", "m(W2[1,3])"],
];

describe.each(cases)("%#: %j", (quantity, name, buffer, ofAll) => {
  it(`is ${name}, and is read back as the same`, () => {
    expect(nameOf(quantity)).toBe(name);
    expect(parseQuantity(name)).toEqual(quantity);
  });

  it(`belongs to ${buffer}, and to ${ofAll} of all examples`, () => {
    expect(nameOf(wholeBuffer(quantity))).toBe(buffer);
    expect(nameOf(withoutExample(quantity))).toBe(ofAll);
  });
});

it("a slope without its example has none on either side", () => {
  const slope = slopeOf(plain("a", 1, [2], 3), sum);
  expect(nameOf(slope)).toBe("da1[2]/dz1[2]@3");
  expect(withoutExample(slope)).toEqual(slopeOf(plain("a", 1, [2]), plain("z", 1, [2])));
});

it("knows what is given and what an update changes", () => {
  const bases = ["x", "t", "W", "b", "z", "a", "L", "dataLoss", "penalty"] as const;
  const those = (is: typeof isGiven) => bases.filter((base) => is(plain(base, 1, [])));
  expect(those(isGiven)).toEqual(["x", "t", "W", "b"]);
  expect(those(isParameter)).toEqual(["W", "b"]);
});

it("tells gradients of the loss from the penalty's part and from slopes", () => {
  const all = [gradientOf(weight), penaltyGradientOf(weight), slopeOf(unit, sum), numberOf(weight)];
  expect(all.map(isLossGradient)).toEqual([true, false, false, false]);
  expect(all.map(isDerivative)).toEqual([true, true, true, false]);
});

it("an element without an index is its whole tensor", () => {
  expect(nameOf(numberOf(elementIn(unit)))).toBe("a1.1");
});

it("names what belongs to the number of a name", () => {
  expect(gradientNameOf("a1[2]@3")).toBe("dL/da1[2]@3");
  expect(updatedNameOf("b1")).toBe("b1'");
  expect(slotNameOf("v", "W1[1,2]")).toBe("v(W1[1,2])");
  expect(() => gradientNameOf("y[1]")).toThrow("y[1]");
});

it("reads nothing that isn't a name, however often it is asked", () => {
  for (let k = 0; k < 2; k++)
    for (const name of ["", "dL/d", "q1[1]", "W1[1,2", "m()", "dL/dy"])
      expect(parseQuantity(name), name).toBeUndefined();
});
