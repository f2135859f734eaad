import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../../src/engine/document/document";
import { givenChange } from "../../../../src/engine/document/edit/edit";
import { readDocument } from "../../../../src/engine/document/reading/read";
import { pasteIntoCell } from "../../../../src/engine/import/into/pasteIntoCell";
import { readArrays } from "../../../../src/engine/import/printed/readArrays";
import { like } from "../../../documents";

/** 2-3-2 with a bias for each unit, and two examples. */
const network = like({
  layers: [
    {
      units: 3,
      activation: "sigmoid",
      biasMode: "perUnit",
      weights: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      bias: [7, 8, 9],
    },
    { units: 2, activation: "sigmoid", biasMode: "shared", weights: Array(2).fill([1, 2, 3]), bias: [0] },
  ],
  batch: {
    inputs: [
      [1, 2],
      [3, 4],
    ],
    targets: [
      [0, 1],
      [1, 0],
    ],
  },
});
const square = like({});

function paste(text: string, cell: string, document: NetworkDocument = network) {
  const { arrays, fault } = readArrays(text);
  const path = givenChange(document, cell, 0)?.path;
  if (!arrays || !path) throw new Error(fault ?? `no ${cell}`);
  const { words, edit, choices } = pasteIntoCell(document, path, arrays[0], 64);
  const after = edit?.(document);
  if (after) expect(readDocument(after).faults).toBeUndefined();
  return {
    words,
    after,
    choices: choices.map(({ label, edit: choice }) => ({ label, after: choice?.(document) })),
  };
}
const weights = (document: NetworkDocument | undefined) => document?.layers[0].weights;

describe("numbers pasted into a cell", () => {
  it("fill the whole matrix where they have its shape, whichever cell it is", () => {
    for (const cell of ["W1[1,1]", "W1[3,2]"]) {
      const { after, choices, words } = paste("[[0.1, 0.2], [0.3, 0.4], [0.5, 0.6]]", cell);
      expect(weights(after)).toEqual([
        [0.1, 0.2],
        [0.3, 0.4],
        [0.5, 0.6],
      ]);
      expect(after?.layers[0].bias).toEqual([7, 8, 9]);
      expect({ choices, words }).toEqual({ choices: [], words: "3 × 2 pasted." });
    }
  });

  it("fill the weights and the biases beside them, as the page shows them", () => {
    const { after } = paste("1\t1\t5\n2\t2\t6\n3\t3\t7", "W1[1,1]");
    expect([weights(after), after?.layers[0].bias]).toEqual([
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
      [5, 6, 7],
    ]);
  });

  it("fill the cells from this one on where they are fewer", () => {
    expect(weights(paste("[[0, 0]]", "W1[2,1]").after)).toEqual([
      [1, 2],
      [0, 0],
      [5, 6],
    ]);
    expect(weights(paste("0;0", "W1[2,1]").after)).toEqual([
      [1, 2],
      [0, 0],
      [5, 6],
    ]);
    expect(weights(paste("[[0], [0]]", "W1[2,2]").after)).toEqual([
      [1, 2],
      [3, 0],
      [5, 0],
    ]);
    // Weights don't run over into the biases.
    expect(paste("[[0, 0], [0, 0]]", "W1[2,2]").after).toBeUndefined();
  });

  it("fill a column from a row and a row from a column: a vector has no direction", () => {
    expect(paste("[1, 2, 3]", "b1[2]").after?.layers[0].bias).toEqual([1, 2, 3]);
    expect(paste("1\n2\n3", "b1[1]").after?.layers[0].bias).toEqual([1, 2, 3]);
    expect(paste("0.5\n0.6", "x[1]", square).after?.batch.inputs).toEqual([[0.5, 0.6]]);
  });

  it("are asked about where only their transpose fits", () => {
    const { after, words, choices } = paste("[[1, 3, 5], [2, 4, 0]]", "W1[1,1]");
    expect(after).toBeUndefined();
    expect(words).toBe("2 × 3 is given, and W of layer 1 is 3 × 2.");
    expect(choices.map(({ label }) => label)).toEqual([
      "Paste it turned, as 3 × 2",
      "Paste it from this cell on, as 2 × 3",
    ]);
    expect(weights(choices[0].after)).toEqual([
      [1, 2],
      [3, 4],
      [5, 0],
    ]);
  });

  it("go straight into a square, and can be turned; where that is the same there is nothing to turn", () => {
    const { after, words, choices } = paste("[[1, 2], [3, 4]]", "W1[1,1]", square);
    expect([weights(after), words]).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      "2 × 2 pasted, rows as rows.",
    ]);
    expect(weights(choices[0].after)).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(paste("[[1, 2], [2, 4]]", "W1[1,1]", square).choices).toEqual([]);
  });

  it("fill row by row on demand, where a list is as long as the matrix has numbers", () => {
    const { after, choices } = paste("1 2 3 4 5 0", "W1[1,1]");
    expect(after).toBeUndefined();
    expect(choices.map(({ label }) => label)).toEqual(["Fill 3 × 2 row by row"]);
    expect(weights(choices[0].after)).toEqual([
      [1, 2],
      [3, 4],
      [5, 0],
    ]);
  });

  it("make a batch of as many examples as there are rows, on demand", () => {
    const { after, words, choices } = paste("1\t2\t1\t0\n3\t4\t0\t1\n5\t6\t1\t1", "x[1]@1");
    expect([after, words]).toEqual([undefined, "3 × 4 is given, and the inputs are 2 × 2."]);
    expect(choices.map(({ label }) => label)).toEqual(["Make it 3 examples"]);
    expect(choices[0].after?.batch).toEqual({
      inputs: [
        [1, 2],
        [3, 4],
        [5, 6],
      ],
      targets: [
        [1, 0],
        [0, 1],
        [1, 1],
      ],
    });
    expect(paste("1\t2\n3\t4\n5\t6", "x[1]@2").choices[0].after?.batch.inputs).toEqual([
      [1, 2],
      [1, 2],
      [3, 4],
      [5, 6],
    ]);
  });

  it("are refused with both shapes where they fit nowhere", () => {
    expect(paste("[[1,2,3,4],[1,2,3,4]]", "W1[1,1]")).toEqual({
      words: "2 × 4 is given, and W of layer 1 is 3 × 2: nothing was changed.",
      after: undefined,
      choices: [],
    });
    expect(paste("[1, 2]", "b2").words).toBe(
      "1 × 2 is given, and the shared bias of layer 2 is 1 × 1: nothing was changed.",
    );
    expect(paste("[[[1]], [[2]]]", "W1[1,1]").words).toContain("3 directions");
  });

  it("are refused where the loss takes no such targets", () => {
    const hinge = like({
      loss: { type: "hinge", reduction: "sum" },
      batch: { inputs: [[1, 2]], targets: [[1, -1]] },
    });
    const { after, words } = paste("[0.5, 1]", "t[1]", hinge);
    expect(after).toBeUndefined();
    expect(words).toContain(
      "1 × 2 was not pasted: target 0.5 in place 1: the hinge loss takes targets of 1 and -1",
    );
  });
});
