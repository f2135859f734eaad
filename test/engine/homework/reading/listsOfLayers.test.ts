import { describe, expect, it } from "vitest";
import { readAnswers } from "../../../../src/engine/homework/reading/readAnswers";
import { like } from "../../../documents";

const three = like({
  layers: [
    {
      units: 3,
      activation: "sigmoid",
      biasMode: "perUnit",
      weights: [
        [0.15, 0.2],
        [0.25, 0.3],
        [-0.4, 0.1],
      ],
      bias: [0.35, -0.2, 0.1],
    },
    { units: 1, activation: "sigmoid", biasMode: "perUnit", weights: [[0.4, 0.45, -0.7]], bias: [0.6] },
  ],
  batch: { inputs: [[0.05, 0.1]], targets: [[0.01]] },
});

const read = (text: string, options = {}) => {
  const { answers, faults, questions } = readAnswers(text, three, options);
  return [
    ...answers.map(({ quantity, number }) => `${quantity} = ${number.text}`),
    ...faults.map(({ message }) => message),
    ...questions.map((question) => question.text),
  ];
};

describe("numbers of lists that hold each layer's weights or biases", () => {
  it.each([
    ["dL/db[0][2] = 0.0017", "dL/db1[3] = 0.0017"],
    ["dL/dW[1][0][2] = 0.09", "dL/dW2[1,3] = 0.09"],
    ["dW[0][2][1] = 0.09", "dL/dW1[3,2] = 0.09"],
    ["nabla_w[1][0][2] = 0.09", "dL/dW2[1,3] = 0.09"],
    ["weights[1][0][2] = -0.7", "W2[1,3] = -0.7"],
    ["biases[0][0] = 0.35", "b1[1] = 0.35"],
    ["W[1].grad[0][2] = 0.09", "dL/dW2[1,3] = 0.09"],
    ["dL/dW[1][3][2] = 0.09", "dL/dW1[3,2] = 0.09"],
    ["dL/db[1][3] = 0.09", "dL/db1[3] = 0.09"],
    ["dL/db[1][1] = 0.09", "dL/db1[1] = 0.09"],
    ["z[0][1] = 0.09", "z1[2] = 0.09"],
    ["dL/dz[1][0] = 0.09", "dL/dz2[1] = 0.09"],
  ])("%s is %s", (text, answer) => {
    expect(read(text)).toEqual([answer]);
  });

  it("are asked about where both ways to count fit", () => {
    const square = like({});
    const [question] = readAnswers("dL/dW[1][1][1] = 9", square).questions;
    expect(question.text).toBe("dL/dW[1][1][1]: do brackets count from 0 or from 1?");
    const quantityWith = (countFrom: 0 | 1) =>
      readAnswers("dL/dW[1][1][1] = 9", square, { countFrom }).answers[0].quantity;
    expect([quantityWith(0), quantityWith(1)]).toEqual(["dL/dW2[2,2]", "dL/dW1[1,1]"]);
  });

  it("are refused with a way to write them where there is no such number", () => {
    expect(read("dL/db[0][3] = 0.09")[0]).toContain("all counted from 0 or all from 1");
    expect(read("a[0][1] = 0.09")[0]).toContain("write a1[2]");
    expect(read("dL/dW[1][0] = [0.1, 0.2, 0.3]")[0]).toContain("write W2[1,3]");
  });
});
