import type { Settings } from "../../math/parameter";
import type { Activation } from "../activation/elementwise";
import type { Op } from "../op";
import type { Operation } from "../operation";

/** What it does with other numbers than floats. */
export interface UnaryDtypes {
  /** Whether of integers it makes integers. */
  readonly keepsIntegers?: true;
  /** Whether it gives truth values back as they are, or doesn't take any; else they count as integers. */
  readonly ofTruthValues?: "kept" | "refused";
}

/** An operation on each number of one array. */
export interface Unary extends Operation, UnaryDtypes {
  create(settings?: Settings): Op;
}

/** An operation on each number of one array, from its rule. */
export function unary(
  rule: Activation,
  names: readonly string[],
  range?: readonly [number, number],
  settings: Settings = {},
  dtypes: UnaryDtypes = {},
): Unary {
  const plain = rule.parameters.length === 0 ? rule.create({}) : undefined;
  return {
    id: rule.id,
    names,
    create: (given) => plain ?? rule.create({ ...settings, ...given }),
    examples: [{ op: rule.create(settings), ...(range && { range }) }],
    ...dtypes,
  };
}
