import type { Expression } from "./expression";

/** A number that is known up to an error. */
export interface Spread {
  readonly value: number;
  readonly error: number;
}

/**
 * How far rounded numbers can move a formula's result.
 * @param read a quantity's value and error, by its canonical name and the value that it has in the formula
 * @throws Error where the formula has no value
 */
export function spreadIn(
  expression: Expression,
  read: (name: string, value: number) => Spread,
  /** How far settings may be off, beside 1. */
  ofSettings = 0,
): Spread {
  switch (expression.kind) {
    case "number":
      return { value: expression.value, error: 0 };
    case "constant":
      return {
        value: expression.value,
        error: ofSettings * (expression.scale ?? Math.abs(expression.value)),
      };
    case "quantity":
      return read(expression.name, expression.value);
    case "negative": {
      const { value, error } = spreadIn(expression.of, read, ofSettings);
      return { value: -value, error };
    }
    case "sum": {
      const terms = expression.terms.map((term) => spreadIn(term, read, ofSettings));
      return {
        value: terms.reduce((sum, term) => sum + term.value, 0),
        error: together(terms.map(({ error }) => error)),
      };
    }
    case "product": {
      const factors = expression.factors.map((factor) => spreadIn(factor, read, ofSettings));
      const value = factors.reduce((product, factor) => product * factor.value, 1);
      const parts = factors.map(({ error }, k) =>
        factors.reduce(
          (product, factor, other) => product * (other === k ? error : Math.abs(factor.value) + factor.error),
          1,
        ),
      );
      return { value, error: together(parts) };
    }
    case "quotient": {
      const [above, below] = [
        spreadIn(expression.numerator, read, ofSettings),
        spreadIn(expression.denominator, read, ofSettings),
      ];
      const value = above.value / below.value;
      const smallestBelow = Math.max(Math.abs(below.value) - below.error, Number.MIN_VALUE);
      return {
        value,
        error: together([above.error / smallestBelow, (Math.abs(value) * below.error) / smallestBelow]),
      };
    }
    case "call": {
      const args = expression.arguments.map((argument) => spreadIn(argument, read, ofSettings));
      const at = (values: number[]) => expression.function.evaluate(...values);
      const values = args.map((argument) => argument.value);
      const value = at(values);
      const parts = args.map(({ error }, k) =>
        error === 0
          ? 0
          : Math.max(
              ...[-1, 1].map((side) =>
                Math.abs(at(values.map((v, other) => (other === k ? v + side * error : v))) - value),
              ),
            ),
      );
      return { value, error: together(parts.map((part) => (Number.isFinite(part) ? part : 0))) };
    }
    case "series":
    case "partial":
    case "tuple":
      throw new Error(`spread: a ${expression.kind} is not one number`);
  }
}

/** Errors of several parts: all of them at worst, but many don't all lie on one side. */
function together(errors: readonly number[]): number {
  let sum = 0;
  let squares = 0;
  for (const error of errors) {
    sum += error;
    squares += error * error;
  }
  return Math.min(sum, 3 * Math.sqrt(squares));
}
