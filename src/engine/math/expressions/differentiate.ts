import { functionArguments } from "./evaluate";
import {
  call,
  difference,
  type Expression,
  isNumber,
  negative,
  number,
  product,
  quotient,
  sum,
} from "./expression";
import { square } from "./scalarFunctions";

/**
 * The derivative with respect to the quantity of that name.
 * @throws Error when the expression calls a function that doesn't say its derivative, or holds a Σ with letters or a derivative as a symbol
 */
export function differentiate(expression: Expression, name: string): Expression {
  switch (expression.kind) {
    case "number":
    case "constant":
      return number(0);
    case "quantity":
      return number(expression.name === name ? 1 : 0);
    case "sum":
      return sum(expression.terms.map((term) => differentiate(term, name)));
    case "product":
      return sum(
        expression.factors.map((factor, position) =>
          product(
            ...expression.factors.map((other, k) => (k === position ? differentiate(factor, name) : other)),
          ),
        ),
      );
    case "quotient": {
      const { numerator, denominator } = expression;
      const above = difference(
        product(differentiate(numerator, name), denominator),
        product(numerator, differentiate(denominator, name)),
      );
      return isNumber(above, 0) ? above : quotient(above, call(square, denominator));
    }
    case "negative":
      return negative(differentiate(expression.of, name));
    case "series":
    case "partial":
      throw new Error(`expression: a ${expression.kind} has no derivative rule`);
    case "tuple":
      return { kind: "tuple", items: expression.items.map((item) => differentiate(item, name)) };
    case "call": {
      const given = functionArguments(expression);
      return sum(
        given.map((argument, position) => {
          const inner = differentiate(argument, name);
          if (isNumber(inner, 0)) return inner;
          if (!expression.function.derivative)
            throw new Error(`expression: ${expression.function.id} has no derivative rule`);
          return product(expression.function.derivative(given, position), inner);
        }),
      );
    }
  }
}
