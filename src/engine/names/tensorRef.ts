// Tensors of a graph as quantities refer to them, and their numbers. Layers, units and examples count from 1.

/** The letters of a network's tensors. */
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

/** In a rule for any number, letters stand for indices. */
export type RuleIndex = number | string;
export type RulePlain = Plain<RuleIndex>;

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
