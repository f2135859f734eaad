import { type Expression, negative, product, sum } from "./expression";

/**
 * The same operation of other parts, written as `sum`, `product` and `negative` write it; what has none, and a series, as it is.
 * @param change gets each part and its index among `partsOf`
 */
export function withParts(
  expression: Expression,
  change: (part: Expression, index: number) => Expression,
): Expression {
  switch (expression.kind) {
    case "sum":
      return sum(expression.terms.map(change));
    case "product":
      return product(...expression.factors.map(change));
    case "quotient":
      return {
        kind: "quotient",
        numerator: change(expression.numerator, 0),
        denominator: change(expression.denominator, 1),
      };
    case "negative":
      return negative(change(expression.of, 0));
    case "call":
      return { ...expression, arguments: expression.arguments.map(change) };
    default:
      return expression;
  }
}
