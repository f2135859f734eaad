import { describe, expect, it } from "vitest";
import { programDocument } from "../../../src/engine/document/programDocument";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { plainStepText } from "../../../src/engine/explain/plainStepText";
import { createNotation } from "../../../src/engine/names/notation";
import { type ExampleScope, type StepSize, usualPresentation } from "../../../src/engine/names/presentation";
import { createProgramNotation } from "../../../src/engine/names/programNotation";
import { runPass } from "../../../src/engine/pass/pass";
import { runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { createTrace } from "../../../src/engine/steps/trace";
import { classic, like } from "../../documents";

type Document = ReturnType<typeof like>;

function whyAt(document: Document, name: string, size: StepSize = "unit", scope: ExampleScope = "example") {
  const pass = runPass(document);
  const trace = createTrace(pass, size, scope);
  const index = trace.find(name);
  if (index === undefined) throw new Error(`${name} isn't found`);
  return explainStep(trace.at(index), pass, createNotation(), usualPresentation).why;
}

/** 2-2-2 without names, with its layers' weights and activations. */
const network = (
  first: { weights: number[][]; activation?: string },
  second: { weights: number[][]; activation?: string },
  changes: Record<string, unknown> = {},
) =>
  like({
    layers: [
      { units: 2, activation: "relu", biasMode: "none", bias: [], ...first },
      { units: 2, activation: "identity", biasMode: "none", bias: [], ...second },
    ],
    batch: { inputs: [[1, 2]], targets: [[0, 1]] },
    ...changes,
  });

describe("a weight that does not reach the loss", () => {
  it("names the relu after it that is off", () => {
    const document = network(
      {
        weights: [
          [-1, -1],
          [1, 1],
        ],
      },
      {
        weights: [
          [1, 1],
          [1, 1],
        ],
      },
    );
    expect(whyAt(document, "dL/dW1[1,1]")).toBe(
      "w⁽¹⁾₁₁ does not reach the loss: relu passes nothing on at z⁽¹⁾₁ = −3.",
    );
    expect(whyAt(document, "dL/dW1[2,1]")).toBeUndefined();
  });

  it("names the weights of 0 that follow, and a relu further on, each way at its nearest cut", () => {
    const document = network(
      {
        weights: [
          [1, 1],
          [1, 1],
        ],
      },
      {
        weights: [
          [0, 1],
          [-1, -1],
        ],
        activation: "relu",
      },
    );
    expect(whyAt(document, "dL/dW1[1,2]")).toBe(
      "w⁽¹⁾₁₂ does not reach the loss: w⁽²⁾₁₁ is 0; relu passes nothing on at z⁽²⁾₂ = −6.",
    );
    expect(whyAt(document, "dL/da1[1]")).toBe(
      "a⁽¹⁾₁ does not reach the loss: w⁽²⁾₁₁ is 0; relu passes nothing on at z⁽²⁾₂ = −6.",
    );
    expect(whyAt(document, "dL/dW1[2,1]")).toBeUndefined();
  });

  it("names the output that meets its target, and claims no cut", () => {
    const document = network(
      {
        weights: [
          [1, 0],
          [0, 1],
        ],
      },
      {
        weights: [
          [1, 0],
          [0, 1],
        ],
      },
      { batch: { inputs: [[1, 2]], targets: [[1, 5]] } },
    );
    expect(whyAt(document, "dL/dW1[1,1]")).toBe(
      "A small change of w⁽¹⁾₁₁ makes no difference to the loss, to first order: at a⁽²⁾₁, the output meets its target; w⁽²⁾₂₁ is 0.",
    );
  });

  it("is told apart from one whose input is 0", () => {
    const document = network(
      {
        weights: [
          [1, 1],
          [1, 1],
        ],
      },
      {
        weights: [
          [1, 1],
          [1, 1],
        ],
      },
      { batch: { inputs: [[0, 2]], targets: [[0, 1]] } },
    );
    expect(whyAt(document, "dL/dW1[1,1]")).toBeUndefined();
    const pass = runPass(document);
    const trace = createTrace(pass);
    const step = trace.at(trace.find("dL/dW1[1,1]") as number);
    expect(explainStep(step, pass, createNotation(), usualPresentation).words).toBe(
      "The gradient of w⁽¹⁾₁₁ is 0: x₁ is 0.",
    );
  });

  it("is not claimed where the parts of a gradient cancel", () => {
    const document = network(
      {
        weights: [
          [1, 1],
          [1, 1],
        ],
      },
      {
        weights: [
          [1, 0],
          [-1, 0],
        ],
      },
      { batch: { inputs: [[1, 2]], targets: [[2, -4]] } },
    );
    const pass = runPass(document);
    expect(pass.plan.gradients[pass.graph.layers[1].input][0]).toBe(0);
    expect(whyAt(document, "dL/da1[1]")).toBeUndefined();
  });

  it("names three causes in the order of its ways, and counts the others", () => {
    const document = like({
      inputs: 1,
      layers: [
        { units: 5, weights: [[-1], [-2], [-3], [-4], [-5]], activation: "relu", biasMode: "none", bias: [] },
        { units: 1, weights: [[1, 1, 1, 1, 1]], activation: "identity", biasMode: "none", bias: [] },
      ],
      batch: { inputs: [[1]], targets: [[3]] },
    });
    expect(whyAt(document, "dL/dx[1]")).toBe(
      "x₁ does not reach the loss: relu passes nothing on at z⁽¹⁾₁ = −1; relu passes nothing on at z⁽¹⁾₂ = −2; " +
        "relu passes nothing on at z⁽¹⁾₃ = −3; and 2 more.",
    );
  });

  it("says where double precision can't tell an output from its target", () => {
    const document = like({
      loss: { type: "binaryCrossEntropy", reduction: "mean" },
      inputs: 1,
      layers: [
        { units: 1, weights: [[50]], activation: "identity", biasMode: "none", bias: [] },
        { units: 1, weights: [[1]], activation: "sigmoid", biasMode: "none", bias: [] },
      ],
      batch: { inputs: [[1]], targets: [[1]] },
    });
    expect(whyAt(document, "dL/dW1[1,1]")).toBe(
      "A small change of w⁽¹⁾₁₁ makes too small a difference to the loss for double precision: at z⁽²⁾₁, the probability " +
        "is so near its target that double precision can't tell them apart.",
    );
  });

  it("looks behind a kink for what comes back to it", () => {
    const document = network(
      {
        weights: [
          [2, -1],
          [1, 1],
        ],
      },
      {
        weights: [
          [0, 1],
          [0, 1],
        ],
      },
    );
    expect(whyAt(document, "dL/dW1[1,1]")).toBe("w⁽¹⁾₁₁ does not reach the loss: w⁽²⁾₁₁ is 0; w⁽²⁾₂₁ is 0.");
  });

  it("is looked for in every example", () => {
    const document = network(
      {
        weights: [
          [-1, -1],
          [1, 1],
        ],
      },
      {
        weights: [
          [1, 1],
          [1, 1],
        ],
      },
      {
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
      },
    );
    const because =
      "does not reach the loss: relu passes nothing on at z⁽¹⁾⟨¹⟩₁ = −3; relu passes nothing on at z⁽¹⁾⟨²⟩₁ = −7.";
    expect(whyAt(document, "dL/dW1[1,1]")).toBe(`w⁽¹⁾₁₁ ${because}`);
    expect(whyAt(document, "dL/dW1[1,1]", "unit", "batch")).toBe(`w⁽¹⁾₁₁ ${because}`);
  });
});

describe("a number that isn't finite names what made it", () => {
  const huge = (weights: number[][], changes: Record<string, unknown> = {}) =>
    network(
      { weights, activation: "identity" },
      {
        weights: [
          [1, 1],
          [1, -1],
        ],
      },
      changes,
    );

  it("infinity minus infinity, and where the infinity comes from", () => {
    const document = huge([
      [1e308, 1e308],
      [1e308, 1e308],
    ]);
    expect(whyAt(document, "z1[1]")).toBe("∞ arises here: 1e308 · 2 is beyond the largest number, 1.8e308.");
    expect(whyAt(document, "z2[2]")).toBe(
      "NaN arises here: ∞ − ∞ has no value. ∞ since z⁽¹⁾₁: 1e308 · 2 is beyond the largest number, 1.8e308.",
    );
    expect(whyAt(document, "a2[2]")).toMatch(/^NaN since z⁽²⁾₂: ∞ − ∞ has no value\. ∞ since z⁽¹⁾₁/);
    expect(whyAt(document, "a2", "layer")).toMatch(/^∞ since z⁽¹⁾₁/);
  });

  it("0 times infinity", () => {
    const document = network(
      {
        weights: [
          [1e308, 1e308],
          [1, 1],
        ],
        activation: "identity",
      },
      {
        weights: [
          [0, 1],
          [0, 1],
        ],
      },
    );
    expect(whyAt(document, "z2[1]")).toMatch(
      /^NaN arises here: ∞ · 0 has no value\.|^NaN arises here: 0 · ∞ has no value\./,
    );
  });

  it("a power that overflows", () => {
    const document = network(
      {
        weights: [
          [-1, -1],
          [-1, -1],
        ],
        activation: "identity",
      },
      {
        weights: [
          [1, 1],
          [1, 1],
        ],
      },
      {
        layers: [
          { units: 1, activation: { type: "elu", alpha: 1 }, biasMode: "none", bias: [], weights: [[1, 1]] },
          { units: 2, activation: "identity", biasMode: "none", bias: [], weights: [[1e200], [1e200]] },
        ],
      },
    );
    expect(whyAt(document, "L")).toMatch(/^∞ arises here: .*² is beyond the largest number, 1\.8e308\.$/);
  });

  it("a logarithm of 0 and of a negative number", () => {
    const logarithms = (target: number[]) =>
      like({
        inputs: 1,
        layers: [{ units: 2, activation: "identity", biasMode: "none", bias: [], weights: [[0], [-1]] }],
        loss: { type: "crossEntropy", reduction: "sum" },
        batch: { inputs: [[1]], targets: [target] },
      });
    expect(whyAt(logarithms([1, 0]), "L")).toBe(
      "∞ arises here: 1 · ln(0) is −∞: it takes the logarithm of 0.",
    );
    expect(whyAt(logarithms([0, 1]), "L")).toBe("NaN arises here: 1 · ln(−1) has no value.");
    expect(whyAt(logarithms([1, 0]), "dL/da1[1]")).toBe("−∞ arises here: 1/0 is ∞: it divides by 0.");
  });

  it.each([
    { name: "log", x: 0, cause: "logarithm" },
    { name: "log1p", x: -1, cause: "logarithm" },
    { name: "log2", x: 0, cause: "logarithm" },
    { name: "reciprocal", x: 0, cause: "divides" },
    { name: "power", exponent: -1, x: 0, cause: "divides" },
    { name: "power", exponent: -0.1, x: 0, cause: "divides" },
    { name: "power", exponent: -3, x: 0, cause: "divides" },
    { name: "exp", x: 710, cause: "largest" },
    { name: "square", x: -1e155, cause: "largest" },
    { name: "cosh", x: 800, cause: "largest" },
  ])("an infinity of $name, exponent $exponent, at $x: $cause", ({ name, x, exponent, cause }) => {
    const written = exponent === undefined ? `np.${name}(x)` : `x**${exponent}`;
    const run = runProgramPass(
      programDocument(`import numpy as np\nx = np.array([${x.toFixed(1)}])\nL = (${written}).sum()\n`),
      () => 0,
    );
    if ("fault" in run) throw new Error(run.fault.message);
    const trace = createTrace(run.pass);
    const notation = createProgramNotation({}, run.pass.graph.parse);
    expect(explainStep(trace.at(0), run.pass, notation, usualPresentation).why).toContain(cause);
  });

  it("binary cross-entropy of a certain and wrong output, where 0 isn't written", () => {
    const document = like({
      inputs: 1,
      layers: [{ units: 1, activation: "identity", biasMode: "none", bias: [], weights: [[1]] }],
      loss: { type: "binaryCrossEntropy", reduction: "sum" },
      batch: { inputs: [[1]], targets: [[0]] },
    });
    expect(whyAt(document, "L")).toBe(
      "∞ arises here: (1 − 0) · ln(1 − 1) is −∞: it takes the logarithm of 0.",
    );
    expect(whyAt(document, "dL/da1[1]")).toBe("∞ arises here: (1 − 0)/(1 − 1) is ∞: it divides by 0.");
  });

  it("0 over 0, in an update", () => {
    const document = like({
      layers: [
        classic.layers[0],
        {
          ...classic.layers[1],
          weights: [
            [0, 0],
            [0, 0],
          ],
        },
      ],
      optimizer: { type: "rmsprop", learningRate: 0.1, decay: 0.9, epsilon: 0 },
    });
    expect(whyAt(document, "W1[1,1]'")).toBe("NaN arises here: 0 / 0 has no value.");
  });

  it("a number that is given", () => {
    const document = network(
      {
        weights: [
          [1, 1],
          [1, 1],
        ],
      },
      {
        weights: [
          [1, 1],
          [1, 1],
        ],
      },
      { batch: { inputs: [["NaN", 2]], targets: [[0, 1]] } },
    );
    expect(whyAt(document, "z1[2]")).toBe("NaN since x₁, which is given.");
    expect(whyAt(document, "dL/dW2[1,1]")).toBe("NaN since x₁, which is given.");
    expect(whyAt(document, "z1", "layer")).toBe("NaN since x₁, which is given.");
  });

  it("and nothing is said of finite ones", () => {
    expect(whyAt(classic, "dL/dW1[1,1]")).toBeUndefined();
  });
});

it("a layer's step names the units that pass nothing on", () => {
  const document = network(
    {
      weights: [
        [-1, -1],
        [1, 1],
      ],
    },
    {
      weights: [
        [1, 1],
        [1, 1],
      ],
    },
  );
  expect(whyAt(document, "dL/dz1", "layer")).toBe("Relu passes nothing on at z⁽¹⁾₁.");
  expect(whyAt(document, "dL/dz2", "layer")).toBeUndefined();
});

it("of a loss that is NaN nothing is said to change it, or to leave it as it is", () => {
  const document = like({
    version: 4,
    inputs: 1,
    layers: [{ units: 2, activation: "identity", biasMode: "none", bias: [], weights: [[1], [0]] }],
    loss: { type: "softmaxCrossEntropy", reduction: "mean", weights: [1, 0] },
    batch: { inputs: [[1]], targets: [[0, 1]] },
  });
  const pass = runPass(document);
  const trace = createTrace(pass);
  const index = trace.find("L") ?? -1;
  expect(trace.at(index).value).toBeNaN();
  let gradients = 0;
  for (const step of Array.from({ length: trace.count }, (_, k) => trace.at(k))) {
    const { words } = plainStepText(step, pass, createNotation());
    expect(words).not.toMatch(/Raising|is 0|no difference|does not reach/);
    if (
      /^How the loss changes with .+ isn’t defined, since the loss is NaN; the gradient comes out as 0/.test(
        words,
      )
    )
      gradients += 1;
  }
  expect(gradients).toBe(7);
});

it.each([3, 6, 9, 10, 12, 15, 17.9, 18, 18.2, 18.4])(
  "of softmax of %s and its negative, what has sure digits isn't called rounding, and what has none is",
  (z) => {
    const document = like({
      inputs: 1,
      layers: [{ units: 2, activation: "softmax", biasMode: "none", bias: [], weights: [[z], [-z]] }],
      loss: { type: "halfSquaredError", reduction: "sum" },
      batch: { inputs: [[1]], targets: [[1, 0]] },
    });
    const pass = runPass(document);
    const trace = createTrace(pass);
    const step = trace.at(trace.find("dL/dz1[1]") ?? -1);
    // With y₂ = 1/(1 + e^2z) both differences from the targets are y₂, and nothing cancels.
    const small = 1 / (1 + Math.exp(2 * z));
    const exact = -2 * (1 - small) * small ** 2;
    const off = Math.abs((step.value as number) / exact - 1);
    const { words } = plainStepText(step, pass, createNotation());
    // Nearer to the end of double precision the estimate is a careful one.
    if (off < 1e-3 && small > 1e-12) expect(words).toMatch(/^Raising/);
    if (off > 0.5) expect(words).toMatch(/is 0/);
    expect(words).toMatch(/^Raising|is 0/);
  },
);
