import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../../src/engine/document/document";
import { judge } from "../../../../src/engine/homework/judge";
import { readAnswers } from "../../../../src/engine/homework/reading/readAnswers";
import type { ReadingOptions } from "../../../../src/engine/homework/reading/text/conventions";
import { runPass } from "../../../../src/engine/pass/pass";
import { classic, like, read } from "../../../documents";

const file = (path: string) => readFileSync(new URL(`../../../cases/${path}`, import.meta.url), "utf8");
const documentOf = (path: string) => read(JSON.parse(file(path)));

const texts = (text: string, document: NetworkDocument = classic, options: ReadingOptions = {}) => {
  const { answers, faults, questions, notes } = readAnswers(text, document, options);
  return {
    answers: answers.map(({ quantity, number }) => `${quantity} = ${number.text}`),
    faults: faults.map(({ line, message }) => `${line}: ${message}`),
    questions: questions.map(({ text: question }) => question),
    notes: notes.map(({ text: note }) => note),
  };
};

const countsOf = (text: string, document: NetworkDocument) =>
  judge(runPass(document), readAnswers(text, document).answers).counts;

const nothing = { given: 0, right: 0, rounding: 0, carried: 0, wrong: 0 };
const one = like({
  layers: [{ units: 1, activation: "sigmoid", biasMode: "perUnit", weights: [[0.34, 0.56]], bias: [0.54] }],
  batch: { inputs: [[1, 2]], targets: [[0.5]] },
});
const deep = like({
  inputs: 2,
  layers: [
    {
      units: 2,
      activation: "tanh",
      biasMode: "perUnit",
      weights: [
        [0.3, -0.7],
        [0.5, 0.9],
      ],
      bias: [0.1, 0.2],
    },
    {
      units: 2,
      activation: "tanh",
      biasMode: "perUnit",
      weights: [
        [-0.4, 0.8],
        [0.6, 0.35],
      ],
      bias: [0.3, 0.4],
    },
    {
      units: 2,
      activation: "identity",
      biasMode: "perUnit",
      weights: [
        [0.25, 0.45],
        [0.7, -0.2],
      ],
      bias: [0.5, 0.6],
    },
  ],
  batch: { inputs: [[0.6, -1.2]], targets: [[1, 0]] },
});

describe("texts that people wrote", () => {
  it.each([
    ["c06/doc.json", "c06/answers.txt", { right: 3 }],
    ["c17/doc.json", "c17/answers-right.txt", { right: 17 }],
    ["c32/doc.json", "c32/answers.txt", { right: 8 }],
    ["c32/doc.json", "c32/answers-with-weights.txt", { right: 8, given: 8 }],
    ["c37/doc-10.json", "c37/answers-10-right.txt", { right: 6 }],
    ["audit/dp1.json", "audit/readme.txt", { right: 1 }],
  ])("%s with %s", (document, text, counts) => {
    expect(countsOf(file(text), documentOf(document))).toMatchObject({ ...nothing, ...counts });
  });

  it("have a mistake and another convention at once: the right matrix stays right", () => {
    const { answers } = judge(
      runPass(documentOf("c37/doc-10.json")),
      readAnswers(file("c37/answers-10.txt"), documentOf("c37/doc-10.json")).answers,
    );
    for (const { quantity, verdict } of answers)
      expect(verdict === "right", quantity).toBe(quantity.startsWith("dL/dW1"));
  });

  it("number units through the layers", () => {
    const document = documentOf("c11/doc.json");
    expect(texts("a1 = 0.426\na2 = 0.5\nz3 = 0.428\nz4 = 0.157\ndw7 = -0.184", document)).toMatchObject({
      answers: ["a1[1] = 0.426", "a1[2] = 0.5", "z2[1] = 0.428", "z2[2] = 0.157", "dL/dW2[1,1] = -0.184"],
      faults: [],
      questions: [],
      notes: ["numbers such as z3 are read as counting through all layers"],
    });
  });

  it("have numbers of each example where their sum belongs", () => {
    const { answers, faults } = texts(file("c17/answers-nosum.txt"), documentOf("c17/doc.json"));
    expect(faults).toEqual([]);
    expect(answers.slice(0, 2)).toEqual(["dL/dW2[1,1]@1 = 0.23277484", "dL/dW2[1,2]@1 = 0.22862753"]);
    expect(answers).toHaveLength(12);
  });
});

describe("rows of weight matrices", () => {
  const { layers } = deep;
  const numpy = (rows: readonly (readonly number[])[]) =>
    `[${rows.map((row) => `[${row.join(" ")}]`).join("\n ")}]`;
  const turned = (rows: readonly (readonly number[])[]) => rows[0].map((_, k) => rows.map((row) => row[k]));

  it("follow echoed weights, also where every result is wrong", () => {
    const { answers } = texts(
      `W2 = ${numpy(turned(layers[1].weights))}\ndW3 = [[9.1 9.2]\n [9.3 9.4]]`,
      deep,
    );
    expect(answers).toContain("W2[1,2] = 0.8");
    expect(answers).toContain("dL/dW3[1,2] = 9.3");
  });

  it("are asked about once where nothing shows them, and follow the answer", () => {
    const text = "dW3 = [[9.1 9.2]\n [9.3 9.4]]\ndW2 = [[8.1 8.2]\n [8.3 8.4]]";
    expect(texts(text, deep).questions).toEqual(["dW3: what does a row of a weight matrix hold?"]);
    const { answers, questions } = texts(text, deep, { rows: "inputs" });
    expect(questions).toEqual([]);
    expect(answers).toContain("dL/dW2[1,2] = 8.3");
  });

  it("are those of a matrix that isn't square, whatever the numbers of a square one fit", () => {
    const document = documentOf("c37/doc-10.json");
    const text =
      "dW2 = [[-0.04051518 -0.02991721]]\ndW1 = [[-0.00936875 -0.00994791]\n [-0.         -0.        ]]";
    const pass = runPass(documentOf("c37/doc-10.json"));
    expect(judge(pass, readAnswers(text, document).answers).counts.right).toBeGreaterThan(1);
  });

  it("are Keras's and PyTorch's by the names", () => {
    expect(
      texts("dense_7/kernel:0 = [[1 2]\n [3 4]]\ndense_8/bias:0 = [5, 6]\ndense_9/bias:0 = [7, 8]", deep)
        .answers,
    ).toEqual([
      "W1[1,1]' = 1",
      "W1[1,2]' = 3",
      "W1[2,1]' = 2",
      "W1[2,2]' = 4",
      "b2[1]' = 5",
      "b2[2]' = 6",
      "b3[1]' = 7",
      "b3[2]' = 8",
    ]);
    expect(texts("net.2.weight.grad = [[1, 2], [3, 4]]", deep).answers[1]).toBe("dL/dW2[1,2] = 2");
    expect(texts("layers.0.bias.grad = [1, 2]", deep).answers).toEqual(["dL/db1[1] = 1", "dL/db1[2] = 2"]);
    expect(texts("fc3.weight.grad[0][1] = 2", deep).answers).toEqual(["dL/dW3[1,2] = 2"]);
  });
});

describe("parameters that have the number after the update", () => {
  it.each([
    ["w5 = 0.3589", "W2[1,1]' = 0.3589"],
    ["w5 ~ 0.359", "W2[1,1]' = 0.359"],
    ["w5: 0.4 -> 0.3589", "W2[1,1] = 0.4 W2[1,1]' = 0.3589"],
    ["w5 from 0.4 to 0.3589", "W2[1,1] = 0.4 W2[1,1]' = 0.3589"],
    ["w₅: 0,4 → 0,3589", "W2[1,1] = 0.4 W2[1,1]' = 0.3589"],
    ["w5 = 0.4\nw5 = 0.3589", "W2[1,1] = 0.4 W2[1,1]' = 0.3589"],
    ["w5 = 0.4", "W2[1,1] = 0.4"],
    ["w5 = 0.45", "W2[1,1] = 0.45"],
    ["w5 = 0.3590", "W2[1,1]' = 0.3590"],
    ["Updated weights:\nw5 = 0.4", "W2[1,1]' = 0.4"],
    ["The new parameters are: w5 = 0.4, w6 = 0.41", "W2[1,1]' = 0.4 W2[1,2]' = 0.41"],
    ["Gradients:\nw5 = 0.0822", "dL/dW2[1,1] = 0.0822"],
    [
      "W2n = [[0.3589, 0.4087], [0.5113, 0.5614]]",
      "W2[1,1]' = 0.3589 W2[1,2]' = 0.4087 W2[2,1]' = 0.5113 W2[2,2]' = 0.5614",
    ],
    ["w5(t+1) = 0.3589", "W2[1,1]' = 0.3589"],
  ])("%j", (text, read) => {
    expect(texts(text).answers.join(" ")).toBe(read);
    expect(texts(text).faults).toEqual([]);
  });

  it("are noted", () => {
    expect(texts("w5 = 0.3589").notes).toEqual([
      "w5: read as updated, for its number is not what the sheet gives; write w' for a parameter after the update",
    ]);
    expect(texts("w5' = 0.3589").notes).toEqual([]);
  });
});

describe("what was given", () => {
  it("counts apart, and is corrected where it was copied wrong; what follows is carried over", () => {
    const { answers, counts, first } = judge(
      runPass(one),
      readAnswers("w = [0.34, 0.65]\nz = 2.18\nb = 0.54", one).answers,
    );
    expect(counts).toMatchObject({ ...nothing, given: 3, carried: 1 });
    expect(first).toBeUndefined();
    expect(answers.find(({ quantity }) => quantity === "W1[1,2]")?.words).toBe(
      "Not a result: the sheet gives 0.56.",
    );
  });

  it("twice with two numbers is said, with both lines", () => {
    expect(texts("h1 = 0.5933\nh2 = 0.5969\nh1 = 0.6").notes).toEqual([]);
    expect(texts("h1 = 0.5933\nh2 = 0.5969\nh1 = 0.5944").notes).toEqual([
      "h1 is given twice: 0.5933 on line 1, 0.5944 on line 3; the later one counts",
    ]);
  });
});

describe("more is read", () => {
  it.each([
    ["dW2[1][0] = -0.0226", "dL/dW2[2,1] = -0.0226"],
    ["dW2[1,0] = -0.0226", "dL/dW2[2,1] = -0.0226"],
    ["the hidden output h1 is 0.593", "a1[1] = 0.593"],
    ["So we get h1 equals 0.593", "a1[1] = 0.593"],
    ["the gradient of the loss with respect to w5 is 0.0822", "dL/dW2[1,1] = 0.0822"],
    ["the net input of h1 is 0.3775", "z1[1] = 0.3775"],
    ["the updated value of w5 is 0.3589", "W2[1,1]' = 0.3589"],
    ["o1 = 75.14 %", "a2[1] = 0.7514"],
    ["o1 = 7.5%", "a2[1] = 0.075"],
    ["logits = [1.106, 1.225]", "z2[1] = 1.106 z2[2] = 1.225"],
    ["h1 = ~0.593", "a1[1] = 0.593"],
    ["h1 = 5.93×10⁻¹", "a1[1] = 5.93e-1"],
    ["h1 = 5.93e-01", "a1[1] = 5.93e-01"],
    ["$h_1 \\approx 0.5933$ \\tag{3}", "a1[1] = 0.5933"],
    ["(4) h_1 = 0.5933   (5)", "a1[1] = 0.5933"],
    ["\\frac{\\partial L}{\\partial w_5} &= 8.22 \\times 10^{-2} \\\\", "dL/dW2[1,1] = 8.22e-2"],
    ["h1\t0,5933", "a1[1] = 0.5933"],
    ["| h1 | h2 |\n|---|---|\n| 0.593 | 0.597 |", "a1[1] = 0.593 a1[2] = 0.597"],
    ["| | old | new |\n|-|-|-|\n| w5 | 0.4 | 0.3589 |", "W2[1,1] = 0.4 W2[1,1]' = 0.3589"],
    [
      "dW2\n[[0.0822 0.0827]\n [-0.0226 -0.0227]]",
      "dL/dW2[1,1] = 0.0822 dL/dW2[1,2] = 0.0827 dL/dW2[2,1] = -0.0226 dL/dW2[2,2] = -0.0227",
    ],
    ["h =\n   0.593   0.597", "a1[1] = 0.593 a1[2] = 0.597"],
    ["h1 = 0.5933…", "a1[1] = 0.5933"],
  ])("%j", (text, read) => {
    expect(texts(text)).toMatchObject({ answers: read.split(/ (?=[a-zA-Z])/), faults: [], questions: [] });
  });

  it.each([
    ["dw = [0.1, 0.2]", "dL/dW1[1,1] = 0.1 dL/dW1[1,2] = 0.2"],
    ["db = 0.3", "dL/db1[1] = 0.3"],
    ["dW = [[0.1, 0.2]]", "dL/dW1[1,1] = 0.1 dL/dW1[1,2] = 0.2"],
    ["W = [0.34, 0.56]", "W1[1,1] = 0.34 W1[1,2] = 0.56"],
    ["w2 = 0.56", "W1[1,2] = 0.56"],
    ["z = 2", "z1[1] = 2"],
    ["logit = 2", "z1[1] = 2"],
    ["W0 = [0.34, 0.56]", "W1[1,1] = 0.34 W1[1,2] = 0.56"],
    ["linear.weight.grad = [[0.1, 0.2]]", "dL/dW1[1,1] = 0.1 dL/dW1[1,2] = 0.2"],
  ])("%j of a network of one layer", (text, read) => {
    expect(texts(text, one)).toMatchObject({
      answers: read.split(/ (?=[a-zA-Z])/),
      faults: [],
      questions: [],
    });
  });

  it.each([
    ["w55 = 0.3", "w_5"],
    ["dL/dh11 = 0.3", "h_1"],
  ])("%j isn't, and the nearest is named", (text, near) => {
    const [fault] = texts(text).faults;
    expect(fault).toContain("no quantity called");
    expect(fault).toContain(`the nearest is ${near}`);
  });

  it("an updated activation is none", () => {
    expect(texts("h1' = 0.3").faults[0]).toContain("only weights and biases are");
    expect(texts("h1' = 0.3").answers).toEqual([]);
  });
});

describe("δ as minus the gradient", () => {
  const deltas = "δ_o1 = -0.1385\nδ_o2 = 0.0381\nδ_h1 = -0.00877\nδ_h2 = -0.00995";
  const judged = (text: string, document: NetworkDocument = classic) =>
    judge(runPass(document), readAnswers(text, document).answers);

  it.each([
    ["alone", deltas],
    ["with few digits", "δ_o1 = -0.14\ndL/dw5 = 0.08"],
    ["with updates", `${deltas}\nw5' = 0.3589`],
  ])("is right %s, and said", (_, text) => {
    const { answers, counts } = judged(text);
    expect(counts).toMatchObject({ ...nothing, right: text.split("\n").length });
    expect(answers[0]).toMatchObject({ quantity: "dL/dz2[1]", isConvention: true });
    expect(answers[0].words).toContain("δ is minus the gradient, so");
  });

  it("is a mistake where it leads the wrong way, where one of several has it, and where ∂L/∂z is written", () => {
    expect(judged("δ_o1 = -0.1385\nδ_o2 = 0.0381\nw5' = 0.4411").first).toBe("dL/dz2[1]");
    expect(judged("δ_o1 = 0.1385\nδ_o2 = -0.0381\nδ_h1 = -0.00877").first).toBe("dL/dz1[1]");
    expect(judged("dL/dz3 = -0.1385\ndL/dz4 = 0.0381").first).toBe("dL/dz2[1]");
  });

  it("has no 1/N where the gradients are averaged", () => {
    const mean = like({
      layers: [
        { units: 1, activation: "identity", biasMode: "perUnit", weights: [[0.5, -0.3]], bias: [0.1] },
      ],
      loss: { type: "meanSquaredError", reduction: "mean" },
      batch: { inputs: [[1, 2], [3, -1]], targets: [[1], [2]] }, // biome-ignore format: a row each
    });
    const { answers, counts } = judged("delta1 = [2, 0.2]\ndw = [-1.3, -1.9]", mean);
    expect(counts).toMatchObject({ ...nothing, right: 4 });
    expect(answers[0].words).toContain("minus the gradient, without the mean's 1/2");
    // Two digits are near both an example's gradient and its share.
    expect(judged("dL/dyhat = [-2, -0.2]\ndw = [-1.3, -1.9]", mean).counts).toMatchObject({
      ...nothing,
      right: 4,
    });
    expect(judged("MSE = 0.505\ndMSE/dw2 = -1 9/10", mean).counts).toMatchObject({ ...nothing, right: 2 });
  });
});

it("a number of two digits is exactly what is written where nine show no more", () => {
  const adam = like({
    layers: [{ units: 1, activation: "identity", biasMode: "perUnit", weights: [[0.5, -0.3]], bias: [0.1] }],
    optimizer: { type: "adam", learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 },
    batch: { inputs: [[1, 2]], targets: [[3]] },
  });
  const { answers } = judge(runPass(adam), readAnswers("w1' = 0.51\nb' = 0.1100\nw2' = -0.3", adam).answers);
  expect(answers.map(({ words }) => words)).toContain("Right to the digits written.");
  expect(answers.map(({ words }) => words).join()).not.toContain("exactly it is 0.51.");
});

/** Adam's ε, as large as a reader may choose it: its letter is that of label smoothing. */
const withLargeEpsilon = like({
  layers: [{ units: 1, activation: "identity", biasMode: "perUnit", weights: [[0.5, -0.3]], bias: [0.1] }],
  optimizer: { type: "adam", learningRate: 0.1, beta1: 0.9, beta2: 0.999, epsilon: 0.5 },
  batch: { inputs: [[1, 2]], targets: [[3]] },
});

it("a letter that two settings share is called as the one that is missing", () => {
  const { answers } = judge(
    runPass(withLargeEpsilon),
    readAnswers("w1' = 0.60000", withLargeEpsilon).answers,
  );
  expect(answers.map(({ words }) => words).join()).toContain("epsilon is missing");
  expect(answers.map(({ words }) => words).join()).not.toContain("smoothing");
});
