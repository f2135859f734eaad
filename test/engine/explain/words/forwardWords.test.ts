import { expect, it } from "vitest";
import { programDocument } from "../../../../src/engine/document/programDocument";
import { plainStepText } from "../../../../src/engine/explain/plainStepText";
import { createProgramNotation } from "../../../../src/engine/names/programNotation";
import { runProgramPass } from "../../../../src/engine/pass/programs/programPass";
import { createTrace } from "../../../../src/engine/steps/trace";

/** What the first step of a program's last line but one says. */
function firstWords(line: string): string {
  const source = `A = np.array([[1.0, -2.0], [0.5, 3.0]])\nb = np.array([0.3, 2.0])\nc = np.array([[2.0, 0.1], [1.0, 0.4]])\n${line}\nL = np.sum(y)\n`;
  const run = runProgramPass(programDocument(source), () => 0);
  if ("fault" in run) throw new Error(`${run.fault.line}: ${run.fault.message}`);
  const trace = createTrace(run.pass, "layer");
  return plainStepText(trace.at(0), run.pass, createProgramNotation({}, run.pass.graph.parse)).words;
}

it("a step forward says what the operation does before it says what happens to the gradient", () => {
  const begins = [
    ["A + c", "Adds"],
    ["A - c", "Takes"],
    ["A * c", "Multiplies"],
    ["A / c", "Divides"],
    ["np.maximum(A, c)", "Takes the larger"],
    ["np.minimum(A, c)", "Takes the smaller"],
  ];
  for (const [line, words] of begins) expect(firstWords(`y = ${line}`)).toMatch(new RegExp(`^${words}`));
});

it("that copies' gradients add up is said where an array is repeated to fit, and only there", () => {
  const repeated = /the gradients of all copies add up/;
  for (const line of ["A + b", "b * A", "A / b", "np.maximum(A, b)"])
    expect(firstWords(`y = ${line}`), line).toMatch(repeated);
  for (const line of ["A + c", "2 * A", "1 - A", "A / 3"])
    expect(firstWords(`y = ${line}`), line).not.toMatch(repeated);
});
