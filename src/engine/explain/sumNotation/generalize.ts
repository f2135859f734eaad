import type { RuleIndex } from "../../names/tensorRef";
import { letterFor } from "./fold";
import { type IndexRule, indicesIn, lettersIn, rolesIn, ruleKey, withIndices } from "./indices";

/** A letter in a rule, and what it counts. */
export interface Free {
  readonly letter: string;
  /** Its value in the step. */
  readonly value: number;
  /** How many there are. */
  readonly count: number;
}

/**
 * A formula for any number of a group, from that of number `k`: where the formulas of its neighbours differ from it
 * just as their own indices do, the index becomes a letter.
 * @param formula of any number; its first quantity is the number itself
 * @param shape of the group, the last size counting fastest
 * @param only which sizes of the shape may become letters
 * @param last the number of the last layer
 * @returns `complete` unless the formula of some neighbour is of another kind, so that the rule isn't theirs too
 */
export function generalize(
  formula: (k: number) => IndexRule,
  k: number,
  shape: readonly number[],
  last: number,
  only: (size: number) => boolean = () => true,
): { formula: IndexRule; free: Free[]; complete: boolean } {
  const own = formula(k);
  const indices = indicesIn(own);
  const roles = rolesIn(own, last);
  const used = lettersIn(own);
  const free: Free[] = [];
  let complete = true;
  let lettered: RuleIndex[] = indices;
  for (const [dimension, count] of shape.entries()) {
    if (count === 1 || !only(dimension)) continue;
    const bound = boundIndices(formula, k, shape, dimension);
    if (!bound) {
      complete = false;
      continue;
    }
    if (bound.length === 0) continue;
    const letter = letterFor(roles[bound[0]], own, used, last);
    used.add(letter);
    free.push({ letter, value: Number(indices[bound[0]]), count });
    lettered = lettered.map((index, q) => (bound.includes(q) ? letter : index));
  }
  return { formula: withIndices(own, lettered), free, complete };
}

/** The indices that change with one size of the shape; nothing where the formulas differ in other ways too. */
function boundIndices(
  formula: (k: number) => IndexRule,
  k: number,
  shape: readonly number[],
  dimension: number,
): number[] | undefined {
  const own = formula(k);
  const [key, indices] = [ruleKey(own), indicesIn(own)];
  const stride = shape.slice(dimension + 1).reduce((product, size) => product * size, 1);
  const start = k - (Math.floor(k / stride) % shape[dimension]) * stride;
  let bound: number[] | undefined;
  for (let step = 0; step < shape[dimension]; step++) {
    const neighbour = start + step * stride;
    if (neighbour === k) continue;
    const other = formula(neighbour);
    if (ruleKey(other) !== key) return undefined;
    const others = indicesIn(other);
    const changed = indices.flatMap((index, q) => (index === others[q] ? [] : [q]));
    const [first] = changed;
    const alike = changed.every((q) => indices[q] === indices[first] && others[q] === others[first]);
    if (!alike || (bound && bound.join() !== changed.join())) return undefined;
    bound = changed;
  }
  return bound ?? [];
}
