import { expect, test } from "vitest";
import { type ChangedNumber, drawnDescription } from "../../../src/engine/sheets/drawnDescription";

const number = (names: readonly string[], before: number, after: number): ChangedNumber => ({
  names,
  before,
  after,
});
const rate = number(["learningRate", "learning rate", "η"], 0.5, 0.1);
const weight = number(["W1[1,1]", "w_1"], 0.2, -0.7);

test("a number that stands by its name is the sheet's own", () => {
  expect(drawnDescription("One example, one bias for each layer, learning rate 0.5.", [rate])).toBe(
    "One example, one bias for each layer, learning rate 0.1.",
  );
  expect(drawnDescription("At first w₁ = 0.2, and η is 0.5.", [rate, weight])).toBe(
    "At first w₁ = −0.7, and η is 0.1.",
  );
});

test("what isn't drawn stays, also where it happens to be the same number", () => {
  const text = "Two units, learning rate 0.2. λ = 0.2 for both; n = 4 examples of 2 numbers.";
  expect(drawnDescription(text, [weight, number(["x[1]"], 2, 3), number(["x[2]"], 4, 5)])).toBe(text);
});

test("a sentence that tells an old number without a name is left out", () => {
  expect(drawnDescription("One unit. The inputs are (0.2, 0.9). Its slope is asked for.", [weight])).toBe(
    "One unit. Its slope is asked for.",
  );
  expect(drawnDescription("It begins with 0.2.", [weight])).toBeUndefined();
  expect(drawnDescription("It begins with 0.2.", [{ ...weight, after: 0.2 }])).toBe("It begins with 0.2.");
});
