import { expect, test } from "vitest";
import { picturesOf } from "../../../../../src/views/step/explanation/pictures/pictured";

const titles = (quantity: string) => picturesOf(quantity, 4, undefined).map(({ title }) => title);

test("a step of a unit of the first layer has its weights, the terms and the gradients beside the input", () => {
  for (const quantity of ["z1[2]", "a1[2]", "dL/dW1[2,3]", "dL/dz1[2]"])
    expect(titles(quantity)).toEqual([
      "input x",
      "weights of unit 2",
      "input × weight",
      "∂L/∂ weights",
      "∂L/∂x",
    ]);
});

test("other steps have the input and its gradients alone, of the example that is shown", () => {
  expect(titles("z2[1]")).toEqual(["input x", "∂L/∂x"]);
  expect(titles("dL/dx[3]")).toEqual(["input x", "∂L/∂x"]);
  const [input] = picturesOf("z1[1]@2", 4, 2);
  expect(input.names).toEqual([["x[1]@2", "x[2]@2", "x[3]@2", "x[4]@2"]]);
});
