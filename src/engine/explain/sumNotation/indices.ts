import type { Expression } from "../../math/expressions/expression";
import { partsOf, renamed } from "../../math/expressions/parts";
import { nameOf } from "../../names/canonicalName";
import type { RuleIndex, RulePlain, RuleQuantity } from "../../names/quantity";

/** A formula whose quantities may have letters for indices. */
export type IndexRule = Expression<RuleQuantity>;

/** All indices in the rule's quantities, in reading order: each number's own, then its example. */
export const indicesIn = (rule: IndexRule): RuleIndex[] => quantitiesOf(rule).flatMap(indicesOf);

/** The rule with other indices, given for all of its quantities in reading order. */
export function withIndices(rule: IndexRule, indices: readonly RuleIndex[]): IndexRule {
  let next = 0;
  return renamed(rule, (quantity) => reindexed(quantity, () => indices[next++]));
}

/** The indices of one quantity. */
export const indicesOf = (quantity: RuleQuantity): RuleIndex[] =>
  numbersIn(quantity).flatMap(({ index, example }) => [
    ...index,
    ...(example === undefined ? [] : [example]),
  ]);

/** A quantity with each of its indices changed, in the order of `indicesOf`. */
export function reindexed(quantity: RuleQuantity, change: (index: RuleIndex) => RuleIndex): RuleQuantity {
  const changed = (of: RulePlain): RulePlain => ({
    ...of,
    index: of.index.map(change),
    ...(of.example !== undefined && { example: change(of.example) }),
  });
  const of = changed(quantity.of);
  return quantity.kind === "slope" ? { ...quantity, of, by: changed(quantity.by) } : { ...quantity, of };
}

export const isLetter = (index: RuleIndex): index is string => typeof index === "string";

/** The letters among a rule's indices. */
export const lettersIn = (rule: IndexRule) => new Set(indicesIn(rule).filter(isLetter));

/** Two rules with the same key differ in the indices of their quantities at most. */
export function keyOf(rule: IndexRule): string {
  const parts = () => `(${partsOf(rule).map(keyOf).join(" ")})`;
  switch (rule.kind) {
    case "number":
      return String(rule.value);
    case "constant":
      return rule.symbol;
    case "quantity":
      return withoutIndices(rule.name);
    case "partial":
      return `${withoutIndices(rule.of)}|${withoutIndices(rule.by)}`;
    case "call":
      return `${rule.function.id} ${rule.function.tex}${parts()}`;
    case "series":
      return `series ${JSON.stringify(rule.over)}${parts()}`;
    default:
      return `${rule.kind}${parts()}`;
  }
}

const withoutIndices = (quantity: RuleQuantity) => nameOf(reindexed(quantity, () => "#"));

/**
 * What an index counts, in the order of `indicesIn`: the units of a layer (0 for the inputs), or the examples.
 * @param last the number of the last layer, to which the targets belong
 */
export const rolesIn = (rule: IndexRule, last: number): (number | "example")[] =>
  quantitiesOf(rule)
    .flatMap(numbersIn)
    .flatMap(({ role, layer = 0, index, example }) => [
      ...index.map((_, axis) => (role === "target" ? last : layer - axis)),
      ...(example === undefined ? [] : (["example"] as const)),
    ]);

/** Whether a target is among the quantities. */
export const hasTarget = (rule: IndexRule) =>
  quantitiesOf(rule).some(({ kind, of }) => kind === "plain" && of.role === "target");

/** All quantities in the rule, in reading order. */
function quantitiesOf(rule: IndexRule): RuleQuantity[] {
  if (rule.kind === "quantity") return [rule.name];
  return rule.kind === "partial" ? [rule.of, rule.by] : partsOf(rule).flatMap(quantitiesOf);
}

/** The numbers of tensors in a quantity. */
const numbersIn = (quantity: RuleQuantity): RulePlain[] =>
  quantity.kind === "slope" ? [quantity.of, quantity.by] : [quantity.of];
