import { describe, expect, it } from "vitest";
import { programDocument } from "../../../../src/engine/document/programDocument";
import { judgeProgramText } from "../../../../src/engine/homework/program/programAnswers";
import { runProgramPass } from "../../../../src/engine/pass/programs/programPass";

const passOf = (program: string) => {
  const run = runProgramPass(programDocument(program), () => 0);
  if ("fault" in run) throw new Error(run.fault.message);
  return run.pass;
};
const judged = (program: string, text: string) => {
  const { read, judgement } = judgeProgramText(passOf(program), text, {});
  return { ...judgement, faults: read.faults.map(({ message }) => message) };
};

/** dL/dW[i, j] is x[i] times u[j]. */
const wide = `W = np.array([[0.2, -0.5], [0.7, 0.4], [0.1, 0.3]])
x = np.array([1.5, -0.8, 2.0])
u = np.array([3.0, 5.0])
z = x @ W
L = z @ u
`;
const square = `W = np.array([[0.2, -0.5], [0.7, 0.4]])
x = np.array([1.5, -0.8])
u = np.array([3.0, 5.0])
z = x @ W
L = z @ u
`;

describe("a matrix of a program", () => {
  it.each([
    ["as the program has it", "dL/dW = [[4.5, 7.5], [-2.4, -4.0], [6.0, 10.0]]"],
    ["in one line", "dL/dW = [4.5, 7.5, -2.4, -4.0, 6.0, 10.0]"],
  ])("is read %s", (_, text) => {
    const { counts, answers } = judged(wide, text);
    expect(counts).toMatchObject({ right: 6, wrong: 0 });
    expect(answers.some(({ isConvention }) => isConvention)).toBe(false);
  });

  it.each([
    ["by its shape", wide, "dL/dW = [[4.5, -2.4, 6.0], [7.5, -4.0, 10.0]]"],
    ["by its numbers", square, "dL/dW = [[4.5, -2.4], [7.5, -4.0]]"],
  ])("may be turned, which is recognised %s and said", (_, program, text) => {
    const { counts, answers } = judged(program, text);
    expect(counts).toMatchObject({ right: answers.length, wrong: 0 });
    expect(answers.every(({ isConvention }) => isConvention)).toBe(true);
    expect(answers[1].words).toContain("rows and columns are exchanged");
  });

  it("that is turned has its wrong numbers in their places", () => {
    expect(judged(wide, "dL/dW = [[4.5, -2.4, 6.0], [7.5, -4.9, 10.0]]").first).toBe("dL/dW[1,1]");
  });

  it("that is wrong isn't turned by some of its numbers", () => {
    expect(judged(square, "dL/dW = [[4.5, -2.4], [7.6, -4.0]]").counts).toMatchObject({ wrong: 2 });
  });

  it("of another shape is refused, with the shape that is expected", () => {
    expect(judged(wide, "dL/dW = [[4.5], [7.5], [-2.4], [-4.0], [6.0], [10.0]]").faults).toEqual([
      "dL/dW has 3 rows of 2, and 6 rows of 1 are given",
    ]);
    expect(judged(wide, "dL/dW = [[4.5, 7.5], [-2.4, -4.0]]").faults[0]).toContain("dL/dW has 3 rows of 2");
  });
});

describe("a decimal comma of a program's numbers", () => {
  const text = "u = (3,0000; 5,0000)\nL = 3,172";
  it("is shown by a list with semicolons", () => {
    const { faults, answers } = judged(square, text);
    expect(faults).toEqual([]);
    expect(answers.map(({ written }) => written)).toEqual(["3.0000", "5.0000", "3.172"]);
  });

  it("isn't by a matrix of whole numbers, nor beside points", () => {
    expect(judged(square, "W = [1,2; 3,4]\nL = 3,172").faults).toHaveLength(1);
    expect(judged(square, "z = (0.02, 0.43)\nL = 3,172").faults).toHaveLength(1);
  });
});
