import { type Expression, partial, product, quantity, sum, tuple } from "../../math/expressions/expression";
import { visit } from "../../math/expressions/parts";
import { nameOf } from "../../names/canonicalName";
import { lossName, numberOf, type Quantity } from "../../names/quantity";
import { wholeOf } from "../../steps/groups/group";
import { throughOf } from "../../steps/numberStep";
import type { Step } from "../../steps/trace";
import { asDenominator } from "../leftOf";
import { fold } from "./fold";
import { type Free, generalize } from "./generalize";

/** A step's rule for any number of its group: letters for its indices, Σ for its sums. */
export interface IndexForm {
  readonly left: Expression;
  readonly right: Expression;
  /** What the chain rule says of a gradient. */
  readonly chain?: Expression;
  readonly free: readonly Free[];
  /** Whether the rule is that of every number of the group. */
  readonly complete: boolean;
}

/** @param last the number of the last layer */
export function indexForm(step: Step, last: number): IndexForm {
  return sidesOf(step, last, () => true, fold);
}

/** The same with a letter for the example alone: a unit's formula for each of them, written term by term. */
export function exampleForm(step: Step, last: number): IndexForm {
  const { shape } = wholeOf(step.group, step.k);
  return sidesOf(
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
function sidesOf(
  step: Step,
  last: number,
  only: (size: number) => boolean,
  shorten: (formula: Expression, last: number) => Expression,
): IndexForm {
  const { group, k } = step;
  const parts = group.wholes.length;
  const formula = (index: number): Expression => {
    const number = index * parts + (k % parts);
    const right = termsOf(group.expression(number), step.term?.number);
    const left = quantity(nameOf(group.quantity(number)), group.value(number));
    const chain = chainOf(group.quantity(number), throughOf(group, right, number));
    // Held together, so that all sides get the same letters.
    return tuple(left, right, ...(chain ? [chain] : []));
  };
  const { shape } = wholeOf(group, k);
  const { formula: general, free, complete } = generalize(formula, Math.floor(k / parts), shape, last, only);
  const [left, right, chain] = (shorten(general, last) as Extract<Expression, { kind: "tuple" }>).items;
  return { left, right, ...(chain && { chain }), free, complete };
}

/** The first terms of a sum; all where it isn't said how many. */
function termsOf(expression: Expression, count?: number): Expression {
  return count !== undefined && expression.kind === "sum"
    ? sum(expression.terms.slice(0, count))
    : expression;
}

function chainOf(of: Quantity, through: readonly Quantity[]): Expression | undefined {
  if (of.kind !== "gradient" || through.length === 0) return undefined;
  const below = nameOf(asDenominator(of.of));
  return sum(
    through.map((each) =>
      product(partial(lossName, nameOf(numberOf(each.of))), partial(nameOf(each), below)),
    ),
  );
}

/** Whether anything in it is written with a letter. */
export function hasLetters({ free, right }: IndexForm): boolean {
  let series = false;
  visit(right, (part) => {
    if (part.kind === "series") series = true;
  });
  return series || free.length > 0;
}
