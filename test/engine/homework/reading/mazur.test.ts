import { describe, expect, it } from "vitest";
import { readAnswers } from "../../../../src/engine/homework/reading/readAnswers";
import { classic, like } from "../../../documents";

const several = like({ batch: { inputs: [[1, 2], [3, 4]], targets: [[0, 1], [1, 0]] } }); // biome-ignore format: a row each
const read = (text: string, document = like({})) => {
  const { answers, faults } = readAnswers(text, document);
  return [
    ...answers.map(({ quantity, number }) => `${quantity} = ${number.text}`),
    ...faults.map(({ message }) => message),
  ];
};

describe("the names of Mazur's example, where the sheet has none", () => {
  it.each([
    ["net_h1 = 0.3775", "z1[1] = 0.3775"],
    ["net_{h2} = 0.3925", "z1[2] = 0.3925"],
    ["out_h1 = 0.5933", "a1[1] = 0.5933"],
    ["net_o1 = 1.1059", "z2[1] = 1.1059"],
    ["out_{o2} = 0.7729", "a2[2] = 0.7729"],
    ["dE_total/dout_o1 = 0.7414", "dL/da2[1] = 0.7414"],
    ["dE/dnet_o1 = 0.1385", "dL/dz2[1] = 0.1385"],
    ["dE_total/dnet_h1 = 0.0088", "dL/dz1[1] = 0.0088"],
    ["δ_o1 = 0.1385", "dL/dz2[1] = 0.1385"],
    ["δ_h1 = 0.0088", "dL/dz1[1] = 0.0088"],
  ])("%s", (text, answer) => {
    expect(read(text)).toEqual([answer]);
  });

  it("don't have an output's share of the loss, which is said", () => {
    for (const document of [like({}), classic])
      expect(read("E_o1 = 0.2748", document)).toEqual([
        "“E_o1”: an output's share of the loss isn't a quantity of this pass; write the whole, L",
      ]);
  });

  it("may have the example before them", () => {
    expect(read("Example 1: z1 = [0.1, 0.2]\nExample 2: z1 = [0.3, 0.4]", several)).toEqual([
      ...["z1[1]@1 = 0.1", "z1[2]@1 = 0.2"],
      ...["z1[1]@2 = 0.3", "z1[2]@2 = 0.4"],
    ]);
    expect(read("Example 2: net_h1 = 0.3", several)).toEqual(["z1[1]@2 = 0.3"]);
  });
});
