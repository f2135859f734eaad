import { expect, test } from "vitest";
import { openProgram } from "../../src/worker/programs";

const opened = (program: string) =>
  openProgram({ format: "backprop-workbench", version: 9, title: "", program });

const numpy = "import numpy as np\n";

test.each([
  ["x = 3\n", /^there are no steps: x /],
  ["x = 2.0\nL = x\n", /^there are no steps: L /],
  ["x = 2.0\nL = x if x > 1 else 0\n", /^there are no steps: L /],
  [`${numpy}L = np.nan * 2.0\n`, /^there are no steps: L /],
  [`${numpy}x = np.array([1.0, 2.0])\nL = np.sum(x ** 2) // 2\n`, /^there are no steps: L /],
  [`${numpy}x = np.array([1, 2, 3])\nL = np.sum(x ** 2)\n`, /whole numbers .* write 1\.0 for 1/],
  [`${numpy}x = np.array([1.0, 2.0])\nL = x.sum() > 2\n`, /truth values have none/],
])("a program in which nothing can be stepped says so: %j", (program, message) => {
  expect(opened(program)).toEqual({ fault: { line: 1, column: 1, message: expect.stringMatching(message) } });
});

test("gradients are offered of what is computed, not of what is given", () => {
  const found = opened("a = 2.0\nb = a * a\nL = b + 1\n");
  if ("fault" in found) throw new Error(found.fault.message);
  expect(found.shown.scalars).toEqual(["b", "L"]);
});
