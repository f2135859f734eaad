import { expect, it } from "vitest";
import { evaluate } from "../../../src/engine/math/expressions/evaluate";
import {
  call,
  type Expression,
  negative,
  product,
  quantity,
  quotient,
  type ScalarFunction,
  sum,
} from "../../../src/engine/math/expressions/expression";
import { exponential } from "../../../src/engine/math/expressions/scalarFunctions";
import { expressionMistakes } from "../../../src/engine/mistakes";

const [a, b, c] = [quantity("a", 3), quantity("b", 5), quantity("c", 7)];
const minus: ScalarFunction = {
  id: "anything",
  tex: "-z",
  letters: ["z"],
  evaluate: (z) => -z,
  binds: "sum",
};

const write = (part: Expression) => (part.kind === "quantity" ? part.name : "…");

const tried = (part: Expression) =>
  expressionMistakes.flatMap(({ mistake, ofPart }) =>
    (ofPart?.(part, write) ?? []).map(
      ({ words, expression }) => `${mistake}: ${words}, ${evaluate(expression)}`,
    ),
  );

it.each<[string, Expression, readonly string[]]>([
  [
    "a + b",
    sum([a, b]),
    [
      "missingTerm: the term a is missing, 5",
      "missingTerm: the term b is missing, 3",
      "wrongTermSign: a has the wrong sign, 2",
      "wrongTermSign: b has the wrong sign, -2",
    ],
  ],
  [
    "a b c",
    product(a, b, c),
    [
      "missingFactor: the factor a is missing, 35",
      "missingFactor: the factor b is missing, 21",
      "missingFactor: the factor c is missing, 15",
    ],
  ],
  ["a / b", quotient(a, b), ["missingPart: the division by b is missing, 3"]],
  ["-a", negative(a), ["wrongSign: the minus before a is missing, 3"]],
  ["a function that turns the sign", call(minus, a), ["wrongSign: the minus before a is missing, 3"]],
  ["exp(a)", call(exponential, a), ["missingPart: exp of a is missing, 3"]],
  ["a", a, []],
])("what is done differently in %s", (_name, part, found) => expect(tried(part)).toEqual(found));

it("slips with the whole are a sign and a factor", () =>
  expect(
    expressionMistakes.flatMap(({ mistake, ofWhole }) =>
      (ofWhole?.(a) ?? []).map(({ expression }) => `${mistake} ${evaluate(expression)}`),
    ),
  ).toEqual(["wrongSign -3", "wrongFactor 6", "wrongFactor 1.5"]));
