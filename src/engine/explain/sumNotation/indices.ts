import type { Expression } from "../../math/expressions/expression";
import { partsOf, renamed, visit } from "../../math/expressions/parts";
import type { RuleQuantity } from "../../names/quantity";
import type { RuleIndex, RulePlain } from "../../names/tensorRef";

/** A formula whose quantities may have letters for indices. */
export type IndexRule = Expression<RuleQuantity>;

/** All indices in the rule's quantities, in reading order: each number's own, then its example. */
export function indicesIn(rule: IndexRule): RuleIndex[] {
  const indices: RuleIndex[] = [];
  for (const quantity of quantitiesOf(rule)) pushIndices(quantity, indices);
  return indices;
}

/** The rule with other indices, given for all of its quantities in reading order. */
export function withIndices(rule: IndexRule, indices: readonly RuleIndex[]): IndexRule {
  let next = 0;
  return renamed(rule, (quantity) => reindexed(quantity, () => indices[next++]));
}

/** The indices of one quantity. */
export function quantityIndices(quantity: RuleQuantity): RuleIndex[] {
  const indices: RuleIndex[] = [];
  pushIndices(quantity, indices);
  return indices;
}

function pushIndices(quantity: RuleQuantity, into: RuleIndex[]): void {
  for (const { index, example } of numbersIn(quantity)) {
    into.push(...index);
    if (example !== undefined) into.push(example);
  }
}

/** A quantity with each of its indices changed, in the order of `quantityIndices`. */
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
export function ruleKey(rule: IndexRule): string {
  const parts = () => `(${partsOf(rule).map(ruleKey).join(" ")})`;
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

/** What a quantity is but for its indices: large sums have many. */
function withoutIndices(quantity: RuleQuantity): string {
  const which = quantity.kind === "gradient" ? quantity.from : quantity.kind === "slot" ? quantity.slot : "";
  return `${quantity.kind} ${which}${numbersIn(quantity).map(tensorIn)}`;
}

const tensorIn = ({ base, layer, stage, index, example }: RulePlain) =>
  `${base}${layer ?? ""}.${stage ?? ""}[${index.length}${example === undefined ? "" : "@"}`;

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
  const quantities: RuleQuantity[] = [];
  visit(rule, (part) => {
    if (part.kind === "quantity") quantities.push(part.name);
    if (part.kind === "partial") quantities.push(part.of, part.by);
  });
  return quantities;
}

/** The numbers of tensors in a quantity. */
const numbersIn = (quantity: RuleQuantity): RulePlain[] =>
  quantity.kind === "slope" ? [quantity.of, quantity.by] : [quantity.of];
