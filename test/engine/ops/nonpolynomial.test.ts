import { expect, it } from "vitest";
import { activations } from "../../../src/engine/activations";
import { settingsOf } from "../../../src/engine/math/parameter";
import { isNonpolynomial } from "../../../src/engine/ops/nonpolynomial";
import { operations } from "../../../src/engine/ops/operations";
import { unaryOperations } from "../../../src/engine/ops/unaryOperations";

it("bends: every activation but the straight line, the flat one and what works on all units", () => {
  const straight = activations.filter(
    ({ parameters, create }) => !isNonpolynomial(create(settingsOf(parameters))),
  );
  expect(straight.map(({ id }) => id)).toEqual(["identity", "step", "softmax"]);
});

it("bends: functions of any number, but no power, root, quotient or logarithm", () => {
  const bending = unaryOperations.filter(({ examples: [{ op }] }) => isNonpolynomial(op));
  expect(bending.map(({ id }) => id)).toEqual([
    "arctan",
    "cos",
    "cosh",
    "erf",
    "exp",
    "expm1",
    "gelu",
    "logSigmoid",
    "silu",
    "sin",
    "sinh",
    "tan",
  ]);
});

it.each(["power", "matmul", "sum", "maximum"])("%s doesn't, for its own numbers", (id) => {
  const { examples } = operations.find((one) => one.id === id) ?? { examples: [] };
  expect(examples.length).toBeGreaterThan(0);
  expect(examples.some(({ op }) => isNonpolynomial(op))).toBe(false);
});
