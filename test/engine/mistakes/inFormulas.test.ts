import { expect, test } from "vitest";
import { evaluate } from "../../../src/engine/math/expressions/evaluate";
import { formulaMistakes as mistakes } from "../../../src/engine/mistakes";
import { classic, like } from "../../documents";
import { Homework } from "../homework/homework";

test("each mistake happens somewhere and changes a number, and its words end a sentence", () => {
  const changed = new Set<string>();
  const wrong: string[] = [];
  const homeworks = [
    ...Array.from({ length: 30 }, (_, seed) => new Homework(seed + 1)),
    new Homework(0, resumed("nesterov", { beta: 0.9 }, ["v"])),
    new Homework(0, resumed("adam", { beta1: 0.9, beta2: 0.99, epsilon: 0.01 }, ["m", "v"])),
  ];
  for (const homework of homeworks) {
    for (const name of homework.formulas.names) {
      const formula = homework.formulas.find(name);
      if (!formula) continue;
      for (const mistake of mistakes) {
        const variants = mistake.variants(formula, homework.context);
        const keys = variants.map(({ key, expression }) => `${key} ${evaluate(expression)}`);
        if (
          new Set(keys).size < new Set(variants).size &&
          formula.ways.length < 2 &&
          !wrong.includes(mistake.id)
        )
          wrong.push(`${mistake.id} at ${name}: ${keys.join(", ")}`);
        for (const { expression } of variants) {
          const value = evaluate(expression);
          if (Math.abs(value - formula.exact) > 1e-9 * Math.abs(formula.exact)) changed.add(mistake.id);
        }
      }
    }
  }
  expect([...changed].sort()).toEqual(mistakes.map(({ id }) => id).sort());
  expect(wrong).toEqual([]);
  for (const { words, label, weight } of mistakes) {
    expect(words).toMatch(/^[a-z½ε].*[^.]$/);
    expect(label.length).toBeLessThanOrEqual(44);
    expect(weight).toBeGreaterThan(0);
  }
});

test("a layer's penalty is tried with its other constant, and with those of the other layers", () => {
  const penalties = [
    { l1: 0.01, l2: 0.02 },
    { l1: 0.03, l2: 0.05 },
  ];
  const document = like({
    version: 2,
    layers: classic.layers.map((layer, l) => ({ ...layer, penalty: penalties[l] })),
  });
  const { formulas, context } = new Homework(0, document);
  const formula = formulas.find("dP/dW2[1,1]");
  const exchanged = mistakes.find(({ id }) => id === "exchangedSettings");
  if (!formula || !exchanged) throw new Error("there is nothing to exchange");
  const weight = classic.layers[1].weights[0][0];
  const values = exchanged.variants(formula, context).map(({ expression }) => evaluate(expression));
  for (const wrong of [
    0.05 * Math.sign(weight) + 2 * 0.05 * weight,
    0.01 * Math.sign(weight) + 2 * 0.05 * weight,
  ])
    expect(values).toContainEqual(expect.closeTo(wrong, 12));
});

/** A network whose optimizer has made two steps. */
function resumed(type: string, settings: Readonly<Record<string, number>>, slots: readonly string[]) {
  const filled = classic.layers.map(({ weights, bias }) => ({
    weights: weights.map((row) => row.map((_, k) => 0.01 + k / 50)),
    bias: bias.map(() => 0.02),
  }));
  return like({
    version: 2,
    layers: classic.layers.map((layer) => ({ ...layer, penalty: { l1: 0, l2: 0.05 } })),
    optimizer: { type, learningRate: 0.1, ...settings },
    state: { step: 2, slots: Object.fromEntries(slots.map((letter) => [letter, filled])) },
  });
}
