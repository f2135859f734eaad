import katex from "katex";
import { describe, expect, it } from "vitest";
import { explainStep } from "../../../src/engine/explain/explainStep";
import { hasMatrixForm, inConvention } from "../../../src/engine/explain/matrixForm";
import { hasLetters, indexForm } from "../../../src/engine/explain/sumNotation/indexForm";
import { type IndexRule, isLetter, reindexed } from "../../../src/engine/explain/sumNotation/indices";
import { evaluate } from "../../../src/engine/math/expressions/evaluate";
import { type Expression, number } from "../../../src/engine/math/expressions/expression";
import { visit } from "../../../src/engine/math/expressions/parts";
import { showsLetter } from "../../../src/engine/math/expressions/print";
import { nameOf } from "../../../src/engine/names/canonicalName";
import { createNotation } from "../../../src/engine/names/notation";
import {
  type ExampleScope,
  presentations,
  type StepSize,
  type Writing,
} from "../../../src/engine/names/presentation";
import { runPass } from "../../../src/engine/pass/pass";
import { isSingle } from "../../../src/engine/steps/cuts";
import { wholeOf } from "../../../src/engine/steps/groups/group";
import { createTrace, type Step } from "../../../src/engine/steps/trace";
import { classic, like, read } from "../../documents";
import golden from "../../golden/public.json";
import { evaluateLatex, matrixOf, transposed } from "../../latex";
import { sample } from "../../sample";
import { close, holds } from "../../tolerance";

const documents = sample(golden.cases as { id: string; model: unknown }[], 6, 2).map(({ id, model }) => ({
  id,
  document: read(model),
}));

function stepsOf(document: ReturnType<typeof read>, size: StepSize, scope: ExampleScope = "example") {
  const pass = runPass(document);
  const trace = createTrace(pass, size, scope);
  return { pass, steps: Array.from({ length: trace.count }, (_, index) => trace.at(index)) };
}

/** Puts numbers for the letters, and writes every Σ out again. */
function writtenOut(
  rule: IndexRule,
  letters: Readonly<Record<string, number>>,
  values: ReadonlyMap<string, number>,
): number {
  const compute = (part: IndexRule) => number(writtenOut(part, letters, values));
  switch (rule.kind) {
    case "quantity": {
      const name = nameOf(reindexed(rule.name, (index) => (isLetter(index) ? letters[index] : index)));
      const value = values.get(name);
      if (value === undefined) throw new Error(`${nameOf(rule.name)} is ${name}, which nobody knows`);
      return value;
    }
    case "series": {
      const { coefficient = number(1), over, term } = rule;
      const all = over.reduce<Readonly<Record<string, number>>[]>(
        (before, { letter, values: some }) =>
          before.flatMap((one) => some.map((v) => ({ ...one, [letter]: v }))),
        [letters],
      );
      return compute(coefficient).value * all.reduce((sum, one) => sum + writtenOut(term, one, values), 0);
    }
    case "sum":
      return evaluate({ ...rule, terms: rule.terms.map(compute) });
    case "product":
      return evaluate({ ...rule, factors: rule.factors.map(compute) });
    case "quotient":
      return compute(rule.numerator).value / compute(rule.denominator).value;
    case "negative":
      return -compute(rule.of).value;
    case "call":
      return evaluate({ ...rule, arguments: rule.arguments.map(withNumbers) });
    default:
      return evaluate(rule);
  }
  function withNumbers(part: IndexRule): Expression {
    return part.kind === "tuple" ? { ...part, items: part.items.map(compute) } : compute(part);
  }
}

/** Every number of the pass by name, given or computed. */
function numbersOf(steps: readonly Step[]): Map<string, number> {
  const values = new Map<string, number>();
  const see = (part: Expression) => {
    if (part.kind === "quantity") values.set(part.name, part.value);
  };
  for (const { expression, quantity, value } of steps) {
    if (expression) visit(expression, see);
    if (typeof value === "number") values.set(nameOf(quantity), value);
  }
  return values;
}

/** Steps of a kind are written alike. */
const seen = new Set<string>();

describe.each(documents)("the steps of $id", ({ document }) => {
  const { pass, steps } = stepsOf(document, "unit");
  const values = numbersOf(steps);
  const last = document.layers.length;

  it("come to the same number when their rule with letters is written out again", () => {
    let written = 0;
    for (const step of steps) {
      const form = indexForm(step, last);
      if (!hasLetters(form)) continue;
      written += 1;
      const letters = Object.fromEntries(form.free.map(({ letter, value }) => [letter, value]));
      const got = writtenOut(form.right, letters, values);
      const want = evaluate(step.expression as Expression);
      holds(close(got, want, 1e-9, 1e-11), () => `${nameOf(step.quantity)}: ${got} and ${want}`);
    }
    expect(written).toBeGreaterThan(0);
  });

  it("can be typeset in every form, and read as a line of text", () => {
    for (const step of ["layer", "unit", "term"].flatMap(
      (size) => stepsOf(document, size as StepSize).steps,
    )) {
      const kind = `${step.kind} ${step.op?.id} ${step.expression?.kind} ${step.term?.of} ${step.members?.length}`;
      if (seen.has(kind)) continue;
      seen.add(kind);
      for (const form of presentations.form) {
        for (const convention of presentations.convention) {
          const writing = { form, convention };
          const { left, chain, right, numbers, matrices } = explainStep(
            step,
            pass,
            createNotation(),
            writing,
          );
          for (const formula of [left, chain, right, numbers, matrices].filter(
            (each) => each !== undefined,
          )) {
            expect(formula.text).not.toMatch(/undefined|[\\{}]/);
            katex.renderToString(formula.tex, { throwOnError: true, strict: false, trust: true });
          }
        }
      }
    }
  });
});

describe.each(documents)("the layers' rules of $id", ({ document }) => {
  const steps = [...stepsOf(document, "layer").steps, ...stepsOf(document, "layer", "batch").steps];

  it.each(presentations.convention)("give the layer's numbers, by %s", (convention) => {
    for (const step of steps) {
      const whole = inConvention(wholeOf(step.group, step.k), convention);
      if (isSingle(step.group, step.k) || !hasMatrixForm(whole)) continue;
      const turned = ({ base }: { base: string }) => convention === "rows" && base !== "W";
      const letters: Record<string, readonly (readonly number[])[]> = {};
      for (const [letter, operand] of Object.entries(whole.operands)) {
        if (!showsLetter(whole.tex, letter)) continue;
        const matrix = matrixOf(operand);
        letters[letter] = turned(operand.quantity.of) ? transposed(matrix) : matrix;
      }
      // The targets' sum is written with a small t.
      if (letters.T) letters.t = letters.T;
      for (const [letter, value] of Object.entries(whole.settings)) letters[letter] = [[value]];
      const byColumns = convention === "columns";
      const got = evaluateLatex(whole.tex, {
        letters,
        functions: functionsOf(step, byColumns),
        sum: (of) => sumOfExample(of, byColumns),
      });
      const parts = step.group.wholes.length;
      const want = matrixOf({ shape: whole.shape, value: (k) => step.group.value(k * parts + step.k) });
      const wanted = turned(whole.quantity.of) ? transposed(want) : want;
      expect(got.length, nameOf(step.quantity)).toBe(wanted.length);
      wanted.flat().forEach((value, k) => {
        const [one] = [got.flat()[k]];
        holds(
          close(one, value, 1e-9, 1e-11),
          () => `${nameOf(step.quantity)}: ${whole.tex} gives ${one}, not ${value}`,
        );
      });
    }
  });
});

/** The step's own activation as the rule calls it. */
function functionsOf({ op }: Step, byColumns: boolean) {
  type Matrix = readonly (readonly number[])[];
  const applied = (Z: Matrix, slope: boolean): Matrix => {
    const columns = byColumns ? Z : transposed(Z);
    const shape = [columns.length, columns[0].length];
    const [z, y, scratch] = [
      Float64Array.from(columns.flat()),
      new Float64Array(columns.flat().length),
      new Float64Array(columns.flat().length),
    ];
    op?.forward([z], y, [shape], scratch);
    const slopes = new Float64Array(z.length);
    if (slope) op?.vjp([z], y, new Float64Array(z.length).fill(1), [slopes], [shape], scratch);
    const result = matrixOf({ shape, value: (k) => (slope ? slopes : y)[k] });
    return byColumns ? result : transposed(result);
  };
  const id = op?.id ?? "";
  return {
    [id]: (Z: Matrix) => applied(Z, false),
    [`${id}'`]: (Z: Matrix) => applied(Z, true),
    softmax: (Z: Matrix) => {
      if (id === "softmax") return applied(Z, false);
      const powers = Z.map((row) => row.map(Math.exp));
      const totals = sumOfExample(powers, byColumns);
      return powers.map((row, r) => row.map((x, c) => x / (byColumns ? totals[0][c] : totals[r][0])));
    },
  };
}

/** The sum over the units of each example. */
function sumOfExample(of: readonly (readonly number[])[], byColumns: boolean): number[][] {
  const total = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0);
  return byColumns ? [transposed(of).map(total)] : of.map((row) => [total(row)]);
}

describe("the same step", () => {
  const { pass, steps } = stepsOf(classic, "unit");
  const notation = createNotation(classic.names, false);
  const at = (name: string, writing: Writing) =>
    explainStep(steps.find(({ quantity }) => nameOf(quantity) === name) as Step, pass, notation, writing);

  it("is written with letters for any unit", () => {
    const { left, right, where, numbers } = at("z1[2]", { form: "index", convention: "columns" });
    expect(`${left.tex} = ${unmarked(right.tex)}`).toBe(
      "z^{(1)}_{j} = \\sum_{i=1}^{2} {{w^{(1)}_{ji}} \\cdot {x_{i}}} + {b_{1}}",
    );
    // The sheet calls it z₂, which a letter in its place would hide.
    expect(where).toBe("Here j = 2: z₂.");
    expect(numbers.text).toBe("0.25 · 0.05 + 0.3 · 0.1 + 0.35");
  });

  it("is written with letters for a gradient and its chain rule", () => {
    const { left, chain, right } = at("dL/da1[1]", { form: "index", convention: "columns" });
    expect(left.text).toBe("∂L/∂a⁽¹⁾ᵢ");
    expect(chain?.text).toBe("Σ(j=1…2) ∂L/∂z⁽²⁾ⱼ · ∂z⁽²⁾ⱼ/∂a⁽¹⁾ᵢ");
    expect(right.text).toBe("Σ(j=1…2) ∂L/∂z⁽²⁾ⱼ · w⁽²⁾ⱼᵢ");
  });

  it("is written as the rule of its layer, and says which number of it is meant", () => {
    const columns = at("dL/dW2[2,1]", { form: "matrix", convention: "columns" });
    expect(columns.right.text).toBe("∂L/∂z⁽²⁾ a⁽¹⁾ᵀ");
    expect(columns.where).toBe("This step is row 2, column 1 of ∂L/∂W⁽²⁾.");
    const rows = at("z1[2]", { form: "matrix", convention: "rows" });
    expect(rows.right.text).toBe("x W⁽¹⁾ᵀ + b₁ 1");
    expect(rows.where).toBe("This step is column 2 of z⁽¹⁾.");
  });

  it("lights every quantity that a letter stands for", () => {
    const { right } = at("z1[2]", { form: "index", convention: "columns" });
    expect(right.marks?.map(({ names }) => names)).toEqual([
      ["W1[2,1]", "W1[2,2]"],
      ["x[1]", "x[2]"],
      ["b1"],
    ]);
  });

  it("carries every number of its matrices by name", () => {
    const { matrices } = at("z1[2]", { form: "matrix", convention: "columns" });
    expect(matrices?.marks?.slice(0, 4)).toEqual([
      { names: ["W1[1,1]"], value: 0.15 },
      { names: ["W1[1,2]"], value: 0.2 },
      { names: ["W1[2,1]"], value: 0.25 },
      { names: ["W1[2,2]"], value: 0.3 },
    ]);
  });

  it("writes only the penalties that a layer has", () => {
    const { pass: penalized, steps: layers } = stepsOf(
      like({ layers: [{ ...classic.layers[0], penalty: { l1: 0, l2: 0.2 } }, classic.layers[1]] }),
      "layer",
    );
    const step = layers.find(({ quantity }) => nameOf(quantity) === "dP/dW1") as Step;
    expect(explainStep(step, penalized, notation, { form: "matrix", convention: "columns" }).right.text).toBe(
      "2 λ₂ W⁽¹⁾",
    );
  });
});

const unmarked = (tex: string) => tex.replace(/\\htmlData\{q=\d+\}/g, "");
