import { describe, expect, it } from "vitest";
import { programDocument } from "../../../../src/engine/document/programDocument";
import { judgeProgramText } from "../../../../src/engine/homework/program/programAnswers";
import { settingsOf } from "../../../../src/engine/math/parameter";
import { optimizers } from "../../../../src/engine/optimizers";
import { runProgramPass } from "../../../../src/engine/pass/programs/programPass";

const program = (loss: string) => `X = np.array([[1.0, 2.0], [3.0, -1.0], [0.5, 0.25], [-2.0, 1.5]])
t = np.array([1.0, 2.0, -1.0, 0.5])
w = np.array([0.5, -0.3])
b = 0.1
e = (X @ w + b - t) ** 2
L = ${loss}
`;
const mean = "np.mean(e)";
const sum = "np.sum(e)";

const passOf = (loss: string, optimizer: object) => {
  const document = { ...programDocument(program(loss)), parameters: ["w", "b"], optimizer };
  const run = runProgramPass(document as ReturnType<typeof programDocument>, () => 0);
  if ("fault" in run) throw new Error(run.fault.message);
  return run.pass;
};

/** Judges the numbers that an update has where the loss is another. */
function judged(asked: string, made: string, optimizer: object, digits = 5) {
  const [w0, w1, b] = [...passOf(made, optimizer).updated].map((number) => number.toFixed(digits));
  const text = `w[0]' = ${w0}\nw[1]' = ${w1}\nb' = ${b}`;
  return judgeProgramText(passOf(asked, optimizer), text, {}).judgement;
}

const adam = optimizers.find(({ id }) => id === "adam")?.parameters ?? [];
const sgd = { type: "sgd", learningRate: 0.1 };

describe("an update with the gradients of a sum where the program has a mean", () => {
  it.each(optimizers.map((one) => [one.label, one] as const))(
    "is told with %s where its numbers show it, and so is the reverse",
    (_label, { id, parameters }) => {
      const optimizer = { type: id, learningRate: 0.1, ...settingsOf(parameters) };
      for (const [asked, made, words] of [
        [mean, sum, "of the sum of 4 numbers and not of their mean: a factor of 4."],
        [sum, mean, "of the mean of 4 numbers and not of their sum: a factor of 1/4."],
      ] as const) {
        const { counts, diagnoses } = judged(asked, made, optimizer);
        // Where a first step is by the gradients' signs, both come to the same.
        if (counts.right === 3) expect(diagnoses).toEqual([]);
        else {
          expect(diagnoses).toHaveLength(1);
          expect(diagnoses[0]).toMatchObject({
            mistake: "stepByExamples",
            words: expect.stringContaining(words),
            quantities: ["b'", "w[0]'", "w[1]'"],
          });
        }
      }
    },
  );

  it("is told beside a penalty, weight decay and a division that is written out", () => {
    for (const [asked, made, optimizer] of [
      [`${mean} + 0.3 * np.sum(w ** 2)`, `${sum} + 0.3 * np.sum(w ** 2)`, sgd],
      [mean, sum, { ...sgd, weightDecay: 0.2 }],
      [`${sum} / 4`, sum, sgd],
      [`1 / 4 * ${sum}`, sum, { type: "adam", learningRate: 0.1, ...settingsOf(adam), epsilon: 0.5 }],
    ] as const) {
      const { diagnoses } = judged(asked, made, optimizer);
      expect(diagnoses).toHaveLength(1);
      expect(diagnoses[0].mistake).toBe("stepByExamples");
      expect(diagnoses[0].words).toContain("a factor of 4");
    }
  });

  it("goes on from the gradients that were written down, right or wrong", () => {
    const pass = passOf(mean, sgd);
    const [gw0, gw1, gb] = pass.updated.map((number, k) => ([0.5, -0.3, 0.1][k] - number) / 0.1);
    const text = (factor: number) =>
      `dw = [${gw0.toFixed(4)}, ${gw1.toFixed(4)}]\ndb = ${gb.toFixed(4)}\nw[0]' = ${(0.5 - 0.1 * factor * gw0).toFixed(4)}\nb' = ${(0.1 - 0.1 * factor * gb).toFixed(4)}`;
    const wrong = judgeProgramText(pass, text(4), {}).judgement;
    expect(wrong.counts).toMatchObject({ right: 3, wrong: 2 });
    expect(wrong.diagnoses.map(({ mistake }) => mistake)).toEqual(["stepByExamples"]);
    expect(judgeProgramText(pass, text(1), {}).judgement.diagnoses).toEqual([]);
  });

  it("isn't told of other numbers, nor of few digits that anything gives", () => {
    expect(
      judgeProgramText(passOf(mean, sgd), "w[0]' = 0.71234\nb' = 0.33333", {}).judgement.diagnoses,
    ).toMatchObject([{ label: "another number" }, { label: "another number" }]);
    const { diagnoses } = judged(mean, sum, sgd, 0);
    for (const { mistake } of diagnoses) expect(mistake).toBeUndefined();
  });
});
