import { activations } from "../../src/engine/activations";
import { texSymbols } from "../../src/engine/explain/formula/formulaStyles";
import { evaluate } from "../../src/engine/math/expressions/evaluate";
import { constant, type Expression, quantity } from "../../src/engine/math/expressions/expression";
import { visit } from "../../src/engine/math/expressions/parts";
import { print } from "../../src/engine/math/expressions/print";
import type { Settings, settingsOf } from "../../src/engine/math/parameter";
import { createNotation } from "../../src/engine/names/notation";
import { weightedMean } from "../../src/engine/ops/loss/weightedMean";
import type { Op } from "../../src/engine/ops/op";
import { reductions } from "../../src/engine/ops/reduction";
import { optimizers } from "../../src/engine/optimizers";
import { learningRate } from "../../src/engine/optimizers/optimizer";
import { withWeightDecay } from "../../src/engine/optimizers/withWeightDecay";
import { penalties } from "../../src/engine/penalties";
import { createPenalty } from "../../src/engine/penalties/op";
import { createRandom, normal } from "../../src/engine/random";
import { schedules } from "../../src/engine/schedules";
import { sizeOf } from "../../src/engine/shape";
import { evaluateLatex, type Matrix, type Meaning, matrixOf } from "../latex";
import { close } from "../tolerance";
import { lossForms } from "./lossForms";
import { forward, indices, type Setting, settingOf, sourceOf } from "./opSetting";

/** A formula as the page prints it, and the numbers that it must give at some points. */
export interface PrintedFormula {
  readonly name: string;
  readonly tex: string;
  /** Letters whose value makes no difference: what a constant slope is the slope at. */
  readonly idle?: readonly string[];
  readonly points: readonly { readonly meaning: Meaning; readonly value: Matrix }[];
}

/** What is wrong with LaTeX in the place of the formula; nothing where it gives all of its numbers. */
export function faultOf({ points }: PrintedFormula, tex: string): string | undefined {
  for (const { meaning, value } of points) {
    try {
      const got = evaluateLatex(tex, meaning).flat();
      const wanted = value.flat();
      const agree = got.length === wanted.length && got.every((x, k) => close(x, wanted[k], 1e-9, 1e-11));
      if (!agree) return `${tex} gives ${got}, not ${wanted}`;
    } catch (error) {
      return String(error);
    }
  }
  return undefined;
}

const seeds = Array.from({ length: 80 }, (_, k) => k + 1);

/** Settings as declared, but of sizes at which a formula that leaves one out is found. */
const tunedOf = (parameters: Parameters<typeof settingsOf>[0]): Settings =>
  Object.fromEntries(
    parameters.map(({ name, below }, k) => [name, below === undefined ? 0.3 + 0.2 * k : below * 0.7]),
  );

/** One number of an op and one of each gradient, each printed in the symbols of its quantities. */
function writtenFormulas(name: string, op: Op, settings: Settings, domain?: Parameters<typeof settingOf>[2]) {
  const [first] = seeds.map((seed) => writtenAt(op, settingOf(op, seed, domain), domain !== undefined));
  return first.map((_, part): PrintedFormula => {
    const all = seeds.map((seed) => writtenAt(op, settingOf(op, seed, domain), domain !== undefined)[part]);
    // Which terms there are may depend on the numbers: each seed whose formula is another is left out here.
    const alike = all.filter(({ tex }) => tex === all[0].tex);
    return {
      name: `${name}: ${["an output", "a gradient"][Math.min(part, 1)]}, written out`,
      tex: all[0].tex,
      points: alike.map(({ expression }) => ({
        meaning: { letters: lettersIn(expression, settings) },
        value: [[evaluate(expression)]],
      })),
    };
  });
}

function writtenAt(op: Op, { inputs, shapes, sources }: Setting, isLoss: boolean) {
  const { output } = forward(op, inputs, shapes);
  const outputShape = op.shape(shapes);
  const G = sourceOf(
    "g",
    output.map((_, k) => 0.7 + 0.2 * k),
    outputShape,
  );
  const Y = sourceOf("y", output, outputShape);
  const of = isLoss ? [0] : inputs.map((_, input) => input);
  const expressions = [
    op.expression(sources, indices(outputShape)[0] ?? [0], shapes),
    ...of.map((input) => op.gradient(sources, Y, G, input, indices(shapes[input])[0] ?? [0], shapes)),
  ];
  return expressions.map((expression) => ({ expression, tex: printed(expression) }));
}

/** As the page prints it, each quantity as one letter. */
function printed(expression: Expression): string {
  return print(expression, { ...texSymbols(createNotation(), (_name, tex) => tex), quantity: asLetter });
}

const asLetter = (name: string) => ({ text: letterOf(name), negative: false });
const letterOf = (name: string) => `q_{${name.replace(":", "")}}`;

/** The quantities' values and those of constants that are letters; others, as 1/3 and 1 − β², must come out right. */
function lettersIn(expression: Expression, settings: Settings = {}): Record<string, number> {
  const letters: Record<string, number> = { ...settings };
  visit(expression, (part) => {
    if (part.kind === "quantity") letters[letterOf(part.name)] = part.value;
    if (part.kind === "constant" && isLetter(part.symbol)) letters[part.symbol] = part.value;
  });
  return letters;
}

const isLetter = (symbol: string) => /^\\?[A-Za-z]+(_\{?\\?\w+\}?)?(\^\{\(\d+\)\})?$/.test(symbol);

/** An activation's own two rules, in z and y. */
function activationFormulas(): PrintedFormula[] {
  return activations.flatMap(({ id, parameters, create }) => {
    const settings = tunedOf(parameters);
    const op = create(settings);
    const tuned = (given: readonly number[]) =>
      create(Object.fromEntries(parameters.map(({ name }, k) => [name, given[k]])));
    return [...writtenFormulas(id, op, symbolsOf(parameters, settings)), ...wholeFormulas(id, op, tuned)];
  });
}

const symbolsOf = (
  parameters: readonly { readonly name: string; readonly symbol: string }[],
  settings: Settings,
) => Object.fromEntries(parameters.map(({ name, symbol }) => [symbol, settings[name]]));

/**
 * An op's rules for whole buffers. The op's own name does to a matrix what the op does.
 * @param tuned the op with what the rule gives it beside the matrix
 */
function wholeFormulas(name: string, op: Op, tuned: (given: readonly number[]) => Op): PrintedFormula[] {
  const points = seeds.map((seed) => {
    const { inputs, shapes } = settingOf(op, seed);
    const { output, scratch } = forward(op, inputs, shapes);
    const G = output.map((_, k) => 0.7 + 0.2 * k);
    const gradients = inputs.map((values) => new Float64Array(values.length));
    op.vjp(inputs, output, G, gradients, shapes, scratch);
    const asMatrix = (values: Float64Array, shape: readonly number[]) =>
      matrixOf({ shape, value: (k) => values[k] });
    const outputShape = op.shape(shapes);
    const meaning: Meaning = {
      letters: {
        ...Object.fromEntries(op.inputs.map((letter, k) => [letter, asMatrix(inputs[k], shapes[k])])),
        ...op.settings,
        Y: asMatrix(output, outputShape),
        G: asMatrix(G, outputShape),
      },
      functions: {
        [op.id]: (of: Matrix, ...given: number[]) => applied(tuned(given), of),
        [`${op.id}'`]: (of: Matrix, ...given: number[]) => applied(tuned(given), of, "slope"),
      },
    };
    return {
      meaning,
      output: asMatrix(output, outputShape),
      gradients: gradients.map((g, k) => asMatrix(g, shapes[k])),
    };
  });
  return [op.tex.forward, ...op.tex.gradients].map((tex, k) => ({
    name: `${name}: ${k === 0 ? "forward" : `gradient of ${op.inputs[k - 1]}`}, whole`,
    tex,
    ...(k > 0 && hasConstantSlope(op) && { idle: op.inputs }),
    points: points.map(({ meaning, output, gradients }) => ({
      meaning,
      value: k === 0 ? output : gradients[k - 1],
    })),
  }));
}

function hasConstantSlope(op: Op): boolean {
  const [first, ...others] = applied(op, [[-2, -0.3, 0.4, 1.7]], "slope")[0];
  return others.every((slope) => slope === first);
}

/** What an activation makes of a matrix, or its slopes there. */
function applied(op: Op, of: Matrix, want?: "slope"): Matrix {
  const shapes = [[of.length, of[0].length]];
  const inputs = [Float64Array.from(of.flat())];
  const { output, scratch } = forward(op, inputs, shapes);
  const slopes = new Float64Array(output.length);
  op.vjp(
    inputs,
    output,
    output.map(() => 1),
    [slopes],
    shapes,
    scratch,
  );
  return matrixOf({ shape: shapes[0], value: (k) => (want ? slopes : output)[k] });
}

/** A loss in y_k and t_k, and its gradient in Y and T, for each example of a batch. */
function lossFormulas(): PrintedFormula[] {
  return lossForms.flatMap(({ name, loss, settings, form }): PrintedFormula[] => {
    const op = loss.create(settings, form);
    const examples = seeds.flatMap((seed) => {
      const { inputs, shapes } = settingOf(op, seed, loss.domain);
      const { output, scratch } = forward(op, inputs, shapes);
      const gradient = new Float64Array(inputs[0].length);
      op.vjp(
        inputs,
        output,
        output.map(() => 1),
        [gradient, null],
        shapes,
        scratch,
      );
      const [outputs, batch] = shapes[0];
      const column = (of: Float64Array, n: number) =>
        Array.from({ length: outputs }, (_, k) => of[k * batch + n]);
      return Array.from({ length: batch }, (_, n) => {
        const [y, t] = inputs.map((of) => column(of, n));
        const asColumn = (of: readonly number[]) => of.map((value) => [value]);
        const meaning: Meaning = {
          letters: { K: outputs, ...op.settings, Y: asColumn(y), T: asColumn(t), t: asColumn(t) },
          lists: { y, t, ...(form.weights && { "\\omega": form.weights }) },
          indices: { c: t.indexOf(Math.max(...t)) + 1 },
          functions: { softmax: softmaxOf },
        };
        return { meaning, loss: output[n], gradient: column(gradient, n) };
      });
    });
    const byUnit = /_[jk]/.test(op.tex.gradients[0]);
    return [
      ...writtenFormulas(name, op, { ...op.settings }, loss.domain),
      {
        name: `${name}: loss of an example`,
        tex: op.tex.forward,
        points: examples.map(({ meaning, loss: value }) => ({ meaning, value: [[value]] })),
      },
      {
        name: `${name}: gradient of the outputs`,
        tex: op.tex.gradients[0],
        points: byUnit
          ? examples.flatMap(({ meaning, gradient }) =>
              gradient.map((value, k) => ({
                meaning: { ...meaning, indices: { ...meaning.indices, j: k + 1 } },
                value: [[value]],
              })),
            )
          : examples.map(({ meaning, gradient }) => ({ meaning, value: gradient.map((value) => [value]) })),
      },
    ];
  });
}

function softmaxOf(of: Matrix): Matrix {
  const powers = of.map(([z]) => Math.exp(z));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => [power / total]);
}

/** An optimizer's slots and its new parameter: as it states them, and as they are written out. */
function optimizerFormulas(): PrintedFormula[] {
  const variants = optimizers.flatMap((optimizer) => {
    const settings = tunedOf([learningRate, ...optimizer.parameters]);
    const decayed = settings.weightDecay ? withWeightDecay(optimizer) : optimizer;
    const without: Settings = { ...settings, weightDecay: 0 };
    const plain = { name: optimizer.id, optimizer, settings: without };
    if (decayed === optimizer) return [{ ...plain, settings }];
    return [plain, { name: `${optimizer.id} with weight decay`, optimizer: decayed, settings }];
  });
  return variants.flatMap(({ name, optimizer, settings }): PrintedFormula[] => {
    const parameters = [learningRate, ...optimizer.parameters];
    const step = 3;
    const points = seeds.map((seed) => {
      const random = createRandom(seed);
      const [w, g] = [normal(random), normal(random)];
      const before = optimizer.slots.map(() => 0.2 + random());
      const weights = Float64Array.of(w);
      const slots = before.map((slot) => Float64Array.of(slot));
      optimizer.update(weights, Float64Array.of(g), slots, settings, step);
      const symbols = { ...symbolsOf(parameters, settings), w, g, k: step };
      const named = (values: readonly number[]) =>
        Object.fromEntries(values.map((value, s) => [optimizer.slots[s], value]));
      const after = slots.map(([slot]) => slot);
      const rule = optimizer.rule({
        weight: quantity("w", w),
        gradient: quantity("g", g),
        slots: before.map((value, s) => quantity(optimizer.slots[s], value)),
        settings: Object.fromEntries(
          parameters.map(({ name, symbol }) => [name, { kind: "constant", symbol, value: settings[name] }]),
        ),
        step,
      });
      const written = [
        ...rule.slots,
        rule.weight(after.map((value, s) => quantity(optimizer.slots[s], value))),
      ];
      const results = [...after, weights[0]];
      return {
        stated: { fromOld: { ...symbols, ...named(before) }, fromNew: { ...symbols, ...named(after) } },
        written: written.map((expression) => ({
          tex: printed(expression),
          letters: lettersIn(expression, symbols),
        })),
        results,
      };
    });
    const names = [...optimizer.slots.map((slot) => `slot ${slot}`), "parameter"];
    return names.flatMap((part, p): PrintedFormula[] => {
      const isWeight = p === optimizer.slots.length;
      return [
        {
          name: `${name}: ${part}, as stated`,
          tex: isWeight ? optimizer.tex.weight : optimizer.tex.slots[p],
          points: points.map(({ stated, results }) => ({
            meaning: { letters: isWeight ? stated.fromNew : stated.fromOld },
            value: [[results[p]]],
          })),
        },
        {
          name: `${name}: ${part}, written out`,
          tex: points[0].written[p].tex,
          points: points.map(({ written, results }) => ({
            meaning: { letters: written[p].letters },
            value: [[results[p]]],
          })),
        },
      ];
    });
  });
}

/** Each penalty's part for a layer's weights, and its slope. */
function penaltyFormulas(): PrintedFormula[] {
  return penalties.flatMap((penalty): PrintedFormula[] => {
    const coefficient = 0.3;
    const op = createPenalty([
      Object.fromEntries(penalties.map(({ id }) => [id, id === penalty.id ? coefficient : 0])),
    ]);
    const points = seeds.map((seed) => {
      const { inputs, shapes } = settingOf(op, seed);
      const gradient = new Float64Array(sizeOf(shapes[0]));
      penalty.addSlopes(inputs[0], gradient, coefficient);
      const asMatrix = (values: Float64Array) => matrixOf({ shape: shapes[0], value: (k) => values[k] });
      return {
        meaning: { letters: { W: asMatrix(inputs[0]), [penalty.symbol]: coefficient } },
        value: coefficient * penalty.value(inputs[0]),
        gradient: asMatrix(gradient),
      };
    });
    return [
      ...writtenFormulas(penalty.id, op, {}),
      {
        name: `${penalty.id}: the penalty of a layer`,
        tex: penalty.tex.term,
        points: points.map(({ meaning, value }) => ({ meaning, value: [[value]] })),
      },
      {
        name: `${penalty.id}: its slopes`,
        tex: penalty.tex.slope,
        points: points.map(({ meaning, gradient }) => ({ meaning, value: gradient })),
      },
    ];
  });
}

function reductionFormulas(): PrintedFormula[] {
  const weights = [2, 0.5, 3];
  const weighted = weightedMean(weights).op;
  const mean: PrintedFormula[] = [
    ...writtenFormulas("weighted mean", weighted, {}, {}),
    {
      name: "weighted mean over the batch",
      tex: weighted.tex.forward,
      points: seeds.map((seed) => {
        const { inputs, shapes } = settingOf(weighted, seed, {});
        const [, T] = inputs;
        const [classes, batch] = shapes[1];
        // Σₙ Σₖ ωₖ tₖₙ, as one list in the order of the examples.
        const each = Array.from({ length: batch }, (_, n) =>
          weights.reduce((sum, weight, k) => sum + weight * T[k * (T.length / classes) + n], 0),
        );
        return {
          meaning: { lists: { L: [...inputs[0]], W: each } },
          value: [[forward(weighted, inputs, shapes).output[0]]],
        };
      }),
    },
  ].map((formula) => ({ ...formula, tex: formula.tex.replace("\\sum_k \\omega_k t_{k,n}", "W_n") }));
  return [
    ...mean,
    ...reductions.map(({ id, op }) => ({
      name: `${id} over the batch`,
      tex: op.tex.forward,
      points: seeds.map((seed) => {
        const { inputs, shapes } = settingOf(op, seed);
        return {
          meaning: { letters: { N: inputs[0].length }, lists: { L: [...inputs[0]] } },
          value: [[forward(op, inputs, shapes).output[0]]],
        };
      }),
    })),
  ];
}

/** A schedule as it states itself, and as it is written out for an epoch. */
function scheduleFormulas(): PrintedFormula[] {
  return schedules.flatMap(({ id, parameters, rate, expression, tex }): PrintedFormula[] => {
    const settings: Settings = { every: 3, gamma: 0.8, epochs: 11, least: 0.07 };
    const base = 0.4;
    const symbols = { "\\eta": base, ...symbolsOf(parameters, settings) };
    const written = expression(
      constant("\\eta", base),
      7,
      Object.fromEntries(parameters.map(({ name, symbol }) => [name, constant(symbol, settings[name])])),
    );
    return [
      {
        name: `${id} schedule: as stated`,
        tex,
        points: Array.from({ length: 20 }, (_, epoch) => ({
          meaning: { letters: { ...symbols, e: epoch } },
          value: [[rate(base, epoch, settings)]],
        })),
      },
      {
        name: `${id} schedule: after 7 epochs, written out`,
        tex: printed(written),
        points: [{ meaning: { letters: symbols }, value: [[rate(base, 7, settings)]] }],
      },
    ];
  });
}

/** Every formula that a variant prints, with numbers to hold it to. */
export const printedFormulas: readonly PrintedFormula[] = [
  ...activationFormulas(),
  ...lossFormulas(),
  ...optimizerFormulas(),
  ...scheduleFormulas(),
  ...penaltyFormulas(),
  ...reductionFormulas(),
];
