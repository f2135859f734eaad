import katex from "katex";
import { describe, expect, it } from "vitest";
import { activations } from "../../src/engine/activations";
import { datasets } from "../../src/engine/datasets";
import { asciiSymbols, texNumbers, texSymbols } from "../../src/engine/explain/formula/formulaStyles";
import { initializers } from "../../src/engine/initializers";
import { losses } from "../../src/engine/losses";
import { differentiate } from "../../src/engine/math/expressions/differentiate";
import { evaluate } from "../../src/engine/math/expressions/evaluate";
import { type Expression, product, quantity, sum } from "../../src/engine/math/expressions/expression";
import { visit } from "../../src/engine/math/expressions/parts";
import { print } from "../../src/engine/math/expressions/print";
import { texToText } from "../../src/engine/math/expressions/texToText";
import { settingsOf } from "../../src/engine/math/parameter";
import { createNotation } from "../../src/engine/names/notation";
import { add } from "../../src/engine/ops/add";
import { affine } from "../../src/engine/ops/affine";
import type { Domain } from "../../src/engine/ops/loss/loss";
import { weightedMean } from "../../src/engine/ops/loss/weightedMean";
import type { Op } from "../../src/engine/ops/op";
import { operations } from "../../src/engine/ops/operations";
import { reductions } from "../../src/engine/ops/reduction";
import { optimizers } from "../../src/engine/optimizers";
import { learningRate } from "../../src/engine/optimizers/optimizer";
import { weightDecay } from "../../src/engine/optimizers/weightDecay";
import { withWeightDecay } from "../../src/engine/optimizers/withWeightDecay";
import { penalties } from "../../src/engine/penalties";
import { createPenalty } from "../../src/engine/penalties/op";
import { createRandom, normal } from "../../src/engine/random";
import { schedules } from "../../src/engine/schedules";
import type { Shape } from "../../src/engine/shape";
import { mutantsOf } from "../latex";
import { close, holds } from "../tolerance";
import { lossForms } from "./lossForms";
import { forward, indices, settingOf, sourceOf } from "./opSetting";
import { faultOf, printedFormulas } from "./printedFormulas";

/** Every op of the engine with each of its lists' variants: what a new file has to fulfil by being there. */
const ops: { name: string; op: Op; domain?: Domain; range?: readonly [number, number] }[] = [
  { name: "affine", op: affine },
  { name: "affine with a shared bias", op: { ...affine, example: [[3, 2], [2, 4], [1]] } },
  { name: "affine without a bias", op: { ...affine, example: [[3, 2], [2, 4], [0]] } },
  { name: "add", op: add },
  {
    name: "penalty",
    op: createPenalty([
      Object.fromEntries(penalties.map(({ id }, p) => [id, 0.3 + 0.2 * p])),
      Object.fromEntries(penalties.map(({ id }, p) => [id, p === 0 ? 0 : 0.2])),
    ]),
  },
  ...reductions.map(({ id, op }) => ({ name: id, op })),
  ...activations.map(({ id, parameters, create }) => ({ name: id, op: create(settingsOf(parameters)) })),
  ...lossForms.map(({ name, loss, settings, form }) => ({
    name,
    op: loss.create(settings, form),
    domain: loss.domain,
  })),
  // Its second input is the targets, which have no gradient.
  { name: "weighted mean", op: weightedMean([2, 0.5, 3]).op, domain: {} },
  ...operations.flatMap(({ id, examples }) =>
    examples.map(({ op, range }) => ({
      name: `${id} of ${op.example.map((shape) => shape.join("×") || "1").join(", ")}`,
      op,
      range,
    })),
  ),
];

describe.each(ops)("$name", ({ op, domain, range }) => {
  const seeds = [1, 2, 3, 4, 5];

  it("computes what its expression says", () => {
    for (const seed of seeds) {
      const { inputs, shapes, sources } = settingOf(op, seed, domain, range);
      const { output } = forward(op, inputs, shapes);
      indices(op.shape(shapes)).forEach((index, k) => {
        const written = evaluate(op.expression(sources, index, shapes));
        holds(close(output[k], written, 1e-12, 1e-14), () => `${output[k]} and ${written}`);
      });
    }
  });

  it("has a gradient that is the expression's derivative, the central difference, and what it writes out", () => {
    for (const seed of seeds) {
      const { inputs, shapes, sources } = settingOf(op, seed, domain, range);
      const { output, scratch } = forward(op, inputs, shapes);
      const random = createRandom(seed + 100);
      const outputGradient = output.map(() => normal(random));
      // Starts from 1 everywhere: a rule that overwrites instead of adding is found.
      const gradients = inputs.map((values, input) => (domain && input === 1 ? null : values.map(() => 1)));
      op.vjp(inputs, output, outputGradient, gradients, shapes, scratch);

      const outputs = indices(op.shape(shapes));
      const weighted = sum(
        outputs.map((index, k) =>
          product(quantity(`g:${k}`, outputGradient[k]), op.expression(sources, index, shapes)),
        ),
      );
      const Y = sourceOf("y", output, op.shape(shapes));
      const G = sourceOf("g", outputGradient, op.shape(shapes));
      gradients.forEach((gradient, input) => {
        gradient?.forEach((got, k) => {
          const added = got - 1;
          const derivative = evaluate(differentiate(weighted, `x${input}:${k}`));
          const written = evaluate(
            op.gradient(sources, Y, G, input, indices(shapes[input])[k] ?? [0], shapes),
          );
          const numeric = centralDifference(op, inputs, shapes, outputGradient, input, k);
          holds(
            close(added, derivative, 1e-9, 1e-11),
            () => `input ${input}[${k}]: ${added}, derivative ${derivative}`,
          );
          holds(
            close(added, written, 1e-9, 1e-11),
            () => `input ${input}[${k}]: ${added}, written out ${written}`,
          );
          holds(
            close(added, numeric, 1e-6, 1e-7),
            () => `input ${input}[${k}]: ${added}, difference ${numeric}`,
          );
        });
      });
    }
  });

  it("leaves it to the notation from where the places of arrays are counted", () => {
    const { inputs, shapes, sources } = settingOf(op, 1, domain, range);
    const { output } = forward(op, inputs, shapes);
    const Y = sourceOf("y", output, op.shape(shapes));
    for (const expression of [
      ...indices(op.shape(shapes)).map((index) => op.expression(sources, index, shapes)),
      ...indices(shapes[0]).map((index) => op.gradient(sources, Y, Y, 0, index, shapes)),
    ])
      visit(expression, (part) => {
        if (part.kind !== "call") return;
        const { tex, letters } = part.function;
        // A letter stands for an argument, and log₂ is a name.
        const own = letters.reduce((text, letter) => text.replaceAll(letter, ""), tex);
        expect(own.replaceAll("\\log_", "")).not.toMatch(/_\{?\d/);
      });
  });

  it("can be typeset, and read as plain text", () => {
    const { inputs, shapes, sources } = settingOf(op, 1, domain, range);
    const { output } = forward(op, inputs, shapes);
    const Y = sourceOf("y", output, op.shape(shapes));
    const expressions: Expression[] = [
      op.expression(sources, indices(op.shape(shapes))[0], shapes),
      op.gradient(sources, Y, Y, 0, indices(shapes[0])[0], shapes),
    ];
    const bare = (name: string) => `q_{${name.replace(":", "")}}`;
    for (const expression of expressions) {
      const styles = [texSymbols(createNotation(), (name) => bare(name)), texNumbers((_name, tex) => tex)];
      for (const style of styles)
        katex.renderToString(print(expression, style), { throwOnError: true, strict: "error" });
      expect(print(expression, asciiSymbols(createNotation()))).not.toMatch(/[\\{}]/);
    }
    for (const tex of [op.tex.forward, ...op.tex.gradients]) {
      katex.renderToString(tex, { throwOnError: true, strict: "error" });
      expect(texToText(tex)).not.toMatch(/[\\{}]/);
    }
    expect(op.words).toMatch(/\w.*[.)]$/);
  });
});

function centralDifference(
  op: Op,
  inputs: readonly Float64Array[],
  shapes: readonly Shape[],
  outputGradient: Float64Array,
  input: number,
  k: number,
): number {
  const step = 1e-5;
  const at = (by: number) => {
    const moved = inputs.map((values) => values.slice());
    moved[input][k] += by;
    return forward(op, moved, shapes).output.reduce(
      (total, value, index) => total + value * outputGradient[index],
      0,
    );
  };
  return (at(step) - at(-step)) / (2 * step);
}

describe("the formula of", () => {
  it.each(printedFormulas)(
    "$name gives the number beside it, and with anything wrong in it doesn't",
    (formula) => {
      expect(faultOf(formula, formula.tex)).toBeUndefined();
      const names = formula.points
        .flatMap(({ meaning }) => Object.keys(meaning.letters ?? {}))
        .filter((letter) => !formula.idle?.includes(letter));
      const isZero = formula.points.every(({ value }) => value.flat().every((number) => number === 0));
      const mutants = isZero ? [`${formula.tex} + 1`] : mutantsOf(formula.tex, [...new Set(names)]);
      expect(mutants.length).toBeGreaterThan(0);
      for (const mutant of mutants) expect(faultOf(formula, mutant), mutant).toBeDefined();
    },
  );
});

describe("at a kink the slope is PyTorch's", () => {
  const slopeAt = (op: Op, z: number) => {
    const [Z, Y, dZ] = [Float64Array.of(z), Float64Array.of(0), Float64Array.of(0)];
    op.forward([Z], Y, [[1, 1]], Z);
    op.vjp([Z], Y, Float64Array.of(1), [dZ], [[1, 1]], Z);
    return dZ[0];
  };
  it.each([
    ["relu", {}, 0],
    ["abs", {}, 0],
    ["step", {}, 0],
    ["leakyRelu", { slope: 0.2 }, 0.2],
    ["elu", { alpha: 0.5 }, 0.5],
  ] as const)("%s", (id, settings, slope) => {
    const activation = activations.find((candidate) => candidate.id === id);
    const op = activation?.create(settings) as Op;
    expect(slopeAt(op, 0)).toBe(slope);
    const kinks: number[] = [];
    op.kinks?.([Float64Array.of(0.5)], [[1, 1]], (_input, _k, distance) => kinks.push(distance));
    expect(kinks).toEqual([0.5]);
    expect(op.reason?.([Float64Array.of(0)], Float64Array.of(0), 0)?.kind).toBe("kink");
  });
});

it("a relu that is off passes nothing on, not even an infinite gradient", () => {
  const op = activations.find(({ id }) => id === "relu")?.create({}) as Op;
  const [Z, Y, dZ] = [Float64Array.of(-1, 2), new Float64Array(2), new Float64Array(2)];
  op.forward([Z], Y, [[2, 1]], Z);
  op.vjp([Z], Y, Float64Array.of(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY), [dZ], [[2, 1]], Z);
  expect([...dZ]).toEqual([0, Number.POSITIVE_INFINITY]);
});

const decaying = optimizers
  .filter(({ parameters }) => parameters.includes(weightDecay))
  .map((optimizer) => ({
    optimizer: withWeightDecay(optimizer),
    given: { weightDecay: 0.3 },
  }));

describe.each([
  ...optimizers.map((optimizer) => ({ id: optimizer.id, optimizer, given: {} })),
  ...decaying.map((one) => ({ id: `${one.optimizer.id} with weight decay`, ...one })),
])("$id", ({ optimizer, given }) => {
  const settings = settingsOf([learningRate, ...optimizer.parameters], given);

  it("updates as its rule is written out, step after step", () => {
    const random = createRandom(7);
    const weights = Float64Array.from({ length: 5 }, () => normal(random));
    const slots = optimizer.slots.map(() => new Float64Array(5));
    for (let step = 1; step <= 4; step++) {
      const gradient = weights.map(() => normal(random));
      const written = [...weights].map((weight, k) => {
        const rule = optimizer.rule({
          weight: quantity("w", weight),
          gradient: quantity("g", gradient[k]),
          slots: slots.map((slot, s) => quantity(optimizer.slots[s], slot[k])),
          settings: Object.fromEntries(
            Object.entries(settings).map(([name, value]) => [name, quantity(name, value)]),
          ),
          step,
        });
        const newSlots = rule.slots.map(evaluate);
        return {
          slots: newSlots,
          weight: evaluate(rule.weight(newSlots.map((value, s) => quantity(optimizer.slots[s], value)))),
        };
      });
      optimizer.update(weights, gradient, slots, settings, step);
      written.forEach((one, k) => {
        holds(close(weights[k], one.weight, 1e-12, 1e-14));
        for (const [s, slot] of slots.entries()) holds(close(slot[k], one.slots[s], 1e-12, 1e-14));
      });
    }
  });

  it("names a rule for each slot, in LaTeX that can be typeset", () => {
    expect(optimizer.tex.slots).toHaveLength(optimizer.slots.length);
    for (const tex of [...optimizer.tex.slots, optimizer.tex.weight]) {
      katex.renderToString(tex, { throwOnError: true, strict: "error" });
      expect(texToText(tex)).not.toMatch(/[\\{}]/);
    }
  });
});

describe("the operations of programs", () => {
  const files = import.meta.glob(
    "../../src/engine/ops/{elementwise,reductions,alongAxis,products,shapes,linearAlgebra}/**/*.ts",
    { eager: true },
  ) as Record<string, { default?: { id: string } }>;

  it("are all in the list, each once, under its file's name", () => {
    const found = Object.entries(files).filter(([, module]) => module.default);
    expect(found).toHaveLength(operations.length);
    for (const [path, { default: operation }] of found) {
      expect(operation?.id).toBe(path.split("/").at(-1)?.replace(".ts", ""));
      expect(operations).toContain(operation);
    }
    expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  });
});

describe("the lists", () => {
  const files = import.meta.glob(
    "../../src/engine/{activations,losses,penalties,optimizers,schedules,initializers,datasets}/*.ts",
    { eager: true },
  ) as Record<string, { default?: { id: string } }>;
  const lists: Record<string, readonly { id: string }[]> = {
    activations,
    losses,
    penalties,
    optimizers,
    schedules,
    initializers,
    datasets,
  };
  const variants = Object.entries(files).filter(([, module]) => module.default);

  it("hold every variant that has a file, under its file's name", () => {
    expect(variants.length).toBeGreaterThan(30);
    for (const [path, { default: variant }] of variants) {
      const [folder, file] = path.split("/").slice(-2);
      expect(variant?.id).toBe(file.replace(".ts", ""));
      expect(lists[folder], folder).toContain(variant);
    }
    for (const [folder, list] of Object.entries(lists)) {
      expect(variants.filter(([path]) => path.includes(`/${folder}/`))).toHaveLength(list.length);
    }
  });
});

describe.each(initializers.map((initializer) => ({ id: initializer.id, initializer })))(
  "initializer $id",
  ({ initializer }) => {
    const fill = (seed: number) => {
      const weights = new Float64Array(20000).fill(Number.NaN);
      initializer.fill(weights, 100, 200, createRandom(seed));
      return weights;
    };
    it("gives all weights the same number where it says so, and nowhere else", () => {
      expect(new Set(fill(3)).size === 1).toBe(initializer.isSymmetric === true);
    });

    it("gives the same weights for the same seed, centred on 0, of the size it promises", () => {
      const weights = fill(3);
      expect(weights).toEqual(fill(3));
      const mean = weights.reduce((total, weight) => total + weight, 0) / weights.length;
      const deviation = Math.sqrt(
        weights.reduce((total, weight) => total + (weight - mean) ** 2, 0) / weights.length,
      );
      const wanted = {
        zeros: 0,
        uniform: 0.1 / Math.sqrt(3),
        xavier: Math.sqrt(6 / 300 / 3),
        he: Math.sqrt(2 / 100),
        smallNormal: 0.01,
      }[initializer.id] as number;
      expect(Math.abs(mean)).toBeLessThan(0.003);
      expect(Math.abs(deviation - wanted)).toBeLessThanOrEqual(0.05 * wanted);
    });
  },
);
