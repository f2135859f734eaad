import { expect, it } from "vitest";
import { otherProgram } from "../../../../src/engine/document/edit/otherProgram";
import { programDocument } from "../../../../src/engine/document/programDocument";

const ridge = {
  ...programDocument("import numpy as np\nx = np.array([1.0, 2.0])\nf = x @ x\n", "f"),
  title: "Ridge",
};

it("a text without a line of the program is another one, with a title of its own and nothing that was chosen", () => {
  expect(otherProgram(ridge, "import numpy as np\nw = 2.0\nL = w ** 2\n")).toEqual(
    programDocument("import numpy as np\nw = 2.0\nL = w ** 2\n"),
  );
});

it("is another one also where it defines the same function", () => {
  const sigmoid = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))\n";
  const own = { ...ridge, program: `${sigmoid}${ridge.program}` };
  const text = `${sigmoid}X = np.ones((3, 2))\ny = np.zeros(3)\nw = np.ones(2)\nb = 0.1\nz = X @ w + b\np = sigmoid(z)\nd = p - y\nloss = d @ d\n`;
  expect(otherProgram(own, text)).toEqual(programDocument(text));
});

it("is called what its first line says", () => {
  expect(otherProgram(ridge, "# Homework 3, problem 2\nw = 2.0\n")?.title).toBe("Homework 3, problem 2");
  expect(otherProgram(ridge, '"""A neuron.\n\nMore."""\nw = 2.0\n')?.title).toBe("A neuron.");
  expect(otherProgram(ridge, "# ------\nw = 2.0\n")?.title).toBe("Program");
});

it("a changed program keeps its own", () => {
  expect(otherProgram(ridge, "x = np.array([1.0, 2.0])\nf = 3 * x @ x\n")).toBeUndefined();
  expect(otherProgram(ridge, "")).toBeUndefined();
  expect(otherProgram({ ...ridge, program: "" }, "w = 2.0\n")).toBeUndefined();
});
