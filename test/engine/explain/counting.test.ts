import { describe, expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { plainStepText } from "../../../src/engine/explain/plainStepText";
import { usualPresentation } from "../../../src/engine/names/presentation";
import { createProgramNotation } from "../../../src/engine/names/programNotation";
import { runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { createTrace } from "../../../src/engine/steps/trace";

const matrix = "A = np.array([[2.0, 1.0], [0.5, 3.0]])\n";
const ran = (source: string) => {
  const run = runProgramPass(programDocument(matrix + source), () => 0);
  if ("fault" in run) throw new Error(run.fault.message);
  return run.pass;
};

describe("the places of a program's arrays are counted alike in all of a step's formulas", () => {
  const cases: [what: string, source: string, name: string, zero: string, one: string][] = [
    ["a solution's", "x = np.linalg.solve(A, np.array([1.0, 2.0]))\nL = np.sum(x)\n", "x[1]", "_1", "_2"],
    [
      "its adjoint's",
      "x = np.linalg.solve(A, np.array([1.0, 2.0]))\nL = np.sum(x ** 2)\n",
      "lambda(x[0])",
      "_0",
      "_1",
    ],
    ["an inverse's", "B = np.linalg.inv(A)\nL = np.sum(B ** 2)\n", "B[0,1]", "_0,1", "_1,2"],
  ];

  it.each(cases)("%s", (_what, source, name, zero, one) => {
    const pass = ran(source);
    const trace = createTrace(pass, "unit");
    const index = Array.from({ length: trace.count }, (_, k) => k).find(
      (k) => createProgramNotation({}, pass.graph.parse).ascii(trace.at(k).quantity) === name,
    );
    const step = trace.at(index ?? -1);
    for (const [first, expected, other] of [
      [0, zero, one],
      [1, one, zero],
    ] as const) {
      const notation = createProgramNotation({}, pass.graph.parse, first);
      const { right, numbers } = explainStep(step, pass, notation, usualPresentation);
      const { symbols, substituted } = plainStepText(step, pass, notation);
      const written = [right.tex, right.text, numbers.tex, numbers.text, symbols, substituted];
      for (const text of written.map((each) => each.replace(/_\{(.*?)\}/g, "_$1"))) {
        expect(text).toContain(expected);
        expect(text).not.toContain(other);
      }
    }
  });

  it("and in the sentence that says which of a matrix's numbers it is", () => {
    const pass = ran("L = np.sum(A @ A)\n");
    const trace = createTrace(pass, "unit");
    const step = trace.at(trace.find("dL/dA[1,0]") ?? -1);
    const where = [0, 1].map(
      (first) =>
        explainStep(step, pass, createProgramNotation({}, pass.graph.parse, first), {
          ...usualPresentation,
          form: "matrix",
        }).where,
    );
    expect(where).toEqual([
      expect.stringMatching(/^This step is row 1, column 0 of /),
      expect.stringMatching(/^This step is row 2, column 1 of /),
    ]);
  });
});
