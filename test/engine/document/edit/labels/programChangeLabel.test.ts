import { expect, it } from "vitest";
import { programChangeLabel } from "../../../../../src/engine/document/edit/labels/programChangeLabel";
import { programDocument } from "../../../../../src/engine/document/programDocument";

const before = programDocument("x = 1.0\ny = x ** 2\n");
const text = (program: string) => programChangeLabel(before, { ...before, program });

it.each([
  ["x = 2.0\ny = x ** 2\n", "line 1: x = 2.0"],
  ["x = 1.0\nz = 3\nw = 4\ny = x ** 2\n", "2 lines from line 2 on"],
  ["x = 1.0\n", "line 2 left out"],
  [`x = 1.0\ny = x ** 2 + ${"x + ".repeat(20)}1\n`, "line 2: y = x ** 2 + x + x + x + x + x + x + x …"],
  ["x = 1.0\ny = x ** 2\n", ""],
])("names what has changed in %j", (program, label) => {
  expect(text(program)).toBe(label);
});

it("names what else a program document has", () => {
  expect(programChangeLabel(before, { ...before, of: "y" })).toBe("gradients of y");
  expect(programChangeLabel({ ...before, of: "y" }, before)).toBe("gradients of the loss");
  expect(programChangeLabel(before, { ...before, parameters: ["x"] })).toBe("parameters: x");
  expect(programChangeLabel(before, { ...before, title: "Mine" })).toBe("title: Mine");
});
