/**
 * The canonical names of all numbers of a network: `W2[1,1]`, `dL/dz1[2]@3`, `m(b1)`. Layers, units and examples
 * count from 1.
 */
export type Base = "x" | "t" | "W" | "b" | "z" | "a" | "L" | "dataLoss" | "penalty";

/** A number of the network itself, before gradients, slots and updates. Its places are numbers, or letters in a rule. */
export interface Plain<Place = number> {
  readonly base: Base;
  /** 1-based; absent for x, t and the losses. */
  readonly layer?: number;
  /** Which activation of a stack, 1-based; the last one has none. */
  readonly stage?: number;
  /** 1-based: [unit], or [to, from] for a weight; empty for a shared bias, a loss and a whole layer. */
  readonly index: readonly Place[];
  /** 1-based, where there is more than one example. */
  readonly example?: Place;
}

export type Quantity<Place = number> =
  | { readonly kind: "plain"; readonly of: Plain<Place> }
  /** ∂L/∂of, or the penalty's part of it, ∂P/∂of. */
  | { readonly kind: "gradient"; readonly from: "L" | "P"; readonly of: Plain<Place> }
  /** A local slope, ∂a/∂z of one unit. */
  | { readonly kind: "slope"; readonly of: Plain<Place>; readonly by: Plain<Place> }
  /** A parameter after the update. */
  | { readonly kind: "updated"; readonly of: Plain<Place> }
  | { readonly kind: "slot"; readonly slot: string; readonly of: Plain<Place> };

export function plain(
  base: Base,
  layer: number | undefined,
  index: readonly number[],
  example?: number,
  stage?: number,
): Plain {
  return { base, layer, index, example, stage };
}

export function plainName({ base, layer, stage, index, example }: Plain<number | string>): string {
  const place = index.length === 0 ? "" : `[${index.join(",")}]`;
  return `${base}${layer ?? ""}${stage === undefined ? "" : `.${stage}`}${place}${example === undefined ? "" : `@${example}`}`;
}

export function nameOf(quantity: Quantity<number | string>): string {
  switch (quantity.kind) {
    case "plain":
      return plainName(quantity.of);
    case "gradient":
      return `d${quantity.from}/d${plainName(quantity.of)}`;
    case "slope":
      return `d${plainName({ ...quantity.of, example: undefined })}/d${plainName(quantity.by)}`;
    case "updated":
      return `${plainName(quantity.of)}'`;
    case "slot":
      return `${quantity.slot}(${plainName(quantity.of)})`;
  }
}

const plainPattern = /^(dataLoss|penalty|[xtWbzaL])(\d+)?(?:\.(\d+))?(?:\[(\d+)(?:,(\d+))?\])?(?:@(\d+))?$/;

/** Reads a canonical name; nothing where it is none. */
export function parseQuantity(name: string): Quantity | undefined {
  const gradient = /^d([LP])\/d(.+)$/.exec(name);
  if (gradient) {
    const of = parsePlain(gradient[2]);
    return of && { kind: "gradient", from: gradient[1] as "L" | "P", of };
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

function parsePlain(name: string): Plain | undefined {
  const match = plainPattern.exec(name);
  if (!match) return undefined;
  const [, base, layer, stage, first, second, example] = match;
  const index = [first, second].filter((part) => part !== undefined).map(Number);
  return plain(base as Base, optional(layer), index, optional(example), optional(stage));
}

const optional = (digits: string | undefined) => (digits === undefined ? undefined : Number(digits));
