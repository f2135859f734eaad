import { isOfProgram, lossName, type Plain, type RuleIndex } from "./tensorRef";

/**
 * A number of a pass as a value: a tensor of the graph, an index into it and, where there are several, an example.
 * Layers, units and examples count from 1.
 */
export type Quantity<Index = number> =
  | { readonly kind: "plain"; readonly of: Plain<Index> }
  /**
   * ∂L/∂of, or the penalty's part of it, ∂P/∂of. With an example, a parameter's is that example's share. In a program
   * `from` is the name of the scalar whose gradients are taken.
   */
  | { readonly kind: "gradient"; readonly from: string; readonly of: Plain<Index> }
  /** What the way back solves for at a number that is defined by an equation, λ. */
  | { readonly kind: "adjoint"; readonly of: Plain<Index> }
  /** A local slope, ∂a/∂z of one unit. */
  | { readonly kind: "slope"; readonly of: Plain<Index>; readonly by: Plain<Index> }
  /** A parameter after the update. */
  | { readonly kind: "updated"; readonly of: Plain<Index> }
  | { readonly kind: "slot"; readonly slot: string; readonly of: Plain<Index> };

/** In a rule for any number. */
export type RuleQuantity = Quantity<RuleIndex>;

/** The number itself, no gradient or slot of it. */
export const numberOf = <Index>(of: Plain<Index>): Quantity<Index> => ({ kind: "plain", of });

/** ∂L/∂of. @param from the scalar whose gradients are taken */
export const gradientOf = <Index>(of: Plain<Index>, from: string = lossName): Quantity<Index> => ({
  kind: "gradient",
  from,
  of,
});

/** λ at a number that an equation defines. */
export const adjointOf = <Index>(of: Plain<Index>): Quantity<Index> => ({ kind: "adjoint", of });

/** ∂P/∂of, the penalty's part of the gradient. */
export const penaltyGradientOf = <Index>(of: Plain<Index>): Quantity<Index> => ({
  kind: "gradient",
  from: "P",
  of,
});

/** A parameter after the update. */
export const updated = <Index>(of: Plain<Index>): Quantity<Index> => ({ kind: "updated", of });

/** What the optimizer keeps for a parameter. @param slot its letter: m, v, s */
export const optimizerSlotOf = <Index>(slot: string, of: Plain<Index>): Quantity<Index> => ({
  kind: "slot",
  slot,
  of,
});

/** ∂of/∂by, a local slope. */
export const slopeOf = <Index>(of: Plain<Index>, by: Plain<Index>): Quantity<Index> => ({
  kind: "slope",
  of,
  by,
});

/** Whether it is a gradient of the loss, and not the penalty's part of one. */
export const isLossGradient = (quantity: Quantity): boolean =>
  quantity.kind === "gradient" && !isPenaltyPart(quantity);

/** Whether it is the penalty's part of a gradient. */
export const isPenaltyPart = (quantity: Quantity): boolean =>
  quantity.kind === "gradient" && quantity.from === "P" && !isOfProgram(quantity.of);

/** Whether it is measured on the scale of gradients: a gradient, or a local slope. */
export const isDerivative = ({ kind }: Quantity): boolean =>
  kind === "gradient" || kind === "slope" || kind === "adjoint";

/** The same of all examples: a unit's number in any of them, the whole gradient of which one example has a share. */
export function withoutExample<Index>(quantity: Quantity<Index>): Quantity<Index> {
  const ofAll = (of: Plain<Index>) => (of.example === undefined ? of : { ...of, example: undefined });
  const of = ofAll(quantity.of);
  return quantity.kind === "slope"
    ? { ...quantity, of, by: ofAll(quantity.by) }
    : of === quantity.of
      ? quantity
      : withOf(quantity, of);
}

/** The buffer to which it belongs: its tensor, of the same example. */
export const wholeBuffer = <Index>(quantity: Quantity<Index>): Quantity<Index> =>
  quantity.of.index.length === 0 ? quantity : withOf(quantity, { ...quantity.of, index: [] });

/** The same of another number. */
export const withOf = <Index>(quantity: Quantity<Index>, of: Plain<Index>): Quantity<Index> => ({
  ...quantity,
  of,
});
