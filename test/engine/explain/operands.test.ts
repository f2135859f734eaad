import { expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { asOperand } from "../../../src/engine/names/operandText";
import { presentations, stepSizes, usualPresentation } from "../../../src/engine/names/presentation";
import { createProgramNotation } from "../../../src/engine/names/programNotation";
import { symbolTex } from "../../../src/engine/names/symbols/symbolTex";
import { runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { createTrace } from "../../../src/engine/steps/trace";

const sources = {
  "a power of a difference": "y = 1.5\nt = 0.25\nw = 2.0\nL = (y - t) ** 2 * w\n",
  "a quotient of a sum, minus a sum": "a = 1.5\nb = 0.25\nL = a / (a + b) - (a - b)\n",
  "products of matrices":
    "X = np.array([[1.0, 2.0], [0.5, -1.0]])\nT = np.array([[0.1, 0.2], [0.3, 0.4]])\nW = np.array([[0.5, -0.2], [0.1, 0.3]])\nL = np.sum(((X - T) @ (W + T)) ** 2)\n",
};

it.each(Object.entries(sources))("%s: what has no name of its own stands in parentheses", (_, source) => {
  const ran = runProgramPass(programDocument(source), () => 0);
  if ("fault" in ran) throw new Error(ran.fault.message);
  const { pass } = ran;
  const notation = createProgramNotation({}, pass.graph.parse);
  const compound = pass.graph.tensors.map(({ ref }) => ref.base).filter((base) => asOperand(base) !== base);
  expect(compound).not.toEqual([]);
  let seen = 0;
  for (const size of stepSizes) {
    const trace = createTrace(pass, size);
    for (let k = 0; k < trace.count; k++)
      for (const form of presentations.form) {
        const step = trace.at(k);
        const { right, chain } = explainStep(step, pass, notation, { ...usualPresentation, form });
        for (const { tex, text } of [right, chain].filter((formula) => formula !== undefined))
          for (const base of compound) {
            expect(tex).not.toContain(symbolTex({ base }, ""));
            if (tex.includes(symbolTex({ base: `(${base})` }, ""))) seen += 1;
            // A difference is written as one where it is found.
            if (step.quantity.kind !== "plain") expect(text.replaceAll(`(${base})`, "")).not.toContain(base);
          }
      }
  }
  expect(seen).toBeGreaterThan(0);
});
