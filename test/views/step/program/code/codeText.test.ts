import { expect, it } from "vitest";
import { lineIn } from "../../../../../src/views/step/program/code/codeText";

const ran = "x = 2.0\ny = x * x\nL = y + 1";

it("a line stands where it stood while others are changed", () => {
  expect(lineIn(ran, ran, 2)).toBe(2);
  expect(lineIn("x = 2.0\ny = x * x\nL = y +", ran, 2)).toBe(2);
  expect(lineIn("import numpy\n\nx = 2.0\ny = x * x\nL = y + 1", ran, 2)).toBe(4);
  expect(lineIn("y = x * x\nL = y + 1", ran, 2)).toBe(1);
});

it("a line that was changed or is gone stands nowhere", () => {
  expect(lineIn("x = 2.0\ny = x *\nL = y + 1", ran, 2)).toBeUndefined();
  expect(lineIn("import torch\nnet = Net()\n", ran, 2)).toBeUndefined();
  expect(lineIn("", ran, 1)).toBeUndefined();
});
