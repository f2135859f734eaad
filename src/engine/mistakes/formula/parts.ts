import type { Expression } from "../../math/expressions/expression";
import { partsOf, withParts } from "../../math/expressions/parts";
import { nameOf, parseQuantity } from "../../names/canonicalName";
import { gradientOf, isLossGradient, numberOf, type Quantity } from "../../names/quantity";
import { type Plain, plain, type Role } from "../../names/tensorRef";
import type { FormulaKind, QuantityFormula } from "./formula";
import type { Context } from "./trial";

/** What the mistakes have in common: formulas taken apart and put together differently. */

export const isKind = ({ kind }: QuantityFormula, ...kinds: readonly FormulaKind[]) => kinds.includes(kind);

/** The terms of a sum; of anything else, itself. */
export const sumTerms = (expression: Expression): readonly Expression[] =>
  expression.kind === "sum" ? expression.terms : [expression];

export const productFactors = (expression: Expression): readonly Expression[] =>
  expression.kind === "product" ? expression.factors : [expression];

export const without = <Item>(items: readonly Item[], index: number): Item[] =>
  items.filter((_, k) => k !== index);

export const replaced = <Item>(items: readonly Item[], index: number, item: Item): Item[] =>
  items.map((other, k) => (k === index ? item : other));

/** The quantity that a leaf is. */
export const quantityIn = (expression: Expression): Quantity | undefined =>
  expression.kind === "quantity" ? parseQuantity(expression.name) : undefined;

/** The plain quantity that a leaf is about, where it is a plain quantity. */
export function plainIn(expression: Expression): Plain | undefined {
  const quantity = quantityIn(expression);
  return quantity?.kind === "plain" ? quantity.of : undefined;
}

/** The same for the gradient of the loss. */
export function gradientIn(expression: Expression): Plain | undefined {
  const quantity = quantityIn(expression);
  return quantity && isLossGradient(quantity) ? quantity.of : undefined;
}

export const isWeightLeaf = (expression: Expression) => plainIn(expression)?.role === "weights";
export const isBiasLeaf = (expression: Expression) => plainIn(expression)?.role === "bias";

export const plainNamed = (of: Plain) => nameOf(numberOf(of));
export const gradientNamed = (of: Plain) => nameOf(gradientOf(of));

/**
 * The expression with quantities exchanged for others.
 * @param other what stands in place of a quantity; nothing leaves it
 * @returns nothing where none was exchanged
 */
export function exchanged(
  expression: Expression,
  other: (name: string) => Expression | undefined,
): Expression | undefined {
  return rewritten(expression, (part) => (part.kind === "quantity" ? other(part.name) : undefined));
}

/** Other units of the same layer: the neighbours of a plain quantity, along one of its indices. */
export function neighbours(of: Plain, along: number, size: number): Plain[] {
  return Array.from({ length: size }, (_, k) => k + 1)
    .filter((index) => index !== of.index[along])
    .map((index) => plain(of.base, of.layer, replaced(of.index, along, index), of.example, of.stage));
}

/** How many units a layer has; 0 is the input. */
export function unitsIn({ document }: Context, layer: number): number {
  return layer === 0 ? document.inputs : document.layers[layer - 1].units;
}

/** The subject of a formula's name: what a gradient is taken by, what is updated. */
export function subject({ name }: QuantityFormula): Plain | undefined {
  const quantity = parseQuantity(name);
  return quantity === undefined ? undefined : quantity.kind === "slope" ? quantity.by : quantity.of;
}

export function isGradientOf({ name }: QuantityFormula, role: Role): boolean {
  const quantity = parseQuantity(name);
  return quantity !== undefined && isLossGradient(quantity) && quantity.of.role === role;
}

/**
 * The expression with parts of it replaced, the outermost first; what stands in their place is taken as it is.
 * @param other what stands in place of a part; nothing leaves it, and looks into it
 * @returns nothing where no part was replaced
 */
export function rewritten(
  expression: Expression,
  other: (part: Expression) => Expression | undefined,
): Expression | undefined {
  let changed = false;
  const visit = (part: Expression): Expression => {
    const found = other(part);
    if (!found) return withParts(part, visit);
    changed = true;
    return found;
  };
  const result = visit(expression);
  return changed ? result : undefined;
}

/** What a minus stands before, be it a sign or a function of one number. */
export function negatedIn(part: Expression): Expression | undefined {
  if (part.kind === "negative") return part.of;
  if (part.kind !== "call" || part.arguments.length !== 1) return undefined;
  return [1, -0.5].every((x) => part.function.evaluate(x) === -x) ? part.arguments[0] : undefined;
}

/** Whether some part of an expression is so. */
export const hasPart = (expression: Expression, is: (part: Expression) => boolean): boolean =>
  is(expression) || partsOf(expression).some((part) => hasPart(part, is));

/** Whether a leaf is the gradient of the loss. */
export const isGradientLeaf = (part: Expression) => gradientIn(part) !== undefined;

/** Whether a leaf is what an optimizer's slot was before the step: m₂, v₂. */
export const isOldSlot = (part: Expression) => part.kind === "constant" && part.role === "oldSlot";
