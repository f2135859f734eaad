import { type Expression, negative, product, sum } from "./expression";

/** The names of all quantities in the expression, each once, in reading order. */
export function quantitiesIn(expression: Expression): string[] {
  const names = new Set<string>();
  visit(expression, (part) => part.kind === "quantity" && names.add(part.name));
  return [...names];
}

/** Calls `see` for the expression and each of its parts as they are written, in reading order: of a series its term. */
export function visit<Name>(expression: Expression<Name>, see: (part: Expression<Name>) => void): void {
  see(expression);
  for (const part of partsOf(expression)) visit(part, see);
}

/** What an operation is made of, in reading order; of a series its coefficient and term; nothing for a leaf. */
export function partsOf<Name>(expression: Expression<Name>): readonly Expression<Name>[] {
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

/** The expression with each of its parts changed, the innermost first. */
export const mapped = <Name>(
  expression: Expression<Name>,
  change: (part: Expression<Name>) => Expression<Name>,
): Expression<Name> =>
  change(
    withEach(
      expression,
      (part) => mapped(part, change),
      (leaf) => leaf,
    ),
  );

/** The expression with its quantities called differently, in reading order. */
export const renamed = <Name, Other>(
  expression: Expression<Name>,
  rename: (name: Name) => Other,
): Expression<Other> =>
  withEach(
    expression,
    (part) => renamed(part, rename),
    (leaf) =>
      leaf.kind === "quantity"
        ? { ...leaf, name: rename(leaf.name) }
        : { ...leaf, of: rename(leaf.of), by: rename(leaf.by) },
  );

/** What says a quantity. */
type NamingLeaf<Name> = Extract<Expression<Name>, { kind: "quantity" | "partial" }>;

/** The same operation of other parts, as it stands. @param changeLeaf of what has no parts and says a quantity */
function withEach<Name, Other>(
  expression: Expression<Name>,
  change: (part: Expression<Name>) => Expression<Other>,
  changeLeaf: (leaf: NamingLeaf<Name>) => Expression<Other>,
): Expression<Other> {
  switch (expression.kind) {
    case "number":
    case "constant":
      return expression;
    case "quantity":
    case "partial":
      return changeLeaf(expression);
    case "sum":
      return { ...expression, terms: expression.terms.map(change) };
    case "product":
      return { ...expression, factors: expression.factors.map(change) };
    case "quotient":
      return {
        ...expression,
        numerator: change(expression.numerator),
        denominator: change(expression.denominator),
      };
    case "negative":
      return { ...expression, of: change(expression.of) };
    case "call":
      return { ...expression, arguments: expression.arguments.map(change) };
    case "series": {
      const coefficient = expression.coefficient && change(expression.coefficient);
      return { ...expression, coefficient, term: change(expression.term) };
    }
    case "tuple":
      return { ...expression, items: expression.items.map(change) };
  }
}
