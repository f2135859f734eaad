import type { Expression, QuantityLeaf } from "./expression";

/**
 * The expression's value in float64, sums from left to right.
 * @throws Error where it is a symbol without a value, or several expressions and not one
 */
export const evaluate = <Name>(expression: Expression<Name>): number => evaluateWith(expression, ownValue);

const ownValue = ({ value }: { readonly value: number }) => value;

/**
 * The same with the quantities' values taken from elsewhere.
 * @throws Error as `evaluate`
 */
export function evaluateWith<Name>(
  expression: Expression<Name>,
  read: (quantity: QuantityLeaf<Name>) => number,
): number {
  switch (expression.kind) {
    case "number":
    case "constant":
      return expression.value;
    case "quantity":
      return read(expression);
    case "sum": {
      let total = evaluateWith(expression.terms[0], read);
      for (let k = 1; k < expression.terms.length; k++) total += evaluateWith(expression.terms[k], read);
      return total;
    }
    case "product": {
      let total = 1;
      for (const factor of expression.factors) total *= evaluateWith(factor, read);
      return total;
    }
    case "quotient":
      return evaluateWith(expression.numerator, read) / evaluateWith(expression.denominator, read);
    case "negative":
      return -evaluateWith(expression.of, read);
    case "call":
      return expression.function.evaluate(
        ...functionArguments(expression).map((argument) => evaluateWith(argument, read)),
      );
    case "series":
    case "partial":
      throw new Error(`expression: a ${expression.kind} is a symbol without a value`);
    case "tuple":
      throw new Error(`expression: ${expression.items.length} expressions in a row are not one number`);
  }
}

/** What a function is given: the items of a vector one by one. */
export function functionArguments<Name>({
  arguments: given,
}: {
  readonly arguments: readonly Expression<Name>[];
}): Expression<Name>[] {
  return given.flatMap((argument) => (argument.kind === "tuple" ? argument.items : [argument]));
}
