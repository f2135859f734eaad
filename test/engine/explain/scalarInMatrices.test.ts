import { expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { usualPresentation } from "../../../src/engine/names/presentation";
import { createProgramNotation } from "../../../src/engine/names/programNotation";
import { runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { createTrace } from "../../../src/engine/steps/trace";

it("a single number among matrices is written as a number", () => {
  const ran = runProgramPass(
    programDocument("e = np.array([1.0, 2.0])\nS = np.sum(e)\nL = S * 3\n"),
    () => 0,
  );
  if ("fault" in ran) throw new Error(ran.fault.message);
  const { pass } = ran;
  const trace = createTrace(pass, "layer");
  const notation = createProgramNotation({}, pass.graph.parse);
  const step = trace.at(trace.find("dL/de") ?? trace.count - 1);
  const { numbers } = explainStep(step, pass, notation, { ...usualPresentation, form: "matrix" });
  expect(numbers.tex).toMatch(/\}\{3\}/);
  expect(numbers.tex).not.toContain("bmatrix");
  expect(numbers.text).toBe("3");
});

it("an array of more than two axes is written by its size, and which number of it a step is by its place", () => {
  const ran = runProgramPass(
    programDocument(
      "A = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])\nB = np.array([[[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]])\nC = A @ B\nL = np.sum(C ** 2)\n",
    ),
    () => 0,
  );
  if ("fault" in ran) throw new Error(ran.fault.message);
  const { pass } = ran;
  const notation = createProgramNotation({}, pass.graph.parse);
  const shown = (size: "layer" | "unit", name: string) => {
    const trace = createTrace(pass, size);
    const step = trace.at(trace.find(name) ?? -1);
    return explainStep(step, pass, notation, { ...usualPresentation, form: "matrix" });
  };
  const { numbers } = shown("layer", "C[0,0,0]");
  expect(numbers.tex.match(/bmatrix/g)).toHaveLength(2); // A alone
  expect(numbers.tex).toContain("\\text{(1×3×2)}");
  expect(numbers.text).toContain("[[[1, 2], [3, 4], [5, 6]]]");
  expect(shown("unit", "C[0,1,0]").where).toMatch(/^This step is number \((?:0, 1, 0|1, 2, 1)\) of C\.$/);
});
