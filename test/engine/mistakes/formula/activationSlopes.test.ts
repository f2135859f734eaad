import { expect, test } from "vitest";
import { activations } from "../../../../src/engine/activations";
import { evaluate } from "../../../../src/engine/math/expressions/evaluate";
import { quantity } from "../../../../src/engine/math/expressions/expression";
import { activationSlopes } from "../../../../src/engine/mistakes/formula/activationSlopes";

test("slopes that are taken for another activation's are those of all that bend and have no parameter", () => {
  const bent = activations.filter(
    ({ parameters, isFlat, isLinear, create }) =>
      parameters.length === 0 && !isFlat && !isLinear && create({}).slope,
  );
  expect(activationSlopes.map(({ id }) => id)).toEqual(bent.map(({ id }) => id));
  const texts = Object.fromEntries(activationSlopes.map(({ id, text }) => [id, text]));
  expect(texts).toMatchObject({
    sigmoid: "y · (1 − y)",
    tanh: "1 − y²",
    relu: "[z > 0]",
    softplus: "σ(z)",
    abs: "sign(z)",
  });
});

test.each(activationSlopes)("$label's slope is the activation's own", ({ id, expression, at, atInput }) => {
  const op = activations.find((one) => one.id === id)?.create({});
  for (const z of [-1.7, -0.3, 0.4, 2.1]) {
    const y = new Float64Array(1);
    op?.forward([Float64Array.of(z)], y, [[1]], new Float64Array(0));
    const slope = op?.slope?.(z, y[0]) ?? Number.NaN;
    expect(evaluate(expression(quantity("z", z), quantity("a", y[0])))).toBeCloseTo(slope, 12);
    expect((atInput ?? at)(z)).toBeCloseTo(slope, 12);
  }
});
