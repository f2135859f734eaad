import { describe, expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { nameOf } from "../../../src/engine/names/canonicalName";
import { usualPresentation } from "../../../src/engine/names/presentation";
import { createProgramNotation } from "../../../src/engine/names/programNotation";
import { runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { createTrace } from "../../../src/engine/steps/trace";

type Matrix = readonly (readonly number[])[];

const vector = "np.array([1.0, -2.0, 3.0])";
const matrix = "np.array([[2.0, 1.0], [1.0, 3.0], [0.0, -1.0]])";

const programs: Readonly<Record<string, string>> = {
  "a vector times a matrix": `x = ${vector}\nA = ${matrix}\nc = np.array([2.0, -1.0])\ny = x @ A\nL = np.sum(y * c)\n`,
  "a matrix times a vector": `x = ${vector}\nA = ${matrix}.T\nc = np.array([2.0, -1.0])\ny = A @ x\nL = np.sum(y * c)\n`,
  "a vector times a vector": `x = ${vector}\nw = np.array([0.5, 1.0, 2.0])\ny = x @ w\nL = y ** 2\n`,
  "a quadratic form": `x = ${vector}\nA = np.array([[2.0, 1.0, 0.0], [1.0, 3.0, -1.0], [0.0, -1.0, 1.0]])\nf = x @ A @ x\n`,
  "a vector that is turned": `x = ${vector}\nA = ${matrix}\nc = np.array([2.0, -1.0])\nt = x.T\ny = t @ A\nL = np.sum(y * c)\n`,
  "two matrices": `A = ${matrix}\nB = np.array([[1.0, 2.0], [0.5, -1.0]])\nC = np.array([[1.0, 0.0], [2.0, 1.0], [0.0, 3.0]])\ny = A @ B\nL = np.sum(y * C)\n`,
};

/** The factors of a printed product, in order; nothing where it is anything else. */
function factorsOf(tex: string): Matrix[] | undefined {
  const plain = tex.replace(/\\htmlData\{q=\d+\}\{([^{}]*)\}/g, "$1").replaceAll(" ", "");
  const factor = /\\begin\{bmatrix\}(.*?)\\end\{bmatrix\}(\^\{\\top\})?|(-?[\d.]+)(\^\{\\top\})?/y;
  const found: Matrix[] = [];
  for (let index = plain.startsWith("=") ? 1 : 0; index < plain.length; index = factor.lastIndex) {
    factor.lastIndex = index;
    const [all, inside, top, single] = factor.exec(plain) ?? [];
    if (all === undefined) return undefined;
    const rows = inside?.split("\\\\").map((row) => row.split("&").map(Number)) ?? [[Number(single)]];
    found.push(top ? rows[0].map((_, c) => rows.map((row) => row[c])) : rows);
  }
  return found;
}

function product(left: Matrix, right: Matrix): Matrix {
  expect(left[0].length, "columns of the left factor, rows of the right one").toBe(right.length);
  return left.map((row) => right[0].map((_, c) => row.reduce((sum, x, k) => sum + x * right[k][c], 0)));
}

/** Every step of a program by lines, in matrix form. */
function explained(program: string) {
  const ran = runProgramPass(programDocument(program), () => 0);
  if ("fault" in ran) throw new Error(ran.fault.message);
  const { pass } = ran;
  const trace = createTrace(pass, "layer");
  const notation = createProgramNotation({}, pass.graph.parse);
  return Array.from({ length: trace.count }, (_, index) => {
    const step = trace.at(index);
    return { step, ...explainStep(step, pass, notation, { ...usualPresentation, form: "matrix" }) };
  });
}

describe.each(Object.entries(programs))("in %s", (_, program) => {
  it("each printed product can be multiplied as it stands, to the result as it stands", () => {
    let products = 0;
    for (const { step, numbers, isRowVector } of explained(program)) {
      if (step.op?.id !== "matmul" && step.op?.id !== "transpose") continue;
      const factors = factorsOf(numbers.tex);
      if (!factors) continue;
      products += 1;
      const whole = [step.value].flat().map((row) => [row].flat());
      const shown = isRowVector ? [whole.flat()] : whole;
      expect(factors.reduce(product), nameOf(step.quantity)).toEqual(shown);
    }
    expect(products).toBeGreaterThan(1);
  });
});

it("a vector that is added to each row of a matrix is a row, and so is its gradient", () => {
  const program = `A = ${matrix}\nb = np.array([0.25, -0.5])\ny = A + b\nL = np.sum(y ** 2)\n`;
  const steps = explained(program);
  const sum = steps.find(({ step }) => step.op?.id === "add" && step.phase === "forward");
  expect(sum?.numbers.tex.replace(/\\htmlData\{q=\d+\}\{([^{}]*)\}/g, "$1")).toContain(
    "\\begin{bmatrix} 0.25 & -0.5 \\end{bmatrix}",
  );
  expect(sum?.isRowVector).toBeUndefined();
  const back = steps.find(({ step }) => step.op?.id === "add" && [step.value].flat().length === 2);
  expect(back?.isRowVector).toBe(true);
});
