import { describe, expect, it } from "vitest";
import { counted } from "../../../../src/engine/math/counted";
import { createNotation } from "../../../../src/engine/names/notation";
import type { CheckEntry } from "../../../../src/engine/studies/check";
import { failingParts } from "../../../../src/views/step/looks/check/verdict";
import { curveSentence } from "../../../../src/views/step/looks/lossCurve/curve/CurveText";

type LossCurve = Parameters<typeof curveSentence>[0];

const curve = (losses: readonly number[], more: object = {}) =>
  curveSentence(
    {
      at: Float64Array.from(losses, (_, k) => k),
      losses: Float64Array.from(losses),
      window: [0, losses.length - 1],
      value: 0,
      loss: losses[0],
      gradient: 0,
      ...more,
    } as unknown as LossCurve,
    "w",
  );

describe("the loss along a parameter", () => {
  it.each([
    ["lowest at a point", [4, 1, 0, 1, 4], "It is lowest at 2, with 0."],
    ["flat", [3, 3, 3, 3, 3], "It is flat: the loss is 3 all along."],
    ["flat but for rounding", [0.3, 0.1 + 0.2, 0.3, 0.3, 0.3], "It is flat: the loss is 0.3 all along."],
    ["flat in a part", [2, 1, 1, 1, 1, 1, 2], "It is lowest from 1 to 5, where it is flat, with 1."],
    ["nowhere finite", [Number.NaN, Number.NaN], "Nowhere in it is the loss finite."],
  ])("%s", (_what, losses, words) => expect(curve(losses)).toContain(words));

  it.each([
    [{ gradient: 0.5 }, "its slope is 0.5."],
    [{ gradient: 1e-17, isRounding: true }, "its slope is 0 but for rounding."],
    [
      { gradient: 0.25, beside: { left: -1, right: 0.25, jumps: false } },
      "its slope is −1 on the left and 0.25 on the right; by convention the gradient is 0.25.",
    ],
  ])("says the slope at the point, for %o", (more, words) => expect(curve([1, 2], more)).toContain(words));
});

it("one of a kind isn't a plural", () => {
  expect([0, 1, 2].map((count) => counted(count, "update"))).toEqual(["0 updates", "1 update", "2 updates"]);
});

it("failing gradients go by the sheet's names", () => {
  const entry = (quantity: string, relative: number): CheckEntry => ({
    quantity,
    relative,
    analytic: 1,
    numeric: 2,
    kinks: [],
  });
  const entries = [entry("dL/dW1[1,1]", 0.5), entry("dL/dW1[1,2]", 0), entry("dL/db1[1]", 0.5)];
  const notation = createNotation({ "W1[1,1]": "w_1", "W1[1,2]": "w_2" });
  expect(failingParts(entries, notation)).toBe("all of b⁽¹⁾, w₁ of W⁽¹⁾");
});
