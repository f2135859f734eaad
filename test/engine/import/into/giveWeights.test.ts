import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../../src/engine/document/document";
import { blank } from "../../../../src/engine/document/edit/edit";
import { readDocument } from "../../../../src/engine/document/reading/read";
import { giveWeights } from "../../../../src/engine/import/into/giveWeights";
import { readArrays } from "../../../../src/engine/import/printed/readArrays";
import { classic } from "../../../documents";

const most = { inputs: 64, units: 64, layers: 8 };

function give(document: NetworkDocument, text: string) {
  const { arrays, fault } = readArrays(text);
  if (!arrays) throw new Error(fault);
  const { words, edit, choices } = giveWeights(document, arrays, most);
  const done = (change: typeof edit) => {
    const after = change?.(document);
    if (after) expect(readDocument(after).faults).toBeUndefined();
    return after && numbersOf(after);
  };
  return {
    words,
    after: done(edit),
    choices: choices.map(({ label, edit: choice }) => ({ label, after: done(choice) })),
  };
}

const numbersOf = ({ layers }: NetworkDocument) => layers.map(({ weights, bias }) => ({ weights, bias }));

const net = blank([2, 3, 1], 1);
const weights = [
  {
    weights: [
      [1, 2],
      [3, 4],
      [5, 6],
    ],
    bias: [7, 8, 9],
  },
  { weights: [[1, 2, 3]], bias: [4] },
];

describe("weights that fit in one way are taken at once", () => {
  it.each([
    [
      "a state_dict",
      "OrderedDict([('0.weight', tensor([[1., 2.], [3., 4.], [5., 6.]])), ('0.bias', tensor([7., 8., 9.])), ('2.weight', tensor([[1., 2., 3.]])), ('2.bias', tensor([4.]))])",
      "PyTorch",
    ],
    [
      "JSON in another order",
      '{"fc2.bias": [4], "fc2.weight": [[1, 2, 3]], "fc1.bias": [7, 8, 9], "fc1.weight": [[1,2],[3,4],[5,6]]}',
      "PyTorch",
    ],
    [
      "get_weights()",
      "[array([[1., 3., 5.], [2., 4., 6.]], dtype=float32), array([7., 8., 9.]), array([[1.], [2.], [3.]]), array([4.])]",
      "Keras",
    ],
    [
      "Keras's variables",
      "<tf.Variable 'dense/kernel:0' shape=(2, 3), numpy=array([[1., 3., 5.], [2., 4., 6.]])> <tf.Variable 'dense/bias:0', numpy=array([7., 8., 9.])> <tf.Variable 'dense_1/kernel:0', numpy=array([[1.], [2.], [3.]])> <tf.Variable 'dense_1/bias:0', numpy=array([4.])>",
      "Keras",
    ],
    [
      "arrays by name",
      "W1 = [[1, 2], [3, 4], [5, 6]]\nb1 = [[7], [8], [9]]\nW2 = [[1, 2, 3]]\nb2 = 4",
      "PyTorch",
    ],
    [
      "columns of biases without names",
      "[[[1, 2], [3, 4], [5, 6]], [[7], [8], [9]], [[1, 2, 3]], [[4]]]",
      "PyTorch",
    ],
    [
      "LaTeX",
      "W^{(1)} = \\begin{pmatrix}1&2\\\\3&4\\\\5&6\\end{pmatrix} b^{(1)} = \\begin{pmatrix}7\\\\8\\\\9\\end{pmatrix} W^{(2)} = \\begin{pmatrix}1&2&3\\end{pmatrix} b^{(2)} = \\begin{pmatrix}4\\end{pmatrix}",
      "PyTorch",
    ],
  ])("from %s", (_, text, library) => {
    const { after, words, choices } = give(net, text);
    expect(after).toEqual(weights);
    expect(words).toContain(`as in ${library}`);
    expect(choices).toEqual([]);
  });

  it("without biases, which the network then keeps, and says so", () => {
    const { after, words } = give(net, '{"a.weight": [[1,2],[3,4],[5,6]], "b.weight": [[1,2,3]]}');
    expect(after?.[0]).toEqual({ weights: weights[0].weights, bias: [0, 0, 0] });
    expect(words).toContain("Layers 1 and 2 keep their biases");
  });

  it("and a bias that is shared stays so where all of the new ones are the same", () => {
    const of = (b1: string) =>
      `{"0.weight": [[1,2],[3,4]], "0.bias": [${b1}], "1.weight": [[1,2],[3,4]], "1.bias": [2, 2]}`;
    const edit = (text: string) => giveWeights(classic, readArrays(text).arrays ?? [], most).edit?.(classic);
    expect(edit(of("1, 1"))?.layers.map(({ biasMode, bias }) => [biasMode, bias])).toEqual([
      ["shared", [1]],
      ["shared", [2]],
    ]);
    const other = edit(of("1, 3"));
    expect(other?.layers[0]).toMatchObject({ biasMode: "perUnit", bias: [1, 3] });
    expect(other?.names?.["W1[1,1]"]).toBe("w_1");
    expect(readDocument(other).faults).toBeUndefined();
  });
});

describe("what could be meant in several ways is asked about", () => {
  const square = "[[[1, 2], [3, 4]], [5, 6], [[7, 8], [9, 0]], [1, 2]]";

  it("the layout of squares without names, but not where names tell it or turning changes nothing", () => {
    const { after, words, choices } = give(classic, square);
    expect(after).toBeUndefined();
    expect(words).toContain("Both layouts fit");
    expect(choices.map(({ label }) => label)).toEqual([
      "Rows are units, as in PyTorch",
      "Columns are units, as in Keras",
    ]);
    expect(choices.map((choice) => choice.after?.[0].weights)).toEqual([
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 3],
        [2, 4],
      ],
    ]);
    expect(
      give(classic, '{"0.weight": [[1,2],[3,4]], "2.weight": [[1,2],[3,4]]}').after?.[0].weights,
    ).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(
      give(classic, '{"0.kernel": [[1,2],[3,4]], "2.kernel": [[1,2],[3,4]]}').after?.[0].weights,
    ).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(give(classic, "[[[1, 2], [2, 1]], [[3, 4], [4, 3]]]").after).toBeDefined();
  });

  it("the layer that a part of the weights is for", () => {
    const { after, choices } = give(
      blank([2, 2, 2, 1], 1),
      '{"fc.weight": [[1,2],[3,4]], "fc.bias": [5, 6]}',
    );
    expect(after).toBeUndefined();
    expect(choices.map(({ label }) => label)).toEqual([
      "Give them to layer 1",
      "Give them to layer 2",
      "Build a 2-2 network with them",
    ]);
    expect(choices[1].after?.[1]).toEqual({
      weights: [
        [1, 2],
        [3, 4],
      ],
      bias: [5, 6],
    });
  });

  it("a network of other sizes, which is built with the activations that were there", () => {
    const text =
      '{"0.weight": [[1,2,3]], "0.bias": [1], "2.weight": [[4]], "2.bias": [2], "4.weight": [[5],[6]]}';
    const before = {
      ...blank([2, 3, 2], 1),
      loss: { type: "crossEntropy", reduction: "mean" },
    } as NetworkDocument;
    const shaped = {
      ...before,
      layers: [
        { ...before.layers[0], activation: "tanh" },
        { ...before.layers[1], activation: "softmax" },
      ],
    };
    const { words, choices } = giveWeights(shaped, readArrays(text).arrays ?? [], most);
    expect(words).toBe("These are weights of 3-1-1-2, and the network is 2-3-2.");
    expect(choices.map(({ label }) => label)).toEqual(["Build a 3-1-1-2 network with them"]);
    const made = choices[0].edit?.(shaped) ?? shaped;
    expect(readDocument(made).faults).toBeUndefined();
    expect(made.layers.map(({ activation, biasMode }) => [activation, biasMode])).toEqual([
      ["tanh", "perUnit"],
      ["tanh", "perUnit"],
      ["softmax", "none"],
    ]);
    expect(made.batch.inputs[0]).toEqual([1, 1, 0]);
  });
});

describe("what can't be a network's weights says why", () => {
  it.each([
    ["[[[1, 2], [3, 4]], [5, 6, 7]]", "not weights and biases in turn"],
    [
      '{"conv.weight": [[[[1]]]], "conv.bias": [1]}',
      "“conv.weight” has 4 directions (1 × 1 × 1 × 1): only fully connected",
    ],
    ['{"bn.weight": [1, 2], "bn.bias": [3, 4]}', "“bn.weight” is a row of 2 numbers: only fully connected"],
    ['{"0.bias": [1, 2]}', "“0.bias” has no weights beside it"],
    ['{"0.weight": [[1,2]], "0.bias": [[1,2],[3,4]]}', "“0.bias” is 2 × 2, and biases are one row"],
    ["W1 = [[1,2]]\nW1 = [[3,4]]", "“W1” is there twice"],
    ['{"0.weight": [[1,2],[3,4]], "1.weight": [[1,2,3],[1,2,3],[1,2,3]]}', "don't follow one another"],
    [`{"0.weight": ${JSON.stringify(Array(2).fill(Array(70).fill(0)))}}`, "at most 64 inputs"],
  ])("%s", (text, words) => {
    const { after, choices, words: said } = give(net, text);
    expect([after, choices]).toEqual([undefined, []]);
    expect(said).toContain(words);
  });
});
