import {
  type Expression,
  negative,
  product,
  type RunningLetter,
  type Series,
  sum,
} from "../../math/expressions/expression";
import { hasTarget, indicesIn, keyOf, lettersIn, mapped, rolesIn, withIndices } from "./indices";

/**
 * Folds sums whose terms differ in their indices alone into Σ.
 * @param last the number of the last layer
 */
export function fold(expression: Expression, last: number): Expression {
  const taken = lettersIn(expression);
  return mapped(expression, (part) =>
    part.kind === "sum" ? sum(foldedTerms(part.terms, taken, last)) : part,
  );
}

/** Up to this many different terms may take turns, as in t ln y + (1 − t) ln(1 − y). */
const longestTurn = 2;

function foldedTerms(terms: readonly Expression[], taken: ReadonlySet<string>, last: number): Expression[] {
  const keys = terms.map(keyOf);
  const result: Expression[] = [];
  for (let from = 0; from < terms.length; ) {
    const runs = Array.from({ length: longestTurn }, (_, k) => ({
      turn: k + 1,
      count: repeats(keys, from, k + 1),
    }));
    const found = runs
      .filter(({ count }) => count > 1)
      .sort((a, b) => b.turn * b.count - a.turn * a.count)
      .flatMap(({ turn, count }) => {
        const groups = Array.from({ length: count }, (_, g) =>
          terms.slice(from + g * turn, from + (g + 1) * turn),
        );
        const series = seriesOf(groups, taken, last);
        return series ? [{ series, length: turn * count }] : [];
      })[0];
    result.push(found?.series ?? terms[from]);
    from += found?.length ?? 1;
  }
  return result;
}

/** How often the `turn` keys at `from` come back one after the other. */
function repeats(keys: readonly string[], from: number, turn: number): number {
  let to = from;
  while (to < keys.length && keys[to] === keys[from + ((to - from) % turn)]) to += 1;
  return Math.floor((to - from) / turn);
}

/** One Σ for groups of terms that are alike; nothing where their indices don't count in a regular way. */
function seriesOf(
  groups: readonly (readonly Expression[])[],
  taken: ReadonlySet<string>,
  last: number,
): Expression | undefined {
  const minus = groups.every((group) => group.every(({ kind }) => kind === "negative"));
  const bare = groups.map((group) => sum(minus ? group.map(negative) : group));
  const [first] = bare;
  const indices = bare.map(indicesIn);
  const columns = indices[0].map((_, q) => indices.map((row) => row[q]));
  const turning = [...new Set(columns.map((column) => column.join()))]
    .map((key) => key.split(","))
    .filter((column) => column.some((value) => value !== column[0]));
  const counts = countsOf(turning.map((column) => column.map(Number)));
  if (!counts) return undefined;

  const used = new Set([...taken, ...lettersIn(first)]);
  const roles = rolesIn(first, last);
  const over = turning.map((column, v): RunningLetter => {
    const role = roles[columns.findIndex((other) => other.join() === column.join())];
    const letter = letterFor(role, first, used, last);
    used.add(letter);
    return { letter, values: counts[v] };
  });
  const lettered = columns.map((column, q) => {
    const v = turning.findIndex((other) => other.join() === column.join());
    return v < 0 ? indices[0][q] : over[v].letter;
  });
  const series: Series = {
    kind: "series",
    ...withoutConstant(withIndices(first, lettered)),
    over,
    terms: bare.map((each) => withoutConstant(each).term),
  };
  return minus ? negative(series) : series;
}

/**
 * The values of one letter, each once and rising, or of two that run through all of their pairs.
 * @param columns the letters' values, term by term
 */
function countsOf(columns: readonly (readonly number[])[]): number[][] | undefined {
  const counts = columns.map((column) => [...new Set(column)]);
  const rising = counts.every((values) => values.every((value, k) => value > (values[k - 1] ?? 0)));
  if (!rising || columns.length === 0 || columns.length > 2) return undefined;
  const [outer, inner = [0]] = counts;
  const pairs = outer.flatMap((a) => inner.map((b) => `${a} ${b}`));
  const [first, second = first.map(() => 0)] = columns;
  const regular =
    first.length === pairs.length && first.every((value, k) => `${value} ${second[k]}` === pairs[k]);
  return regular ? counts : undefined;
}

/** A constant that all terms begin with goes before the Σ. */
function withoutConstant(term: Expression): Pick<Series, "coefficient" | "term"> {
  const [first, ...others] = term.kind === "product" ? term.factors : [];
  return first?.kind === "constant" && others.length > 0
    ? { coefficient: first, term: product(...others) }
    : { term };
}

/**
 * The letter for the units of a layer or the examples: k for outputs beside their targets, j for the highest layer
 * in the formula, i for the one below.
 */
export function letterFor(
  role: number | "example",
  formula: Expression,
  used: ReadonlySet<string>,
  last: number,
): string {
  const layers = rolesIn(formula, last).filter((other) => other !== "example");
  const highest = Math.max(...layers);
  const usual = role === "example" ? "n" : role < highest ? "i" : hasTarget(formula) ? "k" : "j";
  const letter = [usual, ..."jklpqrs"].find((candidate) => !used.has(candidate));
  if (letter === undefined) throw new Error("series: no letter is left");
  return letter;
}
