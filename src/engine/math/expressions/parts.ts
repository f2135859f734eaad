import { type Expression, negative, product, sum } from "./expression";

/** The names of all quantities in the expression, each once, in reading order. */
export function quantitiesIn(expression: Expression): string[] {
  const names = new Set<string>();
  visit(expression, (part) => part.kind === "quantity" && names.add(part.name));
  return [...names];
}

/** Calls `see` for the expression and each of its parts as they are written, in reading order: of a series its term. */
export function visit(expression: Expression, see: (part: Expression) => void): void {
  see(expression);
  for (const part of partsOf(expression)) visit(part, see);
}

export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "sum":
      return expression.terms;
    case "product":
      return expression.factors;
    case "quotient":
      return [expression.numerator, expression.denominator];
    case "negative":
      return [expression.of];
    case "call":
      return expression.arguments;
    case "series":
      return [...(expression.coefficient ? [expression.coefficient] : []), expression.term];
    case "tuple":
      return expression.items;
    default:
      return [];
  }
}

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
