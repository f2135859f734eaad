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
