import type { Expression, Letter, Quantity } from "../../math/expressions/expression";

/** An index in a name that is a number or, in a rule for any number, a letter: the 2 and the i of `W1[2,i]@3`. */
const indexPattern = /(?<=[[,@])(?:\d+|[a-z])/g;

/** All indices in the expression's quantities, in reading order. */
export const indicesIn = (expression: Expression): string[] =>
  namesIn(expression).flatMap((name) => name.match(indexPattern) ?? []);

/** All names in the expression, in reading order. */
function namesIn(expression: Expression): string[] {
  const names: string[] = [];
  renamed(expression, (name) => {
    names.push(name);
    return name;
  });
  return names;
}

/** The expression with other indices, given for all of its quantities in reading order. */
export function withIndices(expression: Expression, indices: readonly string[]): Expression {
  let next = 0;
  return renamed(expression, (name) => name.replace(indexPattern, () => indices[next++]));
}

/** The letters among an expression's indices. */
export const lettersIn = (expression: Expression) =>
  new Set(indicesIn(expression).filter((each) => !/\d/.test(each)));

/** Two expressions with the same key differ in the indices of their quantities at most. */
export function keyOf(expression: Expression): string {
  const list = (parts: readonly Expression[]) => `(${parts.map(keyOf).join(" ")})`;
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "constant":
      return expression.symbol;
    case "quantity":
      return expression.name.replace(indexPattern, "#");
    case "sum":
      return `sum${list(expression.terms)}`;
    case "product":
      return `product${list(expression.factors)}`;
    case "quotient":
      return `quotient${list([expression.numerator, expression.denominator])}`;
    case "negative":
      return `-${list([expression.of])}`;
    case "call":
      return `${expression.function.id} ${expression.function.tex}${list(expression.arguments)}`;
    case "series": {
      const { coefficient, over, term } = expression;
      return `series ${JSON.stringify(over)}${list([...(coefficient ? [coefficient] : []), term])}`;
    }
    case "letter":
      return expression.name.replace(indexPattern, "#");
    case "partial":
      return `${expression.of}|${expression.by}`.replace(indexPattern, "#");
    case "tuple":
      return `tuple${list(expression.items)}`;
  }
}

/** The expression with each of its parts changed as they are written, the innermost first: of a series its term. */
export function mapped(expression: Expression, change: (part: Expression) => Expression): Expression {
  const each = (parts: readonly Expression[]) => parts.map((part) => mapped(part, change));
  switch (expression.kind) {
    case "sum":
      return change({ ...expression, terms: each(expression.terms) });
    case "product":
      return change({ ...expression, factors: each(expression.factors) });
    case "quotient": {
      const [numerator, denominator] = each([expression.numerator, expression.denominator]);
      return change({ ...expression, numerator, denominator });
    }
    case "negative":
      return change({ ...expression, of: mapped(expression.of, change) });
    case "call":
      return change({ ...expression, arguments: each(expression.arguments) });
    case "series": {
      const { coefficient, term } = expression;
      return change({
        ...expression,
        coefficient: coefficient && mapped(coefficient, change),
        term: mapped(term, change),
      });
    }
    case "tuple":
      return change({ ...expression, items: each(expression.items) });
    default:
      return change(expression);
  }
}

const renamed = (expression: Expression, rename: (name: string) => string) =>
  mapped(expression, (part) => {
    if (part.kind === "quantity") return called(rename(part.name), part);
    if (part.kind === "letter") return called(rename(part.name), part.at);
    return part.kind === "partial" ? { ...part, of: rename(part.of), by: rename(part.by) } : part;
  });

const called = (name: string, at: Quantity): Quantity | Letter =>
  name === at.name ? at : { kind: "letter", name, at };

/**
 * What an index counts, in the order of `indicesIn`: the units of a layer (0 for the inputs), or the examples.
 * @param last the number of the last layer, to which the targets belong
 */
export function rolesIn(expression: Expression, last: number): (number | "example")[] {
  return namesIn(expression).flatMap((name) =>
    Array.from(
      name.matchAll(/([xtWbza])(\d*)(?:\.\d+)?\[\w+(,\w+)?\]|(@)/g),
      ([, base, layer, second, example]): (number | "example")[] =>
        example ? ["example"] : [base === "t" ? last : Number(layer), ...(second ? [Number(layer) - 1] : [])],
    ).flat(),
  );
}

/** Whether a target is among the quantities. */
export const hasTarget = (expression: Expression) => namesIn(expression).some((name) => name.startsWith("t"));
