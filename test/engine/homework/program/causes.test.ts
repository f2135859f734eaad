import { describe, expect, it } from "vitest";
import { programDocument } from "../../../../src/engine/document/programDocument";
import { judgeProgramText } from "../../../../src/engine/homework/program/programAnswers";
import { runProgramPass } from "../../../../src/engine/pass/programs/programPass";

const program = `w = np.array([[0.2, -0.5], [0.7, 0.4]])
x = np.array([1.5, -0.8])
b = np.array([0.3, -0.1])
z = w @ x + b
a = 1 / (1 + np.exp(-z))
v = np.array([0.9, -0.6])
y = v @ a
L = (y - 0.4) ** 2
`;

const run = runProgramPass(programDocument(program), () => 0);
if ("fault" in run) throw new Error(run.fault.message);
const { pass } = run;

// By hand, in plain arithmetic, so that nothing of the engine's own gradients is taken for granted.
const [w, x, b, v] = [
  [
    [0.2, -0.5],
    [0.7, 0.4],
  ],
  [1.5, -0.8],
  [0.3, -0.1],
  [0.9, -0.6],
];
const z = w.map((row, i) => row[0] * x[0] + row[1] * x[1] + b[i]);
const a = z.map((sum) => 1 / (1 + Math.exp(-sum)));
const y = v[0] * a[0] + v[1] * a[1];
const dy = 2 * (y - 0.4);
const da = v.map((weight) => weight * dy);
const dz = da.map((number, i) => number * a[i] * (1 - a[i]));
const dw = dz.map((number) => x.map((input) => number * input));

const four = (number: number) => number.toFixed(5);
const list = (numbers: readonly number[]) => `[${numbers.map(four).join(", ")}]`;

const judged = (text: string) => judgeProgramText(pass, text, {}).judgement;
const mistakeIn = (text: string) => judged(text).diagnoses[0]?.mistake;

describe("numbers of a program", () => {
  it("that are right have no diagnosis", () => {
    const { diagnoses, counts } = judged(
      `z = ${list(z)}\na = ${list(a)}\ny = ${four(y)}\ndy = ${four(dy)}\nda = ${list(da)}\ndz = ${list(dz)}\ndw = [${dw.map(list).join(", ")}]\n`,
    );
    expect(diagnoses).toEqual([]);
    expect(counts.wrong).toBe(0);
  });

  const planted: readonly (readonly [string, string, string])[] = [
    ["missingSlope", "dz", list(da)],
    ["slopeTwice", "dz", list(dz.map((number, i) => number * a[i] * (1 - a[i])))],
    ["wrongSign", "dz", list(dz.map((number) => -number))],
    ["missingFactor", "da", list([dy, dy])],
    ["wrongFactor", "dy", four(dy / 2)],
    ["missingFactor", "dw", `[${dz.map((number) => list([number, number])).join(", ")}]`],
    ["wrongTermSign", "z[0]", four(w[0][0] * x[0] + w[0][1] * x[1] - b[0])],
    ["missingTerm", "z[0]", four(w[0][0] * x[0] + w[0][1] * x[1])],
    ["wrongSign", "y", four(-y)],
  ];
  for (const [mistake, name, written] of planted)
    it(`${name} = ${written} is ${mistake}, and what follows from it is carried`, () => {
      const { diagnoses, answers, first } = judged(`${name} = ${written}`);
      expect(diagnoses).toHaveLength(1);
      expect(diagnoses[0]).toMatchObject({ mistake, words: expect.stringMatching(/^In .*It should be/) });
      expect(first).toBe(diagnoses[0].quantities[0]);
      for (const { diagnosis } of answers) expect(diagnosis).toBe(0);
    });

  it("are explained from someone's own gradients further on", () => {
    const own = dy / 2;
    const ownZ = v.map((weight) => weight * own);
    const { diagnoses } = judged(`dy = ${four(own)}\ndz = ${list(ownZ)}`);
    expect(diagnoses.map(({ mistake }) => mistake)).toEqual(["wrongFactor", "missingSlope"]);
  });

  it("have no mistake where none is known, or the digits don't show it", () => {
    expect(mistakeIn(`dz = ${list([0.12345, 0.54321])}`)).toBeUndefined();
    // Of one digit many mistakes might be meant.
    const { diagnoses } = judged(`z[0] = ${(w[0][0] * x[0] + w[0][1] * x[1]).toFixed(1)}`);
    expect(diagnoses[0]?.mistake).toBeUndefined();
    expect(diagnoses[0]?.label).toBe("another number");
  });
});
