import { type Expression, quantitiesIn } from "../../math/expression";

/** A place in a name that is a number or, in a rule for any number, a letter: the 2 and the i of `W1[2,i]@3`. */
const place = /(?<=[[,@])(?:\d+|[a-z])/g;

/** All places in the expression's quantities, in reading order. */
export function placesIn(expression: Expression): string[] {
  const places: string[] = [];
  renamed(expression, (name) => {
    places.push(...(name.match(place) ?? []));
    return name;
  });
  return places;
}

/** The expression with other places, given for all of its quantities in reading order. */
export function withPlaces(expression: Expression, places: readonly string[]): Expression {
  let next = 0;
  return renamed(expression, (name) => name.replace(place, () => places[next++]));
}

/** The letters among an expression's places. */
export const lettersIn = (expression: Expression) =>
  new Set(placesIn(expression).filter((each) => !/\d/.test(each)));

/** Two expressions with the same key differ in the places of their quantities at most. */
export function keyOf(expression: Expression): string {
  const list = (parts: readonly Expression[]) => `(${parts.map(keyOf).join(" ")})`;
  switch (expression.kind) {
    case "number":
      return String(expression.value);
    case "constant":
      return expression.symbol;
    case "quantity":
      return expression.name.replace(place, "#");
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
  }
}

/** The expression with each of its parts changed, the innermost first. */
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
    default:
      return change(expression);
  }
}

const renamed = (expression: Expression, rename: (name: string) => string) =>
  mapped(expression, (part) => (part.kind === "quantity" ? { ...part, name: rename(part.name) } : part));

/**
 * What a place counts, in the order of `placesIn`: the units of a layer (0 for the inputs), or the examples.
 * @param last the number of the last layer, to which the targets belong
 */
export function rolesIn(expression: Expression, last: number): (number | "example")[] {
  const roles: (number | "example")[] = [];
  renamed(expression, (name) => {
    for (const [, base, layer, second, example] of name.matchAll(
      /([xtWbza])(\d*)(?:\.\d+)?\[\w+(,\w+)?\]|(@)/g,
    )) {
      if (example) roles.push("example");
      else roles.push(base === "t" ? last : Number(layer), ...(second ? [Number(layer) - 1] : []));
    }
    return name;
  });
  return roles;
}

/** Whether a target is among the quantities. */
export const hasTarget = (expression: Expression) =>
  quantitiesIn(expression).some((name) => name.startsWith("t"));
