import { type Expression, partial, product, quantity, sum, tuple } from "../../math/expressions/expression";
import { renamed, visit } from "../../math/expressions/parts";
import { numberOf, type Quantity, type RuleQuantity } from "../../names/quantity";
import { lossName, plain } from "../../names/tensorRef";
import { wholeOf } from "../../steps/groups/group";
import { throughOf } from "../../steps/numberStep";
import type { Step } from "../../steps/trace";
import { asDenominator } from "../formula/leftOf";
import { fold } from "./fold";
import { type Free, generalize } from "./generalize";
import type { IndexRule } from "./indices";

/** A step's rule for any number of its group: letters for its indices, Σ for its sums. */
export interface IndexForm {
  readonly left: IndexRule;
  readonly right: IndexRule;
  /** What the chain rule says of a gradient. */
  readonly chain?: IndexRule;
  readonly free: readonly Free[];
  /** Whether the rule is that of every number of the group. */
  readonly complete: boolean;
}

/** @param last the number of the last layer */
export function indexForm(step: Step, last: number): IndexForm {
  return formSides(step, last, () => true, fold);
}

/** The same with a letter for the example alone: a unit's formula for each of them, written term by term. */
export function exampleForm(step: Step, last: number): IndexForm {
  const { shape } = wholeOf(step.group, step.k);
  return formSides(
    step,
    last,
    (size) => size === shape.length - 1,
    (formula) => formula,
  );
}

/**
 * @param only which sizes of the group's shape may become letters
 * @param shorten what is done to the sums
 */
function formSides(
  step: Step,
  last: number,
  only: (size: number) => boolean,
  shorten: (formula: IndexRule, last: number) => IndexRule,
): IndexForm {
  const { group, k } = step;
  const parts = group.wholes.length;
  const read = (name: string): RuleQuantity => {
    const quantity = group.parse(name);
    if (!quantity) throw new Error(`explain: ${name} isn't a quantity`);
    return quantity;
  };
  const formula = (index: number): IndexRule => {
    const number = index * parts + (k % parts);
    const right = termsOf(group.expression(number), step.term?.number);
    const left = quantity<RuleQuantity>(group.quantity(number), group.value(number));
    const chain = chainForm(group.quantity(number), throughOf(group, right, number));
    // Held together, so that all sides get the same letters.
    return tuple(left, renamed(right, read), ...(chain ? [chain] : []));
  };
  const { shape } = wholeOf(group, k);
  const { formula: general, free, complete } = generalize(formula, Math.floor(k / parts), shape, last, only);
  const [left, right, chain] = (shorten(general, last) as Extract<IndexRule, { kind: "tuple" }>).items;
  return { left, right, ...(chain && { chain }), free, complete };
}

/** The first terms of a sum; all where it isn't said how many. */
function termsOf(expression: Expression, count?: number): Expression {
  return count !== undefined && expression.kind === "sum"
    ? sum(expression.terms.slice(0, count))
    : expression;
}

function chainForm(of: Quantity, through: readonly Quantity[]): IndexRule | undefined {
  if (of.kind !== "gradient" || through.length === 0) return undefined;
  const below = asDenominator(of.of);
  return sum(through.map((each) => product(partial(loss, numberOf(each.of)), partial(each, below))));
}

const loss = numberOf(plain(lossName, undefined, []));

/** Whether anything in it is written with a letter. */
export function hasLetters({ free, right }: IndexForm): boolean {
  let series = false;
  visit(right, (part) => {
    if (part.kind === "series") series = true;
  });
  return series || free.length > 0;
}
