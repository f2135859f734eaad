import { describe, expect, it } from "vitest";
import { programDocument } from "../../../../src/engine/document/programDocument";
import { judgeProgramText } from "../../../../src/engine/homework/program/programAnswers";
import { runProgramPass } from "../../../../src/engine/pass/programs/programPass";

const program = `X = np.array([[1.0, 2.0], [0.5, -1.0], [2.0, 0.3]])
w = np.array([0.5, -0.3])
t = np.array([1.0, 0.0, 1.0])
z = X @ w
p = 1 / (1 + np.exp(-z))
L = -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))
`;

const run = runProgramPass(programDocument(program), () => 0);
if ("fault" in run) throw new Error(run.fault.message);
const { pass } = run;

// By hand: p − t, and Xᵀ (p − t) / 3.
const X = [
  [1, 2],
  [0.5, -1],
  [2, 0.3],
];
const perExample = X.map(([a, b], n) => 1 / (1 + Math.exp(-(0.5 * a - 0.3 * b))) - [1, 0, 1][n]);
const gradient = [0, 1].map((i) => X.reduce((sum, row, n) => sum + (row[i] * perExample[n]) / 3, 0));

const list = (numbers: readonly number[], by = 1) =>
  `[${numbers.map((one) => (one * by).toFixed(4)).join(", ")}]`;
const judged = (text: string) => judgeProgramText(pass, text, {}).judgement;

describe("an example's gradient without the mean's 1/3, in a program's answers", () => {
  it("is a convention where the parameters' gradients are right", () => {
    const { answers, counts, first } = judged(`dz = ${list(perExample)}\ndw = ${list(gradient)}`);
    expect(counts).toMatchObject({ right: 5, wrong: 0, carried: 0 });
    expect(first).toBeUndefined();
    expect(answers[0]).toMatchObject({ isConvention: true, written: perExample[0].toFixed(4) });
    expect(answers[0].exact).toBeCloseTo(perExample[0], 12);
    expect(answers[0].words).toContain("without the mean's 1/3");
    expect(answers.at(-1)).not.toHaveProperty("isConvention");
  });

  it("is a mistake where those are too large, too, or not written, and where it is a single number's", () => {
    expect(judged(`dz = ${list(perExample)}\ndw = ${list(gradient, 3)}`).first).toBe("dL/dz[0]");
    expect(judged(`dz = ${list(perExample)}`).first).toBe("dL/dz[0]");
    expect(judged(`dL/dz[0] = ${perExample[0].toFixed(4)}\ndw = ${list(gradient)}`).first).toBe("dL/dz[0]");
  });

  it("doesn't cover a number that is wrong besides", () => {
    const [one, two] = perExample;
    const { answers, first } = judged(`dz = ${list([one, two, 0.9])}\ndw = ${list(gradient)}`);
    expect(first).toBe("dL/dz[2]");
    expect(answers.slice(0, 3).map(({ verdict }) => verdict)).toEqual(["right", "right", "wrong"]);
  });

  it("is neither said nor needed where the share itself is written", () => {
    const { answers, counts } = judged(`dz = ${list(perExample, 1 / 3)}\ndw = ${list(gradient)}`);
    expect(counts).toMatchObject({ right: 5 });
    expect(answers.some(({ isConvention }) => isConvention)).toBe(false);
  });
});
