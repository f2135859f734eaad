import katex from "katex";
import { describe, expect, it } from "vitest";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { plainStepText } from "../../../src/engine/explain/plainStepText";
import { nameOf } from "../../../src/engine/names/canonicalName";
import { createNotation } from "../../../src/engine/names/notation";
import { type StepSize, usualPresentation } from "../../../src/engine/names/presentation";
import { runPass } from "../../../src/engine/pass/pass";
import { createTrace } from "../../../src/engine/steps/trace";
import { classic, like, read } from "../../documents";
import extreme from "../../golden/extreme.json";
import golden from "../../golden/public.json";
import { networkExercises } from "../../networkExercises";
import { sample } from "../../sample";
import { holds } from "../../tolerance";

function explained(document: ReturnType<typeof read>, size: StepSize = "unit") {
  const pass = runPass(document);
  const trace = createTrace(pass, size);
  const notation = createNotation(document.names);
  return Array.from({ length: trace.count }, (_, index) => {
    const step = trace.at(index);
    return {
      step,
      name: nameOf(step.quantity),
      ...explainStep(step, pass, notation, usualPresentation),
      plain: plainStepText(step, pass, notation),
    };
  });
}

describe("in the sheet's notation", () => {
  const steps = explained(classic);
  const at = (name: string) => steps.find((step) => step.name === name) as (typeof steps)[number];

  it("a gradient's chain rule, its formula, its numbers", () => {
    const { title, left, chain, right, numbers, words } = at("dL/dW2[1,1]");
    expect(title).toBe("Gradient of the weight w₅");
    expect(left.text).toBe("∂L/∂w₅");
    expect(chain?.text).toBe("∂L/∂z₃ · ∂z₃/∂w₅");
    expect(right.text).toBe("∂L/∂z₃ · h₁");
    expect(numbers.text).toBe("0.138499 · 0.59327");
    expect(words).toBe(
      "Raising w₅ by a little raises the loss by 0.0822 times as much, so the update will lower it.",
    );
  });

  it("a shared bias is one parameter, whose gradient sums over the units", () => {
    expect(at("dL/db1").plain.symbols).toBe("dL/db_1 = dL/dz_1 + dL/dz_2");
  });

  it("a hidden unit's gradient adds up what comes back through all its weights", () => {
    expect(at("dL/da1[1]").plain.symbols).toBe("dL/dh_1 = dL/dz_3 · w_5 + dL/dz_4 · w_7");
    expect(at("dL/da1[1]").plain.substituted).toMatch(
      /^0\.138498561628\d+ · 0\.4 \+ \(-0\.0380982365165\d+\) · 0\.5$/,
    );
    expect(at("dL/da1[1]").chain?.text).toBe("∂L/∂z₃ · ∂z₃/∂h₁ + ∂L/∂z₄ · ∂z₄/∂h₁");
  });

  it("the slope is a factor with a name of its own", () => {
    const slope = at("dL/dz1[1]").factors.find(({ quantity }) => quantity === "da1[1]/dz1[1]");
    expect(slope?.value).toBeCloseTo(0.24130070857232525, 14);
  });

  it("a setting among the factors is written as the formula writes it", () => {
    const penalized = classic.layers.map((layer) => ({ ...layer, penalty: { l1: 0.1 } }));
    const step = explained(like({ layers: penalized })).find(({ name }) => name === "dP/dW1[1,2]");
    expect(step?.factors.map(({ meaning }) => meaning)).toEqual(["λ₁⁽¹⁾", "sign(w⁽¹⁾₁₂)"]);
  });
});

describe("a whole layer's rule gives the layer's numbers", () => {
  const mean = like({
    layers: [
      { ...classic.layers[0], penalty: { l1: 0.1, l2: 0.2 } },
      { ...classic.layers[1], activation: "softmax" },
    ],
    loss: { type: "crossEntropy", reduction: "mean" },
    batch: {
      inputs: [
        [0.05, 0.1],
        [0.3, 0.2],
      ],
      targets: [
        [0, 1],
        [1, 0],
      ],
    },
  });
  const symbolsAt = (document: ReturnType<typeof read>, name: string) =>
    explained(document, "layer").find((step) => step.name === name)?.plain.symbols;

  it("with the mean's 1/N, the targets' sum and the penalty's part", () => {
    expect(symbolsAt(mean, "dL/dz2@1")).toBe("dL/dz2@1 = 1/2 (a2@1 - t@1)");
    expect(symbolsAt(mean, "dL/da2@1")).toBe("dL/da2@1 = 1/2 (-t@1 / a2@1)");
    const single = { ...mean, batch: { inputs: [[0.05, 0.1]], targets: [[0.5, 1]] } };
    expect(symbolsAt(single, "dL/dz2")).toBe("dL/dz2 = a2 Σ t - t");
    expect(symbolsAt(single, "dL/dW1")).toBe("dL/dW1 = dL/dz1 xᵀ + dP/dW1");
  });
});

describe("says why a number is 0, small, or a convention", () => {
  const single = (activation: unknown, weight: number) =>
    like({
      inputs: 1,
      layers: [{ units: 1, activation, biasMode: "none", weights: [[weight]], bias: [] }],
      batch: { inputs: [[1]], targets: [[0.2]] },
    });
  const wordsAt = (document: ReturnType<typeof read>, name: string) =>
    explained(document).find((step) => step.name === name)?.words;

  it.each([
    ["relu", -2, "0 because relu is off here: its input isn't positive."],
    [
      "relu",
      0,
      "Relu has a kink at 0, with a slope of 0 below it and 1 above; by convention (PyTorch's) 0 is taken.",
    ],
    ["step", 2, "0 because step is flat here."],
    ["sigmoid", 8, "Small because the slope of sigmoid is only 0.0003 here."],
  ])("%s at %d", (activation, weight, words) => {
    expect(wordsAt(single(activation, weight), "dL/dz1[1]")).toContain(words);
  });
});

const all = sample(
  [
    ...(golden.cases as { id: string; model: unknown }[]),
    ...(extreme.networks as { id: string; model: unknown }[]),
  ],
  6,
).map(({ id, model }) => ({ id, document: read(model) }));

const typesetBefore = new Set<string>();

/** Typesets what hasn't been typeset with other numbers. */
function typeset(tex: string): void {
  const kind = tex.replace(/-?\d+(\.\d+)?/g, "0");
  if (typesetBefore.has(kind)) return;
  typesetBefore.add(kind);
  katex.renderToString(tex, { throwOnError: true, strict: false, trust: true });
}

describe.each(all)("every step of $id", ({ document }) => {
  it("has a title, words, and formulas that can be typeset", () => {
    for (const size of ["layer", "unit"] as const) {
      for (const { title, words, left, chain, right, numbers, plain } of explained(document, size)) {
        holds(title !== "" && /\.$/.test(words), () => `${title}: ${words}`);
        for (const formula of [left, ...(chain ? [chain] : []), right, numbers]) {
          typeset(formula.tex);
          holds(!/undefined|[\\{}]/.test(formula.text), () => formula.text);
        }
        const line = `${plain.symbols} ${plain.substituted}`;
        holds(!/undefined|\\/.test(line), () => line);
      }
    }
  });
});

describe("every exercise of the gallery", () => {
  it.each(networkExercises.map(({ id, document }) => ({ id, document })))(
    "$id typesets in its own notation",
    ({ document }) => {
      for (const { left, chain, right } of explained(read(document)))
        for (const formula of [left, ...(chain ? [chain] : []), right]) typeset(formula.tex);
    },
  );
});
