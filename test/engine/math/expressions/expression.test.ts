import { describe, expect, it } from "vitest";
import { texNumbers, textNumbers } from "../../../../src/engine/explain/formulaStyles";
import { texRules, textRules } from "../../../../src/engine/explain/sumNotation/ruleStyles";
import { differentiate } from "../../../../src/engine/math/expressions/differentiate";
import { evaluate, evaluateWith } from "../../../../src/engine/math/expressions/evaluate";
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

const notation = createNotation();
const unmarked = (_name: string, tex: string) => tex;
const inTex = (expression: Expression) => print(expression, texRules(notation, unmarked));
const inText = (expression: Expression) => print(expression, textRules(notation));

const [w1, w2, x1, x2] = [
  quantity("W1[1,1]", 2),
  quantity("W1[1,2]", -3),
  quantity("x[1]", 5),
  quantity("x[2]", 7),
];

/** ½ Σᵢ w₁ᵢ xᵢ */
const series: Series = {
  kind: "series",
  coefficient: constant("c", 0.5),
  over: [{ letter: "i", values: [1, 2] }],
  term: product({ kind: "letter", name: "W1[1,i]", at: w1 }, { kind: "letter", name: "x[i]", at: x1 }),
  terms: [product(w1, x1), product(w2, x2)],
};

describe("a series", () => {
  it("is worth its terms written out, times what stands before it", () => {
    expect(evaluate(series)).toBe(0.5 * (2 * 5 - 3 * 7));
    expect(evaluateWith(series, ({ value }) => value + 1)).toBe(0.5 * (3 * 6 - 2 * 8));
  });

  it("has the derivative of its terms", () => {
    expect(evaluate(differentiate(series, "W1[1,2]"))).toBe(0.5 * 7);
    expect(evaluate(differentiate(series, "x[1]"))).toBe(0.5 * 2);
    expect(differentiate(series, "x[3]")).toEqual(number(0));
  });

  it("is printed with its letters, and in numbers term by term", () => {
    expect(inTex(series)).toBe("c \\sum_{i=1}^{2} {w^{(1)}_{1i} \\cdot x_{i}}");
    expect(inText(series)).toBe("c Σ(i=1…2) w⁽¹⁾₁ᵢ · xᵢ");
    expect(print(series, textNumbers)).toBe("0.5 (2 · 5 + (−3) · 7)");
    expect(print(series, texNumbers(unmarked))).toBe("0.5 (2 \\cdot 5 + (-3) \\cdot 7)");
  });

  it("says which values its letter leaves out", () => {
    const over = (values: number[]): Series => ({
      ...series,
      coefficient: undefined,
      over: [{ letter: "i", values }],
    });
    expect(inTex(over([1, 3]))).toContain("\\sum_{i \\ne 2} ");
    expect(inText(over([1, 3]))).toContain("Σ(i≠2) ");
    expect(inTex(over([1, 4]))).toContain("\\sum_{i \\in \\{1,4\\}} ");
    expect(inText(over([1, 4]))).toContain("Σ(i=1,4) ");
  });

  it("gets parentheses where something comes after it, and where it adds up sums", () => {
    expect(inText(product(series, w1))).toBe("(c Σ(i=1…2) w⁽¹⁾₁ᵢ · xᵢ) · w⁽¹⁾₁₁");
    expect(inText(product(w1, series))).toBe("w⁽¹⁾₁₁ · c Σ(i=1…2) w⁽¹⁾₁ᵢ · xᵢ");
    expect(inText(negative({ ...series, term: { kind: "sum", terms: [w1, x1] } }))).toBe(
      "−c Σ(i=1…2) (w⁽¹⁾₁₁ + x₁)",
    );
  });

  it("is seen as it is written", () => {
    const kinds: string[] = [];
    visit(series, ({ kind }) => kinds.push(kind));
    expect(kinds).toEqual(["series", "constant", "product", "letter", "letter"]);
    expect(quantitiesIn(series)).toEqual([]);
  });
});

describe("a quantity with letters", () => {
  const letter: Expression = { kind: "letter", name: "W1[j,i]", at: w2 };

  it("is worth what it stands for, and has its derivative", () => {
    expect(evaluate(letter)).toBe(-3);
    expect(differentiate(letter, "W1[1,2]")).toEqual(number(1));
    expect(differentiate(letter, "W1[1,1]")).toEqual(number(0));
  });

  it("is printed with its letters, in numbers as what it stands for", () => {
    expect(inTex(product(x1, letter))).toBe("x_{1} \\cdot w^{(1)}_{ji}");
    expect(inText(letter)).toBe("w⁽¹⁾ⱼᵢ");
    expect(print(product(x1, letter), textNumbers)).toBe("5 · (−3)");
  });
});

describe("a derivative as a symbol", () => {
  const slope = partial("a1[k]", "z1[j]");

  it("has no value and no derivative", () => {
    expect(() => evaluate(slope)).toThrow("∂a1[k]/∂z1[j] is a symbol without a value");
    expect(() => differentiate(slope, "x[1]")).toThrow("has no derivative rule");
  });

  it("is printed as a fraction, of the loss as a gradient is", () => {
    expect(inTex(slope)).toBe("\\frac{\\partial a^{(1)}_{k}}{\\partial z^{(1)}_{j}}");
    expect(inText(partial("L", "W1[1,2]"))).toBe("∂L/∂w⁽¹⁾₁₂");
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
    expect(inTex(call)).toBe("\\max(w^{(1)}_{11}, x_{1}, x_{2})");
    expect(quantitiesIn(call)).toEqual(["W1[1,1]", "x[1]", "x[2]"]);
  });

  it("is several expressions and not a number: its derivative is a tuple too", () => {
    expect(() => evaluate(tuple(w1, x1))).toThrow("2 expressions in a row are not one number");
    expect(differentiate(tuple(w1, x1), "x[1]")).toEqual(tuple(number(0), number(1)));
    expect(inText(tuple(w1, x1))).toBe("(w⁽¹⁾₁₁, x₁)");
  });
});
