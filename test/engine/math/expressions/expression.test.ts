import { describe, expect, it } from "vitest";
import { texSymbols, textSymbols } from "../../../../src/engine/explain/formula/formulaStyles";
import type { IndexRule } from "../../../../src/engine/explain/sumNotation/indices";
import { texRules, textRules } from "../../../../src/engine/explain/sumNotation/ruleStyles";
import { differentiate } from "../../../../src/engine/math/expressions/differentiate";
import { evaluate } from "../../../../src/engine/math/expressions/evaluate";
import {
  constant,
  type Expression,
  negative,
  number,
  partial,
  product,
  quantity,
  type ScalarFunction,
  type Series,
  tuple,
} from "../../../../src/engine/math/expressions/expression";
import { quantitiesIn, visit } from "../../../../src/engine/math/expressions/parts";
import { print } from "../../../../src/engine/math/expressions/print";
import { createNotation } from "../../../../src/engine/names/notation";
import { numberOf, type RuleQuantity } from "../../../../src/engine/names/quantity";
import { type RuleIndex, tensorRef } from "../../../../src/engine/names/tensorRef";

const notation = createNotation();
const unmarked = (_name: string, tex: string) => tex;
const symbols = texSymbols(notation, unmarked);
const rule = {
  inTex: (expression: IndexRule) =>
    print(
      expression,
      texRules(notation, (_of, tex) => tex),
    ),
  inText: (expression: IndexRule) => print(expression, textRules(notation)),
};

const [w1, x1, x2] = [quantity("W1[1,1]", 2), quantity("x[1]", 5), quantity("x[2]", 7)];

const weight = (...index: RuleIndex[]) =>
  quantity<RuleQuantity>(numberOf({ ...tensorRef("W", 1), index }), 2);
const input = (index: RuleIndex) =>
  quantity<RuleQuantity>(numberOf({ ...tensorRef("x"), index: [index] }), 5);

/** ½ Σᵢ w₁ᵢ xᵢ */
const series: Series<RuleQuantity> = {
  kind: "series",
  coefficient: constant("c", 0.5),
  over: [{ letter: "i", values: [1, 2] }],
  term: product<RuleQuantity>(weight(1, "i"), input("i")),
};

describe("a series", () => {
  it("has no value and no derivative", () => {
    expect(() => evaluate(series)).toThrow("a series is a symbol without a value");
    expect(() => differentiate({ kind: "series", over: series.over, term: x1 }, "x[1]")).toThrow(
      "has no derivative rule",
    );
  });

  it("is printed with its letters", () => {
    expect(rule.inTex(series)).toBe("c \\sum_{i=1}^{2} {w^{(1)}_{1i} \\cdot x_{i}}");
    expect(rule.inText(series)).toBe("c Σ(i=1…2) w⁽¹⁾₁ᵢ · xᵢ");
  });

  it("says which values its letter leaves out", () => {
    const over = (values: number[]): IndexRule => ({
      ...series,
      coefficient: undefined,
      over: [{ letter: "i", values }],
    });
    expect(rule.inTex(over([1, 3]))).toContain("\\sum_{i \\ne 2} ");
    expect(rule.inText(over([1, 3]))).toContain("Σ(i≠2) ");
    expect(rule.inTex(over([1, 4]))).toContain("\\sum_{i \\in \\{1,4\\}} ");
    expect(rule.inText(over([1, 4]))).toContain("Σ(i=1,4) ");
  });

  it("gets parentheses where something comes after it, and where it adds up sums", () => {
    expect(rule.inText(product<RuleQuantity>(series, weight(1, 1)))).toBe(
      "(c Σ(i=1…2) w⁽¹⁾₁ᵢ · xᵢ) · w⁽¹⁾₁₁",
    );
    expect(rule.inText(product<RuleQuantity>(weight(1, 1), series))).toBe("w⁽¹⁾₁₁ · c Σ(i=1…2) w⁽¹⁾₁ᵢ · xᵢ");
    expect(rule.inText(negative({ ...series, term: { kind: "sum", terms: [weight(1, 1), input(1)] } }))).toBe(
      "−c Σ(i=1…2) (w⁽¹⁾₁₁ + x₁)",
    );
  });

  it("is seen as it is written", () => {
    const kinds: string[] = [];
    visit<RuleQuantity>(series, ({ kind }) => kinds.push(kind));
    expect(kinds).toEqual(["series", "constant", "product", "quantity", "quantity"]);
  });

  it("isn't printed where nobody reads letters", () => {
    expect(() => print<string>({ kind: "series", over: series.over, term: x1 }, symbols)).toThrow("has no Σ");
  });
});

describe("a quantity with letters", () => {
  it("is printed with them", () => {
    expect(rule.inTex(product<RuleQuantity>(input(1), weight("j", "i")))).toBe("x_{1} \\cdot w^{(1)}_{ji}");
    expect(rule.inText(weight("j", "i"))).toBe("w⁽¹⁾ⱼᵢ");
  });
});

describe("a derivative as a symbol", () => {
  const unit = (base: string, index: RuleIndex) =>
    numberOf<RuleIndex>({ ...tensorRef(base, 1), index: [index] });

  it("has no value and no derivative", () => {
    expect(() => evaluate(partial("a1[1]", "z1[1]"))).toThrow("is a symbol without a value");
    expect(() => differentiate(partial("a1[1]", "z1[1]"), "x[1]")).toThrow("has no derivative rule");
  });

  it("is printed as a fraction, of the loss as a gradient is", () => {
    expect(rule.inTex(partial(unit("a", "k"), unit("z", "j")))).toBe(
      "\\frac{\\partial a^{(1)}_{k}}{\\partial z^{(1)}_{j}}",
    );
    const loss = numberOf<RuleIndex>({ ...tensorRef("L"), index: [] });
    expect(rule.inText(partial(loss, weight(1, 2).name))).toBe("∂L/∂w⁽¹⁾₁₂");
  });
});

describe("a tuple", () => {
  const largest: ScalarFunction = {
    id: "max",
    tex: "\\max(v)",
    letters: ["v"],
    evaluate: Math.max,
    derivative: (of, position) => {
      const values = of.map(evaluate);
      return number(values.indexOf(Math.max(...values)) === position ? 1 : 0);
    },
    binds: "atom",
  };
  const call: Expression = { kind: "call", function: largest, arguments: [tuple(w1, x1, x2)] };

  it("gives a function all of its items", () => {
    expect(evaluate(call)).toBe(7);
    expect(evaluate(differentiate(call, "x[2]"))).toBe(1);
    expect(evaluate(differentiate(call, "x[1]"))).toBe(0);
    expect(print(call, symbols)).toBe("\\max(w^{(1)}_{11}, x_{1}, x_{2})");
    expect(quantitiesIn(call)).toEqual(["W1[1,1]", "x[1]", "x[2]"]);
  });

  it("is several expressions and not a number: its derivative is a tuple too", () => {
    expect(() => evaluate(tuple(w1, x1))).toThrow("2 expressions in a row are not one number");
    expect(differentiate(tuple(w1, x1), "x[1]")).toEqual(tuple(number(0), number(1)));
    expect(print(tuple(w1, x1), textSymbols(notation))).toBe("(w⁽¹⁾₁₁, x₁)");
  });
});
