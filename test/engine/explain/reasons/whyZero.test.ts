import { expect, it } from "vitest";
import { whyZero } from "../../../../src/engine/explain/reasons/whyZero";
import { number, quotient } from "../../../../src/engine/math/expressions/expression";
import { createNotation } from "../../../../src/engine/names/notation";
import { runPass } from "../../../../src/engine/pass/pass";
import { createTrace } from "../../../../src/engine/steps/trace";
import { like } from "../../../documents";

/** Softmax, and behind it relus that are off. */
const pass = runPass(
  like({
    layers: [
      {
        units: 2,
        activation: "softmax",
        biasMode: "none",
        bias: [],
        weights: [
          [1, 0],
          [0, 1],
        ],
      },
      {
        units: 2,
        activation: "relu",
        biasMode: "none",
        bias: [],
        weights: [
          [-1, -1],
          [0, -2],
        ],
      },
    ],
    batch: { inputs: [[1, 1]], targets: [[0, 1]] },
  }),
);
const trace = createTrace(pass);
const step = trace.at(trace.find("dL/dz1[1]") ?? Number.NaN);

it("goes through the difference that softmax takes, to what both of its sides come from", () => {
  // Softmax's slope has the ways of its own number, less those of all of them.
  expect(whyZero(step, pass, createNotation())).toBe(
    "z⁽¹⁾₁ does not reach the loss: relu passes nothing on at z⁽²⁾₁ = −1; w⁽²⁾₂₁ is 0; relu passes nothing on at z⁽²⁾₂ = −1.",
  );
});

it("finds in a quotient what its numerator is 0 for", () => {
  const expression = step.expression && quotient(step.expression, number(2));
  expect(expression?.kind).toBe("quotient");
  const why = whyZero(step, pass, createNotation());
  expect(why).toBeDefined();
  expect(whyZero({ ...step, expression }, pass, createNotation())).toBe(why);
  // A denominator of 0 isn't a reason: what it makes isn't 0.
  const endless = step.expression && quotient(number(1), step.expression);
  expect(whyZero({ ...step, expression: endless }, pass, createNotation())).toBeUndefined();
});
