import { describe, expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { explainStep } from "../../../src/engine/explain/explainStep";
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
  for (let place = plain.startsWith("=") ? 1 : 0; place < plain.length; place = factor.lastIndex) {
    factor.lastIndex = place;
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

describe.each(Object.entries(programs))("in %s", (_, program) => {
  it("each printed product can be multiplied as it stands, to the result as it stands", () => {
    const ran = runProgramPass(programDocument(program), () => 0);
    if ("fault" in ran) throw new Error(ran.fault.message);
    const { pass } = ran;
    const trace = createTrace(pass, "layer");
    const notation = createProgramNotation({}, pass.graph.parse);
    let products = 0;
    for (let index = 0; index < trace.count; index++) {
      const step = trace.at(index);
      if (step.op?.id !== "matmul" && step.op?.id !== "transpose") continue;
      const { numbers, isRowVector } = explainStep(step, pass, notation, {
        ...usualPresentation,
        form: "matrix",
      });
      const factors = factorsOf(numbers.tex);
      if (!factors) continue;
      products += 1;
      const whole = [step.value].flat().map((row) => [row].flat());
      const shown = isRowVector ? [whole.flat()] : whole;
      expect(factors.reduce(product), `${step.quantity.of} of step ${index + 1}`).toEqual(shown);
    }
    expect(products).toBeGreaterThan(1);
  });
});
