import { evaluate } from "../../math/expressions/evaluate";
import type { Expression } from "../../math/expressions/expression";
import { partsOf, visit } from "../../math/expressions/parts";
import { print, type Style } from "../../math/expressions/print";
import { shortNumber } from "../../math/format";
import { nameOf } from "../../names/canonicalName";
import { writtenName } from "../../names/labels";
import type { Notation } from "../../names/notation";
import type { Step, Trace } from "../../steps/trace";
import { textNumbers } from "../formula/formulaStyles";

/** Where a number that isn't finite comes from, and what made it; nothing where it is finite. */
export function whyNotFinite(step: Step, trace: Trace, notation: Notation): string | undefined {
  const { group, k, members = [k], value, expression } = step;
  const broken = members.find((member) => !Number.isFinite(group.value(member)));
  if (broken === undefined || (typeof value === "number" && Number.isFinite(value))) return undefined;
  const isOne = expression !== undefined;
  const own = isOne ? expression : group.expression(broken);
  const start = {
    name: nameOf(group.quantity(broken)),
    value: isOne ? (value as number) : group.value(broken),
    expression: own,
  };
  const origin = originOf(start, trace);
  const here = isOne && origin.name === start.name;
  return `${sentence(origin, here, notation)}${before(origin, trace, notation)}`;
}

interface Number {
  readonly name: string;
  readonly value: number;
  /** Absent for what is given. */
  readonly expression?: Expression;
}

/** Back along what a number is computed from, to the first that is NaN, or infinite, as it is. */
function originOf(from: Number, trace: Trace): Number {
  const wanted = Number.isNaN(from.value) ? Number.isNaN : (value: number) => !Number.isFinite(value);
  let at = from;
  for (;;) {
    const culprit = at.expression && quantityIn(at.expression, wanted);
    if (!culprit) return at;
    at = numberOf(culprit.name, culprit.value, trace);
  }
}

function numberOf(name: string, value: number, trace: Trace): Number {
  const index = trace.find(name);
  const expression = index === undefined ? undefined : trace.at(index).expression;
  return { name, value, ...(expression && { expression }) };
}

/** The first quantity that an expression reads and that is so. */
function quantityIn(expression: Expression, is: (value: number) => boolean) {
  let found: Extract<Expression, { kind: "quantity" }> | undefined;
  visit(expression, (part) => {
    if (part.kind === "quantity" && !found && is(part.value)) found = part;
  });
  return found;
}

function sentence({ name, value, expression }: Number, here: boolean, notation: Notation): string {
  const shown = shortNumber(value);
  if (!expression)
    return `${shown} since ${writtenName(name, notation.text, notation.parse)}, which is given.`;
  const where = here
    ? `${shown} arises here`
    : `${shown} since ${writtenName(name, notation.text, notation.parse)}`;
  const cause = causeOf(expression, { ...textNumbers, first: notation.first });
  return `${where}${cause ? `: ${cause}` : ""}.`;
}

/** For a NaN made of infinities: where the first of them comes from. */
function before({ value, expression }: Number, trace: Trace, notation: Notation): string {
  const infinite =
    Number.isNaN(value) && expression ? quantityIn(expression, (x) => Math.abs(x) === Infinity) : undefined;
  if (!infinite) return "";
  return ` ${sentence(originOf(numberOf(infinite.name, infinite.value, trace), trace), false, notation)}`;
}

/** The innermost operation that makes NaN, or an infinity, of numbers that aren't. */
function causeOf(expression: Expression, style: Style): string | undefined {
  const value = evaluate(expression);
  if (Number.isFinite(value)) return undefined;
  const isSo = Number.isNaN(value) ? Number.isNaN : (x: number) => !Number.isFinite(x);
  const inner = partsOf(expression).find((part) => isSo(evaluate(part)));
  if (inner) return causeOf(inner, style);
  switch (expression.kind) {
    case "sum":
      return stepwise(expression.terms, 0, (a, b) => a + b, "+");
    case "product":
      return stepwise(expression.factors, 1, (a, b) => a * b, "·");
    case "quotient": {
      const [above, below] = [evaluate(expression.numerator), evaluate(expression.denominator)];
      return outcome(
        `${shortNumber(above)} / ${inParentheses(below)}`,
        above / below,
        below === 0 ? "it divides by 0" : undefined,
      );
    }
    case "call":
      return outcome(print(expression, style), value, poleOf(expression));
    default:
      return outcome(print(expression, style), value);
  }
}

/** The first operation on the way from left to right after which the total isn't finite. */
function stepwise(
  parts: readonly Expression[],
  start: number,
  operate: (a: number, b: number) => number,
  sign: string,
): string | undefined {
  const isNumber = Number.isNaN(parts.reduce((total, part) => operate(total, evaluate(part)), start))
    ? (x: number) => !Number.isNaN(x)
    : Number.isFinite;
  let total = start;
  for (const part of parts) {
    const next = evaluate(part);
    const result = operate(total, next);
    if (!isNumber(result)) {
      const minus = sign === "+" && next < 0;
      const text = `${shortNumber(total)} ${minus ? "−" : sign} ${minus ? shortNumber(-next) : inParentheses(next)}`;
      return outcome(text, result);
    }
    total = result;
  }
  return undefined;
}

const inParentheses = (value: number) => (value < 0 ? `(${shortNumber(value)})` : shortNumber(value));

/** @param pole what makes it infinite where the numbers aren't too large */
function outcome(operation: string, value: number, pole?: string): string {
  if (Number.isNaN(value)) return `${operation} has no value`;
  return pole
    ? `${operation} is ${shortNumber(value)}: ${pole}`
    : `${operation} is beyond the largest number, 1.8e308`;
}

/** Beside a pole numbers are far smaller than where they overflow. */
const moderate = 1e200;

/** What a function that is infinite does with 0, told by its values beside it; nothing where it overflows. */
function poleOf({ function: f, arguments: of }: Extract<Expression, { kind: "call" }>): string | undefined {
  const values = of.map(evaluate);
  const ways = values.flatMap((value, k) =>
    [1, -1].map((side) =>
      [1e-3, 1e-6, 1e-9].map((way) =>
        Math.abs(f.evaluate(...values.with(k, value + side * way * Math.max(1, Math.abs(value))))),
      ),
    ),
  );
  const way = ways.find(([far, , near]) => far < moderate && near < Number.POSITIVE_INFINITY);
  if (!way) return undefined;
  // A thousandth of the way always adds the same to a logarithm; a quotient gets larger by a factor.
  const [first, second] = [way[1] - way[0], way[2] - way[1]];
  return Math.abs(second - first) < 0.02 * first ? "it takes the logarithm of 0" : "it divides by 0";
}
