import { describe, expect, it } from "vitest";
import { createFormulas } from "../../../src/engine/homework/answer/formulas";
import { judgeText } from "../../../src/engine/homework/judgeText";
import { runPass } from "../../../src/engine/pass/pass";
import { like, read } from "../../documents";

const inputs = [[1, 2], [3, -1], [0.5, 0.25], [-2, 1.5]]; // biome-ignore format: a row each
const targets = [1, 2, -1, 0.5];
const weights = [0.5, -0.3];
const document = (reduction: "mean" | "sum") =>
  like({
    layers: [{ units: 1, activation: "identity", biasMode: "perUnit", weights: [weights], bias: [0.1] }],
    loss: { type: "meanSquaredError", reduction },
    batch: { inputs, targets: targets.map((target) => [target]) },
  });

// By hand: y, (y − t)², its derivative, and their sums.
const outputs = inputs.map(([a, b]) => a * weights[0] + b * weights[1] + 0.1);
const errors = outputs.map((y, n) => y - targets[n]);
const losses = errors.map((error) => error ** 2);
const deltas = errors.map((error) => 2 * error);
const gradients = [0, 1].map((i) => deltas.reduce((sum, delta, n) => sum + delta * inputs[n][i], 0));
const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
const list = (numbers: readonly number[], by = 1) =>
  `[${numbers.map((one) => (by * one).toFixed(4)).join(", ")}]`;

const judged = (text: string, reduction: "mean" | "sum" = "mean") => {
  const { read, judgement } = judgeText(runPass(document(reduction)), text, {});
  return { ...judgement, notes: read.notes.map((note) => note.text) };
};

describe("examples in another order", () => {
  const order = [2, 0, 3, 1];
  const moved = (numbers: readonly number[]) => order.map((n) => numbers[n]);
  const note = "the examples are in another order: 1 to 4 of the text are read as 3, 1, 4, 2 of the batch";

  it.each([
    ["with the mean's 1/N", 0.25],
    ["without it", 1],
  ])("are recognised where all numbers are right so, and said: deltas %s", (_, by) => {
    const text = `z = ${list(moved(outputs))}\ndelta1 = ${list(moved(deltas), by)}\ndw = ${list(gradients, 0.25)}`;
    const { counts, notes } = judged(text);
    expect(counts).toMatchObject({ right: 10, wrong: 0, carried: 0 });
    expect(notes).toEqual([note]);
  });

  it("are named by their numbers, too", () => {
    const text = moved(outputs).map((z, n) => `z@${n + 1} = ${z.toFixed(4)}`);
    expect(judged(text.join("\n"))).toMatchObject({ notes: [note], counts: { right: 4 } });
  });

  it("aren't another order where only some are, where one is missing, or where one has too few digits", () => {
    expect(judged(`z = ${list(moved(outputs))}\ndelta1 = ${list(deltas, 0.25)}`).notes).toEqual([]);
    expect(judged("z@1 = -0.3\nz@2 = 2.1\nz@3 = 0.275").notes).toEqual([]);
    expect(judged("z = [0.3, 0.0, -1, 2]").notes).toEqual([]);
    expect(judged("z = [0.275, 0.000, -1.35, 1.90]").notes).toEqual([note]);
    expect(judged(`z = ${list(outputs)}`).notes).toEqual([]);
  });
});

describe("a sum over the batch where the mean is asked", () => {
  it("is a convention of the loss with its gradients, with the factor", () => {
    const text = `L = ${total(losses).toFixed(4)}\ndelta1 = ${list(deltas)}\ndw = ${list(gradients)}\ndb = ${total(deltas).toFixed(4)}`;
    const { counts, answers } = judged(text);
    expect(counts).toMatchObject({ right: 8, wrong: 0 });
    expect(answers.every(({ isConvention }) => isConvention)).toBe(true);
    expect(answers[0].words).toContain("4 times as large");
    expect(answers.find(({ quantity }) => quantity === "L")?.exact).toBeCloseTo(total(losses), 12);
  });

  it("may be the mean where the sum is asked", () => {
    const text = `L = ${(total(losses) / 4).toFixed(4)}\ndw = ${list(gradients, 0.25)}`;
    const { counts, answers } = judged(text, "sum");
    expect(counts).toMatchObject({ right: 3, wrong: 0 });
    expect(answers[0].words).toContain("1/4");
  });

  it("leaves each example's loss, and isn't one of the gradients alone, or of the loss alone", () => {
    const some = `L@1 = ${losses[0].toFixed(4)}\nL = ${total(losses).toFixed(4)}\ndw = ${list(gradients)}`;
    const { counts, answers } = judged(some);
    expect(counts).toMatchObject({ right: 4, wrong: 0 });
    expect(answers[0].isConvention).toBeUndefined();
    expect(judged(`L = ${total(losses).toFixed(4)}\ndw = ${list(gradients, 0.25)}`).first).toBe("L");
    expect(judged(`dw = ${list(gradients)}`).answers.some(({ isConvention }) => isConvention)).toBe(false);
  });
});

describe("an update with the gradients' sum where the loss is their mean", () => {
  const made = (optimizer: object, l2: number, reduction: "mean" | "sum") =>
    runPass(
      read({
        ...document(reduction),
        version: 4,
        layers: document(reduction).layers.map((layer) => ({ ...layer, penalty: { l1: 0, l2 } })),
        optimizer: { learningRate: 0.1, ...optimizer },
      }),
    );
  const updates = ({ updated: [w1, w2, b] }: ReturnType<typeof made>) =>
    `w' = [${w1.toFixed(5)}, ${w2.toFixed(5)}]\nb' = ${b.toFixed(5)}`;
  const cases: readonly (readonly [string, object, number])[] = [
    ["gradient descent", { type: "sgd" }, 0],
    ["weight decay", { type: "sgd", weightDecay: 0.2 }, 0],
    ["a penalty", { type: "sgd" }, 0.3],
    ["momentum", { type: "momentum", beta: 0.9 }, 0],
    ["Nesterov's", { type: "nesterov", beta: 0.9 }, 0.1],
    ["Adam with a large ε", { type: "adam", beta1: 0.9, beta2: 0.99, epsilon: 0.5 }, 0],
  ];

  it.each(cases)(
    "is told with %s, beside gradients that are right, and so is the reverse",
    (_, optimizer, l2) => {
      for (const [asked, other, words] of [
        ["mean", "sum", "the sum of the 4 examples' gradients was used, not their mean: 4 times as much"],
        ["sum", "mean", "the mean of the 4 examples' gradients was used, not their sum: 1/4 as much"],
      ] as const) {
        const pass = made(optimizer, l2, asked);
        const [dw1, dw2, db] = ["dL/dW1[1,1]", "dL/dW1[1,2]", "dL/db1[1]"].map((name) =>
          createFormulas(pass).find(name)?.exact.toFixed(5),
        );
        const text = `dw = [${dw1}, ${dw2}]\ndb = ${db}\n${updates(made(optimizer, l2, other))}`;
        const { counts, diagnoses } = judgeText(pass, text, {}).judgement;
        expect(counts.right).toBe(3);
        expect(diagnoses.map(({ mistake }) => mistake)).toEqual(["stepByExamples"]);
        expect(diagnoses[0].words).toContain(words);
        expect(judgeText(pass, updates(pass), {}).judgement.diagnoses).toEqual([]);
      }
    },
  );

  it("is told where loss and gradients are the sum's, which is another convention", () => {
    const text = `L = ${total(losses).toFixed(4)}\ndw = ${list(gradients)}\ndb = ${total(deltas).toFixed(4)}\n${updates(made({ type: "sgd" }, 0, "sum"))}`;
    const { counts, diagnoses } = judgeText(made({ type: "sgd" }, 0, "mean"), text, {}).judgement;
    expect(counts).toMatchObject({ right: 4, wrong: 3 });
    expect(diagnoses.map(({ mistake }) => mistake)).toEqual(["stepByExamples"]);
    expect(diagnoses[0].words).toContain("4 · ∂L/∂w");
  });
});
