/**
 * Quantities: all numbers of a pass as values. Each is a tensor of the graph, an index into it and, where there are
 * several, an example. Layers, units and examples count from 1.
 */
export type Base = "x" | "t" | "W" | "b" | "z" | "a" | "L" | "dataLoss" | "penalty";

/**
 * What a tensor is there for. Those of a program are what an update changes (`parameter`), other values with a name or
 * the text of their formula for one, and what is written in a formula alone (`literal`).
 */
export type Role =
  | "input"
  | "target"
  | "weights"
  | "bias"
  | "preActivation"
  | "stage"
  | "loss"
  | "parameter"
  | "value"
  | "literal";

/** A tensor of the graph, as quantities refer to it. */
export interface TensorRef {
  /** Its letter in canonical names, a `Base`; in a program its name. */
  readonly base: string;
  readonly role: Role;
  /** 1-based; absent for x, t and the losses. */
  readonly layer?: number | undefined;
  /** Which activation of a stack, 1-based; the last one has none. */
  readonly stage?: number | undefined;
}

/** A number of a tensor, before gradients, slots and updates. Its indices are numbers, or letters in a rule. */
export interface Plain<Index = number> extends TensorRef {
  /** 1-based: [unit], or [to, from] for a weight; empty for a shared bias, a loss and a whole tensor. */
  readonly index: readonly Index[];
  /** 1-based, where there is more than one example. */
  readonly example?: Index | undefined;
  /** Of a gradient in a program the share that comes back through one use of the number, 1-based in their order. */
  readonly use?: number | undefined;
}

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

/** In a rule for any number, letters stand for indices. */
export type RuleIndex = number | string;
export type RulePlain = Plain<RuleIndex>;
export type RuleQuantity = Quantity<RuleIndex>;

// ---- tensors and their numbers -----------------------------------------------------------------

/** What the letters of a network's tensors stand for. */
const roles: Readonly<Record<Base, Role>> = {
  x: "input",
  t: "target",
  W: "weights",
  b: "bias",
  z: "preActivation",
  a: "stage",
  L: "loss",
  dataLoss: "loss",
  penalty: "loss",
};

/** @param base a `Base`: a network's tensor has the role that its letter stands for */
export const tensorRef = (base: string, layer?: number, stage?: number): TensorRef => ({
  base,
  role: roles[base as Base],
  layer,
  stage,
});

/** A number of a network's tensor. @param index 1-based; empty for a whole tensor, a shared bias and a loss */
export function plain(
  base: string,
  layer: number | undefined,
  index: readonly number[],
  example?: number,
  stage?: number,
): Plain {
  return { base, role: roles[base as Base], layer, stage, index, example };
}

/** The canonical name of the loss of the whole batch, and that of its part without penalties where there are any. */
export const lossName: Base = "L";
export const dataLossName: Base = "dataLoss";

/** A number of a tensor; without an index the whole tensor. */
export const elementIn = (
  { base, role, layer, stage }: TensorRef,
  index: readonly number[] = [],
  example?: number,
): Plain => ({ base, role, layer, stage, index, example });

/** The roles of what a pass starts from: nobody works these out. */
const givenRoles: readonly Role[] = ["input", "target", "weights", "bias"];

/** Whether it belongs to a program. */
export const isOfProgram = ({ role }: Pick<TensorRef, "role">) =>
  role === "value" || role === "parameter" || role === "literal";

/** Whether a network's pass starts from it. */
export const isGiven = ({ role }: Pick<TensorRef, "role">) => givenRoles.includes(role);

export const isBias = ({ role }: Pick<TensorRef, "role">) => role === "bias";

export const isWeight = ({ role }: Pick<TensorRef, "role">) => role === "weights";

/** Whether an update changes it. */
export const isParameter = ({ role }: Pick<TensorRef, "role">) =>
  role === "weights" || role === "bias" || role === "parameter";

// ---- quantities ----------------------------------------------------------------------------------

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
