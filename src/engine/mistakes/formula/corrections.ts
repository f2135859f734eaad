import type { Expression } from "../../math/expressions/expression";

/** A bias correction 1 − βᵏ: its base and its step. */
export interface Correction {
  readonly symbol: string;
  readonly base: number;
  readonly step: number;
}

/** Reads 1 − βᵏ, which stands in Adam's formula as one constant. */
export function correctionIn(part: Expression): Correction | undefined {
  if (part.kind !== "constant") return undefined;
  const [, symbol, step] = /^1 - (.+)\^\{(\d+)\}$/.exec(part.symbol) ?? [];
  if (symbol === undefined) return undefined;
  return { symbol, step: Number(step), base: (1 - part.value) ** (1 / Number(step)) };
}
