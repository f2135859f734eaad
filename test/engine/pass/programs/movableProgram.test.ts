import { describe, expect, it } from "vitest";
import { programDocument } from "../../../../src/engine/document/programDocument";
import { nameOf } from "../../../../src/engine/names/canonicalName";
import { createMovableProgram } from "../../../../src/engine/pass/programs/movableProgram";
import { type ProgramPass, runProgramPass } from "../../../../src/engine/pass/programs/programPass";
import { createTrace } from "../../../../src/engine/steps/trace";

const now = () => 0;

function openPass(source: string): ProgramPass {
  const run = runProgramPass(programDocument(source), now);
  if ("fault" in run) throw new Error(run.fault.message);
  return run.pass;
}

/** All steps by name, with their values and formulas' reads. */
const stepsOf = (pass: ProgramPass) => {
  const trace = createTrace(pass);
  return Array.from({ length: trace.count }, (_, index) => {
    const { quantity, value, reads } = trace.at(index);
    return [nameOf(quantity), value, reads];
  });
};

/** A program with a number in it that is moved. */
const source = (x: string) => `x = np.array([${x}, 0.5, -0.25])
W = np.array([[1.0, -2.0, 0.5], [0.25, 1.5, -1.0]])
z = W @ x
top = np.sort(z)[1]
h = np.tanh(z)
L = np.sum(h ** 2) * top
`;

describe("moves of a program", () => {
  it("give what a run of the moved text gives, step for step", () => {
    const { move } = createMovableProgram(now);
    for (const x of ["1.0", "1.5", "-0.75", "-0.5", "2", "1e-3", "0.125"]) {
      const moved = move(programDocument(source(x)));
      expect(moved && stepsOf(moved), x).toEqual(stepsOf(openPass(source(x))));
    }
  });

  it("keep the buffers while the operations stay, also where what they pick is another", () => {
    const { move } = createMovableProgram(now);
    const [first, second] = ["1.0", "3.0"].map((x) => move(programDocument(source(x))));
    expect(second?.plan.values).toBe(first?.plan.values);
    expect(second?.graph).toBe(first?.graph);
  });

  it("take others where the program branches", () => {
    const branching = (x: string) => `x = ${x}\nif x > 0:\n    y = x * x\nelse:\n    y = -x\nL = y + 1.0\n`;
    const { move } = createMovableProgram(now);
    const passes = ["1.0", "2.0", "-2.0"].map((x) => move(programDocument(branching(x))) as ProgramPass);
    expect(passes[1].plan.values).toBe(passes[0].plan.values);
    expect(passes[2].plan.values).not.toBe(passes[0].plan.values);
    expect(stepsOf(passes[2])).toEqual(stepsOf(openPass(branching("-2.0"))));
  });

  it("leave the open pass as it is, and give nothing where the program stops", () => {
    const open = openPass(source("1.0"));
    const before = stepsOf(open);
    const { move } = createMovableProgram(now);
    move(programDocument(source("2.0")));
    expect(move(programDocument("x = 1.0\nL = x +"))).toBeUndefined();
    expect(stepsOf(open)).toEqual(before);
  });
});
