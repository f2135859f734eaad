import { describe, expect, it } from "vitest";
import { activations } from "../../../../src/engine/activations";
import { type Edit, type NetworkDocument, stagesOf } from "../../../../src/engine/document/document";
import {
  addExample,
  addLayer,
  blank,
  initialize,
  parseSizes,
  removeExample,
  removeLayer,
  setActivation,
  setBias,
  setBiasMode,
  setInputs,
  setInputValue,
  setLoss,
  setOptimizer,
  setPenalty,
  setTarget,
  setUnits,
  setWeight,
} from "../../../../src/engine/document/edit/edit";
import { faultText } from "../../../../src/engine/document/fault";
import { readDocument } from "../../../../src/engine/document/reading/read";
import { initializers } from "../../../../src/engine/initializers";
import { losses } from "../../../../src/engine/losses";
import { reductions } from "../../../../src/engine/ops/reduction";
import { optimizers } from "../../../../src/engine/optimizers";
import { runPass } from "../../../../src/engine/pass/pass";
import { penalties } from "../../../../src/engine/penalties";
import { classic, like } from "../../../documents";
import fc from "../../../fastCheck";

const edited = (document: NetworkDocument, ...edits: readonly Edit[]) =>
  edits.reduce((current, edit) => edit(current), document);

describe("what still fits stays", () => {
  it("when a layer gets another unit", () => {
    const { layers, names, batch } = edited(classic, setUnits(0, 3));
    expect(layers[0].weights.slice(0, 2)).toEqual(classic.layers[0].weights);
    expect(layers[0].weights[2]).toHaveLength(2);
    expect(layers[1].weights.map((row) => row.slice(0, 2))).toEqual(classic.layers[1].weights);
    expect(layers[1].weights.map((row) => row.length)).toEqual([3, 3]);
    expect(layers.map(({ bias }) => bias)).toEqual([[0.35], [0.6]]);
    expect(names).toEqual(classic.names);
    expect(batch).toEqual(classic.batch);
  });

  it("when a layer loses one: all of the others, and their names", () => {
    const { layers, names } = edited(classic, setUnits(0, 1));
    expect(layers.map(({ weights }) => weights)).toEqual([[[0.15, 0.2]], [[0.4], [0.5]]]);
    expect(names).toMatchObject({ "W1[1,2]": "w_2", "W2[2,1]": "w_7", "a1[1]": "h_1", b1: "b_1" });
    for (const gone of ["W1[2,1]", "a1[2]", "z1[2]", "W2[1,2]"]) expect(names).not.toHaveProperty([gone]);
  });

  it("when there are more inputs or outputs", () => {
    const { layers, batch, names } = edited(classic, setInputs(3), setUnits(1, 3));
    expect(batch).toEqual({ inputs: [[0.05, 0.1, 0]], targets: [[0.01, 0.99, 0]] });
    expect(layers[0].weights.map((row) => row.slice(0, 2))).toEqual(classic.layers[0].weights);
    expect(names).toEqual(classic.names);
  });

  it("when a layer comes in between: the names go along with theirs", () => {
    const document = edited(classic, addLayer(1));
    const [first, added, last] = document.layers;
    expect(first).toEqual(classic.layers[0]);
    expect(last).toEqual(classic.layers[1]);
    expect(added).toMatchObject({ units: 2, activation: "sigmoid", biasMode: "shared", bias: [0] });
    expect(document.names).toMatchObject({ "W1[1,1]": "w_1", "W3[1,1]": "w_5", "a3[2]": "o_2", b3: "b_2" });
    expect(document.names).not.toHaveProperty(["W2[1,1]"]);
    expect(edited(document, removeLayer(1))).toEqual(classic);
  });

  it("when the first layer or the last goes", () => {
    const withoutFirst = edited(classic, removeLayer(0));
    expect(withoutFirst.layers).toEqual([classic.layers[1]]);
    expect(withoutFirst.names).toMatchObject({ "W1[1,1]": "w_5", "a1[1]": "o_1", "t[2]": "t_2" });
    expect(edited(classic, removeLayer(1)).layers).toEqual([classic.layers[0]]);
    expect(edited(withoutFirst, removeLayer(0))).toBe(withoutFirst);
  });

  it("when the bias is shared, or each unit's, or gone", () => {
    const each = edited(classic, setBiasMode(0, "perUnit"));
    expect(each.layers[0].bias).toEqual([0.35, 0.35]);
    expect(each.names).not.toHaveProperty("b1");
    expect(edited(each, setBiasMode(0, "shared")).layers[0].bias).toEqual([0.35]);
    const different = edited(each, setBias(0, 1, 0.45));
    expect(edited(different, setBiasMode(0, "shared")).layers[0].bias[0]).toBeCloseTo(0.4, 15);
    const none = edited(classic, setBiasMode(0, "none"));
    expect(none.layers[0].bias).toEqual([]);
    expect(edited(none, setBiasMode(0, "perUnit")).layers[0].bias).toEqual([0, 0]);
  });

  it("when the activation changes: everything else, and parameters of the same name", () => {
    const leaky = edited(classic, setActivation(0, [{ type: "leakyRelu", settings: { slope: 0.2 } }]));
    expect(leaky.layers[0].activation).toEqual({ type: "leakyRelu", slope: 0.2 });
    expect({ ...leaky, layers: [{ ...leaky.layers[0], activation: "sigmoid" }, leaky.layers[1]] }).toEqual(
      classic,
    );
    const stacked = edited(
      leaky,
      setActivation(0, [...stagesOf(leaky.layers[0]), { type: "softmax", settings: {} }]),
    );
    expect(stacked.layers[0].activation).toEqual([{ type: "leakyRelu", slope: 0.2 }, "softmax"]);
    expect(
      edited(classic, setActivation(0, [{ type: "leakyRelu", settings: {} }])).layers[0].activation,
    ).toEqual({
      type: "leakyRelu",
      slope: 0.01,
    });
  });

  it("when a stage goes, of the names all but that stage's", () => {
    const stack = { ...classic.layers[0], activation: ["relu", "sigmoid"] };
    const document = like({ layers: [stack, classic.layers[1]], names: { "a1.1[1]": "r", "a1[1]": "h" } });
    expect(edited(document, setActivation(0, [{ type: "sigmoid", settings: {} }])).names).toEqual({
      "a1[1]": "h",
    });
  });

  it("when the optimizer changes: parameters of the same name, in range", () => {
    const momentum = edited(classic, setOptimizer("momentum", { beta: 0.5 }));
    expect(momentum.optimizer).toEqual({ type: "momentum", learningRate: 0.5, beta: 0.5 });
    expect(edited(momentum, setOptimizer("nesterov")).optimizer).toMatchObject({
      learningRate: 0.5,
      beta: 0.5,
    });
    expect(edited(momentum, setOptimizer("momentum", { beta: 1 })).optimizer).toEqual(momentum.optimizer);
    expect(edited(momentum, setOptimizer("sgd")).optimizer).toEqual(classic.optimizer);
  });

  it("when the loss changes; its targets become ones that it takes", () => {
    const hinge = edited(classic, setTarget(0, 0, 0), setLoss({ type: "hinge" }));
    expect(hinge.batch.targets).toEqual([[-1, 1]]);
    expect(edited(hinge, setTarget(0, 1, 0.4)).batch.targets).toEqual([[-1, 1]]);
    expect(edited(hinge, addExample).batch.targets[1]).toEqual([-1, -1]);
    expect(edited(classic, setLoss({ reduction: "mean" })).loss).toEqual({
      ...classic.loss,
      reduction: "mean",
    });
  });

  it("when an example comes or goes", () => {
    const two = edited(classic, addExample);
    expect(two.batch).toEqual({
      inputs: [
        [0.05, 0.1],
        [0, 0],
      ],
      targets: [
        [0.01, 0.99],
        [0, 0],
      ],
    });
    expect(edited(two, removeExample(1))).toEqual(classic);
    expect(edited(classic, removeExample(0))).toBe(classic);
  });
});

describe("one number changes", () => {
  it("and no other", () => {
    const document = edited(classic, setWeight(0, 1, 0, -7), setInputValue(0, 1, 3));
    expect(document.layers[0].weights).toEqual([
      [0.15, 0.2],
      [-7, 0.3],
    ]);
    expect(document.batch.inputs).toEqual([[0.05, 3]]);
    expect(document.layers[1]).toBe(classic.layers[1]);
  });

  it("but not to what isn’t a number, nor where there is none", () => {
    const refused: Edit[] = [
      setWeight(0, 0, 0, Number.NaN),
      setWeight(0, 0, 9, 1),
      setBias(0, 1, 1),
      setInputValue(0, 0, Number.POSITIVE_INFINITY),
      setTarget(3, 0, 1),
      setUnits(0, 0),
      setUnits(0, 1.5),
      setInputs(Number.NaN),
      setActivation(0, []),
      setActivation(0, [{ type: "no such", settings: {} }]),
      setLoss({ type: "no such" }),
      setOptimizer("no such"),
      setPenalty(0, "l2", -1),
      initialize("no such", 1),
    ];
    for (const edit of refused) expect(edit(classic)).toBe(classic);
  });

  it("a penalty of 0 leaves no trace", () => {
    const penalized = edited(classic, setPenalty(1, "l2", 0.01));
    const coefficients = Object.entries(penalized.layers[1].penalty ?? {});
    expect(coefficients.filter(([, coefficient]) => coefficient !== 0)).toEqual([["l2", 0.01]]);
    expect(edited(penalized, setPenalty(1, "l2", 0))).toEqual(classic);
  });
});

describe("a network of its own", () => {
  it("has the shape that was asked for, and the same weights for the same seed", () => {
    const document = blank([2, 3, 1], 1);
    expect(document.layers.map(({ units }) => units)).toEqual([3, 1]);
    expect(document.batch).toEqual({ inputs: [[1, 1]], targets: [[1]] });
    expect(blank([2, 3, 1], 1)).toEqual(document);
    expect(blank([2, 3, 1], 2).layers[0].weights).not.toEqual(document.layers[0].weights);
  });

  it("can be initialized again", () => {
    const zeros = edited(classic, initialize("zeros", 1));
    expect(zeros.layers.map(({ weights, bias }) => [...weights.flat(), ...bias])).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
    expect(zeros.names).toEqual(classic.names);
  });

  it.each([
    ["2-3-1", [2, 3, 1]],
    [" 4 – 2 ", [4, 2]],
    ["2,2,2", [2, 2, 2]],
    ["2", undefined],
    ["2-0-1", undefined],
    ["two", undefined],
    ["", undefined],
  ])("takes its sizes from %j", (text, sizes) => expect(parseSizes(text)).toEqual(sizes));
});

describe("any changes, one after the other", () => {
  const index = fc.integer({ min: -1, max: 4 });
  const count = fc.integer({ min: -1, max: 5 });
  const value = fc.oneof(fc.double(), fc.constantFrom(0, 1, -1));
  const idOf = (list: readonly { readonly id: string }[]) =>
    fc.constantFrom(...list.map(({ id }) => id), "none");
  const settings = fc.dictionary(fc.constantFrom("slope", "alpha", "beta", "beta1", "learningRate"), value);
  const stages = fc.array(fc.record({ type: idOf(activations), settings }), { maxLength: 3 });
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    count.map(setInputs),
    fc.tuple(index, count).map(([layer, units]) => setUnits(layer, units)),
    index.map(addLayer),
    index.map(removeLayer),
    fc.tuple(index, stages).map(([layer, choice]) => setActivation(layer, choice)),
    fc
      .tuple(index, fc.constantFrom("perUnit", "shared", "none"))
      .map(([layer, mode]) => setBiasMode(layer, mode as "shared")),
    fc.tuple(index, idOf(penalties), value).map(([layer, id, number]) => setPenalty(layer, id, number)),
    idOf(losses).map((type) => setLoss({ type })),
    idOf(reductions).map((reduction) => setLoss({ reduction: reduction as "sum" })),
    fc.tuple(idOf(optimizers), settings).map(([id, values]) => setOptimizer(id, values)),
    fc.tuple(index, index, index, value).map(([l, to, from, number]) => setWeight(l, to, from, number)),
    fc.tuple(index, index, value).map(([layer, unit, number]) => setBias(layer, unit, number)),
    fc.tuple(index, index, value).map(([n, i, number]) => setInputValue(n, i, number)),
    fc.tuple(index, index, value).map(([n, k, number]) => setTarget(n, k, number)),
    fc.constant(addExample),
    index.map(removeExample),
    fc.tuple(idOf(initializers), fc.integer()).map(([id, seed]) => initialize(id, seed)),
  );
  const beginnings = fc.constantFrom(classic, blank([2, 2, 2], 1), blank([1, 1], 3));

  it("give a document that can be read and run", () => {
    fc.assert(
      fc.property(beginnings, fc.array(edit, { maxLength: 12 }), (document, edits) => {
        const changed = edited(document, ...edits);
        expect((readDocument(JSON.parse(JSON.stringify(changed))).faults ?? []).map(faultText)).toEqual([]);
        runPass(changed);
      }),
      { numRuns: 400 },
    );
  });

  it("leave the document they started from as it was", () => {
    const before = JSON.stringify(classic);
    fc.assert(
      fc.property(edit, (change) => {
        change(classic);
        return JSON.stringify(classic) === before;
      }),
    );
  });
});
