import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/document/document";
import type { GivenAnswer } from "../../../src/engine/homework/answer/answer";
import { writtenNumber } from "../../../src/engine/homework/answer/writtenNumber";
import { judge } from "../../../src/engine/homework/judge";
import { readAnswers } from "../../../src/engine/homework/reading/readAnswers";
import { runPass } from "../../../src/engine/pass/pass";
import type { Exercise } from "../../../src/exercises/exercise";
import { classic, like, read } from "../../documents";
import { networkExercises } from "../../networkExercises";

const judged = (text: string, document: NetworkDocument = classic) => {
  const { answers, faults } = readAnswers(text, document);
  expect(faults).toEqual([]);
  return judge(runPass(document), answers);
};

const verdicts = (text: string, document?: NetworkDocument) =>
  judged(text, document).answers.map(({ symbol, verdict }) => `${symbol} ${verdict}`);

const printedAnswers = ({ printed }: Exercise): GivenAnswer[] =>
  printed.flatMap(({ quantity, label, printed: digits }) => {
    const number = writtenNumber(digits);
    return quantity && number ? [{ quantity, label, number }] : [];
  });

describe("the sheets' printed numbers", () => {
  const judgements = new Map(
    networkExercises.map((exercise) => [
      exercise.id,
      judge(runPass(read(exercise.document)), printedAnswers(exercise)),
    ]),
  );
  const of = (id: string) => judgements.get(id)?.answers ?? [];

  it("of sheet D problem 1: the outgoing weights were exchanged, and b₁'s gradient has a wrong sign besides", () => {
    const judgement = judgements.get("D-P1");
    expect(judgement?.first).toBe("dL/da1[1]");
    expect(judgement?.diagnoses.map(({ quantities, mistake }) => ({ quantities, mistake }))).toEqual([
      { quantities: ["dL/da1[1]", "dL/da1[2]"], mistake: "exchangedFactors" },
      { quantities: ["dL/db1"], mistake: "wrongSign" },
    ]);
    expect(judgement?.diagnoses[0].words).toBe(
      "In ∂L/∂h₁ and ∂L/∂h₂ the outgoing weights were exchanged between the outputs: ∂L/∂z₃ · w₇ + ∂L/∂z₄ · w₅ instead of ∂L/∂z₃ · w₅ + ∂L/∂z₄ · w₇.",
    );
    expect(judgement?.diagnoses[1].words).toBe(
      "In ∂L/∂b₁ the sign is wrong: −(∂L/∂z₁ + ∂L/∂z₂) instead of ∂L/∂z₁ + ∂L/∂z₂. With your ∂L/∂h₁ and ∂L/∂h₂ carried over it would be 0.0272.",
    );
    expect(judgement?.diagnoses.flatMap(({ others }) => others)).toEqual([]);
    expect(judgement?.counts).toMatchObject({ right: 21, rounding: 0, carried: 11, wrong: 3 });
  });

  it("of sheet D problem 2: the last digits come from rounding too early", () => {
    const early = of("D-P2").filter(({ verdict }) => verdict !== "right");
    expect(early.map(({ quantity, verdict }) => `${quantity} ${verdict}`)).toEqual([
      "dL/dW1[1,1] rounding",
      "dL/dW1[1,2] rounding",
      "dL/dW1[2,1] rounding",
      "dL/dW1[2,2] rounding",
    ]);
    expect(early[0].words).toContain("Rounded too early: your rounded numbers before it lead to −0.2266");
  });

  it("that disagree, 17 in all, are each diagnosed, carried over or a matter of rounding", () => {
    const disagreeing = networkExercises.flatMap((exercise) =>
      of(exercise.id)
        .filter(({ verdict }) => verdict !== "right")
        .map((answer) => ({ id: exercise.id, ...answer })),
    );
    const unexplained = disagreeing.filter(({ verdict, diagnosis, id }) => {
      const found = diagnosis === undefined ? undefined : judgements.get(id)?.diagnoses[diagnosis];
      return verdict === "wrong" && found?.mistake === undefined;
    });
    expect(unexplained).toEqual([]);
    const counts = disagreeing.map(({ id, verdict }) => `${id} ${verdict}`);
    expect(counts.filter((line) => line === "D-P1 carried")).toHaveLength(11);
    expect(counts.filter((line) => line === "D-P1 wrong")).toHaveLength(3);
    expect(counts.filter((line) => line === "D-P2 rounding")).toHaveLength(4);
    expect(counts.filter((line) => !line.startsWith("D-P"))).toEqual([]);
    // That sheet's weights are rounded to 8 decimals: its last digit can't match, and is right as far as float32 goes.
    expect(of("B-Q3.7-K1").every(({ verdict }) => verdict === "right" || verdict === "given")).toBe(true);
  });
});

describe("a verdict", () => {
  it("goes by the digits that were written", () => {
    expect(verdicts("h1 = 0.5933\nh2 = 0.6\nz3 = 1.106\nz4 = 1.22")).toEqual([
      "h₁ right",
      "h₂ right",
      "z₃ right",
      "z₄ right",
    ]);
    expect(verdicts("h1 = 0.5943")).toEqual(["h₁ wrong"]);
    expect(verdicts("dL/dw5 = 0.08")).toEqual(["∂L/∂w₅ right"]);
    expect(verdicts("dL/dw5 = 0.080")).toEqual(["∂L/∂w₅ wrong"]);
  });

  it("calls digits that were cut off rounding", () => {
    expect(verdicts("h1 = 0.5932")).toEqual(["h₁ rounding"]);
    expect(judged("h1 = 0.5932").answers[0].words).toBe(
      "The digits behind were cut off: rounded it is 0.5933 (0.59326999).",
    );
  });

  it("marks what follows as carried over, through numbers that weren't written down", () => {
    // z₁ without its bias: 0.0275, h₁ = σ(0.0275) = 0.506875, z₃ = 0.4·0.506875 + 0.45·0.596884 + 0.6 = 1.071348
    const { answers, first, diagnoses } = judged("z1 = 0.0275\nz3 = 1.0713\nz4 = 1.1817\nh2 = 0.5969");
    expect(first).toBe("z1[1]");
    expect(answers.map(({ quantity, verdict }) => `${quantity} ${verdict}`)).toEqual([
      "z1[1] wrong",
      "a1[2] right",
      "z2[1] carried",
      "z2[2] carried",
    ]);
    expect(answers[2].from).toEqual(["z1[1]"]);
    expect(diagnoses[0].words).toBe(
      "In z₁ the bias is missing: w₁ · i₁ + w₂ · i₂ instead of w₁ · i₁ + w₂ · i₂ + b₁.",
    );
  });

  it("finds a second mistake behind a first one", () => {
    const { diagnoses } = judged("z1 = 0.0275\nz3 = 1.0713\no1 = 0.7448\ndL/do1 = -0.7348");
    expect(diagnoses.map(({ mistake }) => mistake)).toEqual(["missingBias", "wrongSign"]);
    expect(diagnoses[1].words).toContain("carried over");
  });

  it("names what can't be explained without guessing", () => {
    const { diagnoses } = judged("h1 = 0.812345");
    expect(diagnoses[0].mistake).toBeUndefined();
    expect(diagnoses[0].words).toBe(
      "h₁ should be 0.593270, not 0.812345; no known mistake gives this number.",
    );
  });
});

describe("a cause", () => {
  const cause = (text: string, document?: NetworkDocument) => judged(text, document).diagnoses[0]?.mistake;
  it.each([
    ["dL/dw5 = 0.440", "missingSlope"],
    ["dL/dz3 = 0.741365", "missingSlope"],
    ["dL/dz3 = -0.138499", "wrongSign"],
    ["dL/do1 = 1.48273", "wrongFactor"],
    ["dL/dh1 = 0.05540", "missingTerm"],
    ["dL/dw5 = 0.138499", "missingInput"],
    ["dL/dw6 = 0.0821670", "otherInput"],
    ["w5' = 0.441084", "uphill"],
    ["w5' = 0.317833", "missingLearningRate"],
    ["z1 = 0.0275", "missingBias"],
    ["h1 = 0.360534", "wrongActivation"],
    ["h1 = 0.3775", "missingActivation"],
    ["h1 = 0.592370", "swappedDigits"],
    ["o1 = 0.412345", undefined],
    ["o1 = 0.741365", "wrongDigit"],
    ["o1 = 7.51365", "shiftedPoint"],
    ["o1 = 0.753165", "swappedDigits"],
    ["dL/dh1 = 0.030230", "updatedWeights"],
    ["h1 = 0.856875", "biasAfterActivation"],
    ["dL/dh1 = 0.090360", "sumsMultiplied"],
    ["dL/db2 = 0.0000", "takenAsZero"],
    ["L = 0.54624", "wrongLoss"],
  ] as const)("of %s is %s", (text, mistake) => {
    expect(cause(text)).toBe(mistake);
  });

  it("is known in batches, softmax and penalties too", () => {
    const batch = like({
      layers: [
        { ...classic.layers[0], activation: "tanh" },
        {
          units: 2,
          activation: "softmax",
          biasMode: "perUnit",
          weights: [
            [0.4, -0.45],
            [-0.5, 0.55],
          ],
          bias: [0.1, 0.2],
          penalty: { l1: 0, l2: 0.1 },
        },
      ],
      loss: { type: "crossEntropy", reduction: "mean" },
      batch: {
        inputs: [
          [0.5, 0.1],
          [-1, 0.7],
        ],
        targets: [
          [1, 0],
          [0, 1],
        ],
      },
    });
    const pass = runPass(batch);
    const { values } = pass.plan;
    const z = (k: number) => values[pass.graph.layers[1].preActivation][k];
    expect(cause(`a2[1]@1 = ${Math.exp(z(0)).toFixed(6)}`, batch)).toBe("wrongSoftmax");
    expect(cause(`L@1 = ${(values[pass.graph.exampleLosses][0] / Math.LN10).toFixed(6)}`, batch)).toBe(
      "wrongLoss",
    );
    const gradient = pass.plan.gradients[pass.graph.layers[1].weights][0];
    expect(cause(`dL/dW2[1,1] = ${(gradient - 0.2 * 0.4).toFixed(6)}`, batch)).toBe("missingPenalty");
    // Its deltas, which weren't written down, were divided by the two examples once more.
    expect(cause(`dL/dW2[1,1] = ${((gradient - 0.2 * 0.4) / 2 + 0.2 * 0.4).toFixed(6)}`, batch)).toBe(
      "wrongFactor",
    );
    const { learningRate } = batch.optimizer;
    expect(
      cause(
        `dL/dW2[1,1] = ${gradient.toFixed(6)}\nW2[1,1]' = ${(0.4 - (learningRate / 2) * gradient).toFixed(6)}`,
        batch,
      ),
    ).toBe("stepByExamples");
    const overExamples = Math.exp(z(0)) / (Math.exp(z(0)) + Math.exp(z(1)));
    expect(cause(`a2[1]@1 = ${overExamples.toFixed(6)}`, batch)).toBe("wrongSoftmax");
    const y = values[pass.graph.layers[1].stages.at(-1) as number][2];
    expect(cause(`dL/dz2[2]@1 = ${((y - 1) / 2).toFixed(6)}`, batch)).toBe("wrongTarget");
  });
});

it("judges a network of 4 × 12 units with a batch of 8 without trying everything", () => {
  const number = (k: number) => Number(Math.sin(k * 12.9898).toFixed(2));
  const layer = (units: number, inputs: number, activation: string, seed: number) => ({
    units,
    activation,
    biasMode: "perUnit",
    weights: Array.from({ length: units }, (_, j) =>
      Array.from({ length: inputs }, (_item, i) => number(seed + j * inputs + i) / 2),
    ),
    bias: Array.from({ length: units }, (_, j) => number(seed + j)),
  });
  const document = like({
    inputs: 12,
    layers: [
      layer(12, 12, "tanh", 1),
      layer(12, 12, "tanh", 300),
      layer(12, 12, "tanh", 600),
      layer(12, 12, "sigmoid", 900),
    ],
    loss: { type: "halfSquaredError", reduction: "mean" },
    batch: {
      inputs: Array.from({ length: 8 }, (_, n) =>
        Array.from({ length: 12 }, (_item, i) => number(n * 12 + i)),
      ),
      targets: Array.from({ length: 8 }, (_, n) =>
        Array.from({ length: 12 }, (_item, i) => Math.abs(number(n + i))),
      ),
    },
  });
  const { counts } = judged("dL/dW1[1,1] = 0.123456\nW2[1,1]' = 0.3\nL = 1.2345", document);
  expect(counts.wrong).toBeGreaterThan(0);
}, 240_000);
