import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { runWrongPass, wrongNumbers } from "../../../src/engine/homework/causes/wrongPass";
import { type Bug, bugs } from "../../../src/engine/mistakes";
import { plainName } from "../../../src/engine/names/canonicalName";
import { elementIn } from "../../../src/engine/names/tensorRef";
import { runPass } from "../../../src/engine/pass/pass";
import { allSlots, gradientName } from "../../../src/engine/pass/slot";
import { createTrace } from "../../../src/engine/steps/trace";
import { checkGradients } from "../../../src/engine/studies/check";
import { classic, like, read } from "../../documents";
import golden from "../../golden/public.json";
import { sample } from "../../sample";
import { close, holds } from "../../tolerance";

const penalty = { l1: 0.02, l2: 0.05 };

/** Smooth, square, with a shared bias, a penalty, a mean over two examples and no number that repeats. */
const square = like({
  layers: [
    {
      ...{ units: 2, activation: "tanh", biasMode: "shared", bias: [0.3], penalty },
      weights: [
        [0.6, -0.4],
        [0.9, 0.2],
      ],
    },
    {
      ...{ units: 2, activation: "sigmoid", biasMode: "perUnit", bias: [0.1, -0.2], penalty },
      weights: [
        [-0.7, 0.5],
        [0.8, 1.1],
      ],
    },
  ],
  loss: { type: "meanSquaredError", reduction: "mean" },
  batch: {
    inputs: [
      [0.5, -1.2],
      [1.5, 0.7],
    ],
    targets: [
      [0.2, 0.9],
      [1, 0.4],
    ],
  },
});

const fused = like({
  layers: [
    classic.layers[0],
    { ...classic.layers[1], activation: "softmax", biasMode: "perUnit", bias: [0.1, 0.4] },
  ],
  loss: { type: "crossEntropy", reduction: "sum" },
  batch: { inputs: [[0.5, 0.3]], targets: [[0, 1]] },
});

const cases = sample(golden.cases, 6, 3);
const wherever = [square, fused, classic, ...cases.map(({ model }) => read(model))];

/** The tensors of a two-layer network whose gradients a bug leaves right, on `square`. */
const spared: Record<string, string> = {
  missingSlope: "a2",
  "missingSlope.hidden": "a2 z2 W2 b2 a1",
  "missingSlope.output": "a2",
  slopeTwice: "a2",
  "slopeElsewhere.result": "a2",
  "slopeElsewhere.sum": "a2",
  wrongSign: "",
  "wrongFactor.square": "",
  "wrongFactor.outputs": "",
  "wrongFactor.examples": "",
  overwritten: "a2 z2 a1 z1 x",
  "oneTermOnly.first": "a2 z2 W2 b2",
  "oneTermOnly.own": "a2 z2 W2 b2",
  otherUnitsWeights: "a2 z2 W2 b2",
  otherDelta: "a2 z2",
  transposedWeights: "a2 z2 W2 b2",
  transposedGradient: "a2 z2 b2 a1 z1 b1 x",
  missingWeights: "a2 z2 W2 b2",
  missingInput: "a2 z2 b2 a1 z1 b1 x",
  otherInput: "a2 z2 b2 a1 z1 W1 b1 x",
  updatedWeights: "a2 z2 W2 b2",
  "oneTermOnly.sharedBias": "a2 z2 W2 b2 a1 z1 W1 x",
  missingPenalty: "a2 z2 b2 a1 z1 b1 x",
  penaltySlope: "a2 z2 b2 a1 z1 b1 x",
  penaltyOnBias: "a2 z2 W2 a1 z1 W1 x",
  uphill: "a2 z2 W2 b2 a1 z1 W1 b1 x",
  missingLearningRate: "a2 z2 W2 b2 a1 z1 W1 b1 x",
};

const gradientsOf = (document: NetworkDocument, bug?: Bug) => {
  const { plan } = bug ? runWrongPass(document, bug) : runPass(document);
  return plan;
};

/** The parameters and inputs whose gradients a bug really changes. */
function changed(document: NetworkDocument, bug: Bug): string[] {
  const [right, wrong] = [gradientsOf(document), gradientsOf(document, bug)];
  return allSlots(right)
    .filter(({ tensor, k }) => !close(wrong.gradients[tensor][k], right.gradients[tensor][k], 1e-3, 1e-6))
    .map((slot) => gradientName(right, slot));
}

/** A weight that a bug can't do anything to: nothing goes wrong on the way back. */
const right: Bug = {
  id: "none",
  mistake: "wrongSign",
  label: "none",
  words: "",
  rank: 0,
  applies: () => true,
};

it("each has a label of its own", () => {
  expect(new Set(bugs.map(({ label }) => label)).size).toBe(bugs.length);
  expect(new Set(bugs.map(({ id }) => id)).size).toBe(bugs.length);
});

describe("without a bug", () => {
  it.each(wherever.map((document) => [document.title, document] as const))(
    "the way back is backward's, for %s",
    (_title, document) => {
      const [backward, own] = [runPass(document), runWrongPass(document, right)];
      expect(own.plan.gradients).toEqual(backward.plan.gradients);
      expect(own.updated).toEqual(backward.updated);
    },
  );

  it("all numbers are those of the trace, each example's shares too", () => {
    const numbers = wrongNumbers(square, right);
    const trace = createTrace(runPass(square));
    let compared = 0;
    for (const example of [1, 2]) {
      for (const { name, value } of trace.quantities(example)) {
        const own = numbers.get(name);
        if (own === undefined) continue;
        compared += 1;
        holds(close(own, value, 1e-12, 1e-15), () => `${name}: ${own}, in the trace ${value}`);
      }
    }
    expect(compared).toBeGreaterThan(60);
    for (const name of ["dL/dW1[2,1]@2", "dL/db1@1", "dL/dz2[1]@2", "dL/dx[1]@1", "W2[1,2]'"])
      expect(numbers.has(name), name).toBe(true);
  });
});

describe.each(bugs.map((bug) => [bug.id, bug] as const))("%s", (id, bug) => {
  const documents = wherever.filter((document) => bug.applies(document));
  const inGradients = bug.back !== undefined;

  it("says what was done", () => {
    expect(bug.label.length).toBeLessThan(45);
    expect(bug.words).toMatch(/^[A-Z].*\.$/);
  });

  it("leaves every value of the forward pass right", () => {
    for (const document of documents)
      expect(runWrongPass(document, bug).plan.values).toEqual(runPass(document).plan.values);
  });

  it("really changes a gradient, or the update alone", () => {
    const networks = documents.filter((document) => changed(document, bug).length > 0);
    expect(networks.length > 0).toBe(inGradients);
    const document = documents[0];
    expect(runWrongPass(document, bug).updated).not.toEqual(runPass(document).updated);
  });

  it("is caught by the gradient check, in just the entries that it changes", () => {
    for (const document of documents) {
      const wrong = changed(document, bug);
      const { plan } = runWrongPass(document, bug);
      const backward = checkGradients(document, "central", 1e-5).entries;
      for (const { quantity, relative, analytic, numeric, kinks } of checkGradients(
        document,
        "central",
        1e-5,
        plan.gradients,
      ).entries) {
        if (kinks.length > 0) continue;
        const fails = relative > 1e-4 && Math.abs(analytic - numeric) > 1e-8;
        expect(!fails && wrong.includes(quantity), `${document.title}: ${quantity} passes`).toBe(false);
        const unbroken = backward.find((entry) => entry.quantity === quantity)?.analytic as number;
        expect(fails && close(analytic, unbroken, 1e-6, 1e-10), `${document.title}: ${quantity} fails`).toBe(
          false,
        );
      }
    }
  });

  it("leaves right what doesn't depend on it", () => {
    const document = id === "slopeAfterFusion" ? fused : square;
    expect(bug.applies(document), `${id} applies`).toBe(true);
    const [backward, wrong] = [gradientsOf(document), gradientsOf(document, bug)];
    const same = backward.graph.tensors
      .filter(({ ref: { role } }) => role !== "target" && role !== "loss")
      .filter(({ id: tensor }) =>
        backward.gradients[tensor].every((value, k) => close(wrong.gradients[tensor][k], value, 1e-9, 1e-14)),
      )
      .map(({ ref }) => plainName(elementIn(ref)));
    expect(same.sort()).toEqual((spared[id] ?? "a2").split(" ").filter(Boolean).sort());
  });

  it("gives each example's shares, which add up where there is no penalty", () => {
    const document = { ...square, layers: square.layers.map(({ penalty: _, ...layer }) => layer) };
    const numbers = wrongNumbers(document, bug);
    const whole = numbers.get("dL/dW1[2,1]") as number;
    const shares = [1, 2].map((example) => numbers.get(`dL/dW1[2,1]@${example}`) as number);
    holds(close(shares[0] + shares[1], whole, 1e-12, 1e-15));
  });
});

describe("known wrong numbers", () => {
  const bugCalled = (id: string) => bugs.find((bug) => bug.id === id) as Bug;

  it("the sheet's weights the wrong way round give the sheet's number", () => {
    // Sheet D, problem 1 prints ∂L/∂h₁ = 0.054 with w₇ and w₅ exchanged.
    const numbers = wrongNumbers(classic, bugCalled("otherUnitsWeights"));
    const [first, second] = [
      0.7413650695523157 * 0.18681560180895948,
      -0.21707153467853746 * 0.1755100528459983,
    ];
    expect(numbers.get("dL/da1[1]")).toBeCloseTo(first * 0.5 + second * 0.4, 9);
    expect(numbers.get("dL/da1[1]")).toBeCloseTo(0.054, 3);
  });

  it("a forgotten slope gives ∂L/∂y for ∂L/∂z", () => {
    const numbers = wrongNumbers(classic, bugCalled("missingSlope.output"));
    expect(numbers.get("dL/dz2[1]")).toBe(numbers.get("dL/da2[1]"));
    expect(numbers.get("dL/dW2[1,1]")).toBeCloseTo(0.7413650695523157 * 0.5932699921071872, 12);
  });

  it("updated weights are those that the update gives", () => {
    const numbers = wrongNumbers(classic, bugCalled("updatedWeights"));
    const { plan, updated } = runPass(classic);
    const delta = plan.gradients[plan.graph.layers[1].preActivation];
    const from = 5;
    expect(numbers.get("dL/da1[1]")).toBe(delta[0] * updated[from] + delta[1] * updated[from + 2]);
  });
});
