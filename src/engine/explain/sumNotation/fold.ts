import { negative, product, type RunningLetter, type Series, sum } from "../../math/expressions/expression";
import { mapped } from "../../math/expressions/parts";
import type { RuleQuantity } from "../../names/quantity";
import type { RuleIndex } from "../../names/tensorRef";
import {
  hasTarget,
  type IndexRule,
  indicesIn,
  isLetter,
  lettersIn,
  rolesIn,
  ruleKey,
  withIndices,
} from "./indices";

/**
 * Folds sums whose terms differ in their indices alone into Σ.
 * @param last the number of the last layer
 */
export function fold(rule: IndexRule, last: number): IndexRule {
  const taken = lettersIn(rule);
  return mapped(rule, (part) => (part.kind === "sum" ? sum(foldedTerms(part.terms, taken, last)) : part));
}

/** Up to this many different terms may take turns, as in t ln y + (1 − t) ln(1 − y). */
const longestTurn = 2;

function foldedTerms(terms: readonly IndexRule[], taken: ReadonlySet<string>, last: number): IndexRule[] {
  const keys = terms.map(ruleKey);
  const result: IndexRule[] = [];
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
  groups: readonly (readonly IndexRule[])[],
  taken: ReadonlySet<string>,
  last: number,
): IndexRule | undefined {
  const minus = groups.every((group) => group.every(({ kind }) => kind === "negative"));
  const bare = groups.map((group) => sum(minus ? group.map(negative) : group));
  const [first] = bare;
  const indices = bare.map(indicesIn);
  /** Each index of a group, group by group. */
  const columns = indices[0].map((_, q) => indices.map((row) => row[q]));
  const turning = columns.filter(
    (column, q) => column.some((index) => index !== column[0]) && firstAlike(columns, column) === q,
  );
  const counts = countsOf(turning);
  if (!counts) return undefined;

  const used = new Set([...taken, ...lettersIn(first)]);
  const roles = rolesIn(first, last);
  const over = turning.map((column, v): RunningLetter => {
    const letter = letterFor(roles[columns.indexOf(column)], first, used, last);
    used.add(letter);
    return { letter, values: counts[v] };
  });
  const lettered = columns.map((column) => over[firstAlike(turning, column)]?.letter ?? column[0]);
  const series: IndexRule = { kind: "series", ...withoutConstant(withIndices(first, lettered)), over };
  return minus ? negative(series) : series;
}

/** Which column comes first that is the same; −1 where there is none. */
const firstAlike = (columns: readonly (readonly RuleIndex[])[], column: readonly RuleIndex[]) =>
  columns.findIndex((other) => other.every((index, k) => index === column[k]));

/**
 * The values of one letter, each once and rising, or of two that run through all of their pairs.
 * @param columns what stands in the letters' places, term by term
 */
function countsOf(columns: readonly (readonly RuleIndex[])[]): number[][] | undefined {
  if (columns.length === 0 || columns.length > 2 || columns.flat().some(isLetter)) return undefined;
  const counts = columns.map((column) => [...new Set(column.map(Number))]);
  const rising = counts.every((values) => values.every((value, k) => value > (values[k - 1] ?? 0)));
  if (!rising) return undefined;
  const [outer, inner = [0]] = counts;
  const [first, second = first.map(() => 0)] = columns;
  const regular =
    first.length === outer.length * inner.length &&
    first.every(
      (value, k) => value === outer[Math.floor(k / inner.length)] && second[k] === inner[k % inner.length],
    );
  return regular ? counts : undefined;
}

/** A constant that all terms begin with goes before the Σ. */
function withoutConstant(term: IndexRule): Pick<Series<RuleQuantity>, "coefficient" | "term"> {
  const [first, ...others] = term.kind === "product" ? term.factors : [];
  return first?.kind === "constant" && others.length > 0
    ? { coefficient: first, term: product(...others) }
    : { term };
}

/**
 * The letter for the units of a layer or the examples: k for outputs beside their targets, j for the highest layer
 * in the formula, i for the one below.
 * @throws Error where all are used
 */
export function letterFor(
  role: number | "example",
  formula: IndexRule,
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
