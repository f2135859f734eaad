import { describe, expect, test } from "vitest";
import { readFormula } from "../../../../src/engine/document/features/formula";
import { formulaFunctions } from "../../../../src/engine/document/features/functions";
import { featureText, usualFeatures } from "../../../../src/engine/document/features/usual";
import { runCode } from "./runCode";

const columns = ["x1", "petal_length", "sepal width"];
const rows = [
  [0.3, 1.7, 2.5],
  [-1.25, 0.5, 0.125],
  [2, 3, 4],
];

const formulas = [
  "x1**2",
  "-x1**2",
  "2**-x1",
  "petal_length**2**0.5",
  "x1 - petal_length - x3",
  "x1 / petal_length / x3",
  "x1 - (petal_length - x3)",
  "x1*-petal_length",
  "--x1",
  "(x1 + 1)**2 / (1 + x3**2)",
  "1e-3*x1 + .5 + 2. + 1_000",
  "np.sin(pi*x1) + math.cos(x3)",
  "sqrt(x1**2 + petal_length**2)",
  "abs(x1) + np.e",
  ...formulaFunctions.map(({ name, arguments: count }) =>
    count === 1 ? `${name}(petal_length)` : `${name}(x1, petal_length)`,
  ),
];

describe("a feature's formula", () => {
  test.each(formulas)("%s is what Code computes, also as it is written for NumPy", (text) => {
    const formula = readFormula(text, columns);
    if (typeof formula === "string") throw new Error(formula);
    const numpy = formula.numpy((index) => ["x1", "petal_length", "x3"][index]);
    for (const row of rows) {
      const expected = runCode(text, row);
      expect(formula.evaluate([9, ...row], 1)).toBeCloseTo(expected, 12);
      expect(runCode(numpy, row)).toBeCloseTo(expected, 12);
    }
  });

  test.each([
    ["", /is empty/],
    ["2x1", /has 2 and x1 side by side: an operator is missing, as in 2\*x1/],
    ["x1 petal_length", /side by side/],
    ["x1^2", /a power is written \*\*/],
    ["|x1|", /the absolute value is written abs\(x1\)/],
    ["y = x1", /only what stands to the right of the =/],
    ["x7", /has x7, which isn't a column: the columns are x1, petal_length, x3 \(sepal width\)/],
    ["relu(x1)", /has the function relu, which isn't known here: abs, sqrt/],
    ["sin", /has the function sin without its argument/],
    ["sin()", /has \) where a number, a column or a \( is needed/],
    ["maximum(x1)", /gives maximum 1 argument, but it takes 2/],
    ["sin(x1, x3)", /gives sin 2 arguments, but it takes 1/],
    ["(x1", /has a \( without its \)/],
    ["x1)", /has a \) without its \(/],
    ["x1 +", /ends after \+/],
    ["x1, x3", /is several formulas/],
    ["(x1, x3)", /outside of a function/],
    ["3 + pi", /takes none of the data's columns/],
    ["x1 * * 2", /a power is \*\*/],
    ["x1(2)", /has x1 and \( side by side/],
    ["x1[0]", /by its name or its place alone/],
    ["x1; import os", /has ;, which can't be read/],
    [`${"(".repeat(500)}x1`, /more parentheses/],
  ])("%s is refused with a sentence", (text, sentence) => {
    expect(readFormula(text, columns)).toMatch(sentence);
  });

  test("takes the columns that it names, and says which", () => {
    const formula = readFormula("x3*petal_length", columns);
    expect(typeof formula === "string" ? formula : formula.columns).toEqual([1, 2]);
  });

  test("x is the only column", () => {
    const formula = readFormula("x**3", ["x"]);
    expect(typeof formula === "string" ? formula : formula.evaluate([2], 0)).toBe(8);
    expect(readFormula("x", ["x1", "x2"])).toMatch(/isn't a column/);
  });
});

test.each([
  ["x1**2*x2", true],
  ["sin(x1 - x2)*(x1 + x2)", true],
  ["maximum(-x1, x2/3)", true],
  ["1e-3*x1", true],
  ["x1 + x2", false],
  ["x1*x2 - 1", false],
  ["x1/x2", false],
  ["-x1", false],
  ["(x1 + 1) / 2", false],
])("whether %s can stand among factors without parentheses: %s", (text, isFactor) => {
  expect(readFormula(text, ["x1", "x2"])).toMatchObject({ isFactor });
});

test("the usual features are the playground's, of the columns on the axes, and all can be read", () => {
  expect(usualFeatures(["x1", "x2"], [1, 2]).map(featureText)).toEqual([
    "x₁²",
    "x₂²",
    "x₁x₂",
    "sin x₁",
    "sin x₂",
    "|x₁|",
    "|x₂|",
  ]);
  expect(usualFeatures(["x"], [1])).toEqual(["x**2", "sin(x)", "abs(x)"]);
  const offered = usualFeatures(columns, [3, 2]);
  expect(offered[0]).toBe("x3**2");
  for (const formula of offered) expect(readFormula(formula, columns)).not.toBeTypeOf("string");
});

test.each([
  ["x1**2 + x2**2", "x₁² + x₂²"],
  ["np.sin(3*x1)*x2", "sin(3·x₁)·x₂"],
  ["x1**2.5", "x₁**2.5"],
  ["2*pi*x10", "2·π·x₁₀"],
])("%s is read as %s", (formula, text) => {
  expect(featureText(formula)).toBe(text);
});
