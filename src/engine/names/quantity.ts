/**
 * Quantities: all numbers of a pass as values. Each is a tensor of the graph, an index into it and, where there are
 * several, an example. Layers, units and examples count from 1.
 *
 * As text, in files, links, the command line, `data-quantity` and the keys of maps, a quantity has a canonical name:
 * `W2[1,1]`, `dL/dz1[2]@3`, `m(b1)`. `nameOf` writes it, `parseQuantity` reads it, and nothing else takes it apart.
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

export const tensorRef = (base: string, layer?: number, stage?: number): TensorRef => ({
  base,
  role: roles[base as Base],
  layer,
  stage,
});

export function plain(
  base: string,
  layer: number | undefined,
  index: readonly number[],
  example?: number,
  stage?: number,
): Plain {
  return { base, role: roles[base as Base], layer, stage, index, example };
}

/** The canonical name of the loss of the whole batch. */
export const lossName: Base = "L";

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

export const isGiven = ({ role }: Pick<TensorRef, "role">) => givenRoles.includes(role);

export const isBias = ({ role }: Pick<TensorRef, "role">) => role === "bias";

export const isWeight = ({ role }: Pick<TensorRef, "role">) => role === "weights";

/** Whether an update changes it. */
export const isParameter = ({ role }: Pick<TensorRef, "role">) =>
  role === "weights" || role === "bias" || role === "parameter";

// ---- quantities ----------------------------------------------------------------------------------

export const numberOf = <Index>(of: Plain<Index>): Quantity<Index> => ({ kind: "plain", of });

/** ∂L/∂of. @param from the scalar whose gradients are taken */
export const gradientOf = <Index>(of: Plain<Index>, from: string = lossName): Quantity<Index> => ({
  kind: "gradient",
  from,
  of,
});

export const adjointOf = <Index>(of: Plain<Index>): Quantity<Index> => ({ kind: "adjoint", of });

/** ∂P/∂of, the penalty's part of the gradient. */
export const penaltyGradientOf = <Index>(of: Plain<Index>): Quantity<Index> => ({
  kind: "gradient",
  from: "P",
  of,
});

/** A parameter after the update. */
export const updated = <Index>(of: Plain<Index>): Quantity<Index> => ({ kind: "updated", of });

export const slotOf = <Index>(slot: string, of: Plain<Index>): Quantity<Index> => ({
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

// ---- canonical names -----------------------------------------------------------------------------

/**
 * The text of a program as one operand of a formula: `(h ** 2)`, but `np.exp(z)` as it is. What tells where it stands,
 * `h (line 7)`, belongs to it.
 */
export function asOperand(text: string): string {
  let open = text.replace(/ \((?:line|pass) [^()]*\)$/, "");
  for (let before = ""; before !== open; ) {
    before = open;
    open = open.replace(/\([^()[\]]*\)|\[[^()[\]]*\]/g, "");
  }
  return /^[\w.]*$/.test(open) ? text : `(${text})`;
}

/** The same behind a d: only a name, or where one stood, is as it is. */
export const asDenominatorText = (text: string): string =>
  /^[\w.]+( \(.*\))?$/.test(text) ? text : `(${text})`;

/** The canonical name of a tensor's number. */
export const plainName = (of: Plain<number | string>): string => numberName(of, asOperand);

/** @param enclosed how a program's text stands before an index */
export function numberName(of: Plain<number | string>, enclosed: (text: string) => string): string {
  const { base, layer, stage, index, example, use } = of;
  const brackets = index.length === 0 ? "" : `[${index.join(",")}]`;
  if (isOfProgram(of) && (brackets || use !== undefined))
    return `${enclosed(base)}${brackets}${use === undefined ? "" : `@${use}`}`;
  return `${base}${layer ?? ""}${stage === undefined ? "" : `.${stage}`}${brackets}${example === undefined ? "" : `@${example}`}`;
}

/** The same behind a d or in parentheses. */
const innerName = (of: Plain<number | string>) =>
  isOfProgram(of) && of.index.length === 0 && of.use === undefined
    ? asDenominatorText(of.base)
    : numberName(of, asDenominatorText);

/** A quantity's canonical name: equal ones have the same, so it is what maps go by. */
export function nameOf(quantity: Quantity<number | string>): string {
  switch (quantity.kind) {
    case "plain":
      return plainName(quantity.of);
    case "gradient":
      return `d${quantity.from}/d${innerName(quantity.of)}`;
    case "slope":
      return `d${innerName({ ...quantity.of, example: undefined })}/d${innerName(quantity.by)}`;
    case "updated":
      return `${plainName(quantity.of)}'`;
    case "slot":
      return `${quantity.slot}(${plainName(quantity.of)})`;
    case "adjoint":
      return `lambda(${plainName(quantity.of)})`;
  }
}

/** An index that is a number, or a letter in a rule for any number. */
const indexPattern = "(\\d+|[a-z])";
const plainPattern = new RegExp(
  `^(dataLoss|penalty|[xtWbzaL])(\\d+)?(?:\\.(\\d+))?(?:\\[${indexPattern}(?:,${indexPattern})?\\])?(?:@${indexPattern})?$`,
);

/** Formulas, tables and frames read the same names over and over. */
const known = new Map<string, Quantity | undefined>();
const mostKnown = 50_000;

/** Reads a canonical name; nothing where it isn't one. */
export function parseQuantity(name: string): Quantity | undefined {
  const before = known.get(name);
  if (before || known.has(name)) return before;
  if (known.size >= mostKnown) known.clear();
  const rule = parseRule(name);
  const quantity = rule && isNumbered(rule) ? rule : undefined;
  known.set(name, quantity);
  return quantity;
}

const isNumbered = (rule: Quantity<number | string>): rule is Quantity =>
  [rule.of, ...(rule.kind === "slope" ? [rule.by] : [])].every(({ index, example }) =>
    [...index, example].every((each) => typeof each !== "string"),
  );

/** The same where places may be letters: `W1[j,i]`. */
export function parseRule(name: string): Quantity<number | string> | undefined {
  const gradient = /^d([LP])\/d(.+)$/.exec(name);
  if (gradient) {
    const of = parsePlain(gradient[2]);
    return of && { kind: "gradient", from: gradient[1], of };
  }
  const slope = /^d(a.+)\/d(.+)$/.exec(name);
  if (slope) {
    const [of, by] = [parsePlain(slope[1]), parsePlain(slope[2])];
    return of && by && { kind: "slope", of, by };
  }
  const slot = /^([a-z])\((.+)\)$/.exec(name);
  if (slot) {
    const of = parsePlain(slot[2]);
    return of && { kind: "slot", slot: slot[1], of };
  }
  const updated = name.endsWith("'");
  const of = parsePlain(updated ? name.slice(0, -1) : name);
  return of && { kind: updated ? "updated" : "plain", of };
}

function parsePlain(name: string): Plain<number | string> | undefined {
  const match = plainPattern.exec(name);
  if (!match) return undefined;
  const [, base, layer, stage, first, second, example] = match;
  const index = [first, second].filter((part) => part !== undefined).map(indexIn);
  return {
    ...tensorRef(base as Base, optional(layer), optional(stage)),
    index,
    example: example === undefined ? undefined : indexIn(example),
  };
}

const indexIn = (written: string) => (/\d/.test(written) ? Number(written) : written);
const optional = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits));
