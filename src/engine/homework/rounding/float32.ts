import type { Expression } from "../../math/expressions/expression";
import type { Spread } from "../../math/expressions/spread";
import type { WrittenNumber } from "../answer/answer";
import type { FormulaTable } from "../answer/formulas";
import { createSpreads } from "../answer/recomputation";
import { significantDigits } from "../answer/writtenNumber";
import { agreesInDigits } from "./agreement";

/** Half a unit in the last place of a float32, beside 1: what each rounding may be off by. */
const unit = 2 ** -24;

/** Digits that tell one float32 from all others; printed with more it is the very number that a float32 holds. */
const enoughDigits = 9;

/** Whether the digits can be a float32's. PyTorch's `item()` gives one with all digits of the float64: 0.10000000149011612. */
function isPrintedFloat32(number: WrittenNumber): boolean {
  const { value, half } = number;
  const off = Math.abs(Math.fround(value) - value);
  return significantDigits(number) <= enoughDigits || off <= Math.max(half, 2e-16 * Math.abs(value));
}

/** How far the numbers of a pass may be off when all of it is worked in float32, as PyTorch and Keras do unless told. */
export function createFloat32Noise(
  formulas: FormulaTable,
): (name: string, value: number, number: WrittenNumber) => boolean {
  const given = new Map<string, Spread>(
    formulas.names.flatMap((name) => {
      const formula = formulas.find(name);
      return formula?.kind === "given"
        ? [[name, { value: formula.exact, error: Math.abs(formula.exact) * unit }] as const]
        : [];
    }),
  );
  // Each formula takes a few steps, each of which rounds: an exponential, a sum, a quotient.
  const spread = createSpreads(formulas, given, (value) => 3 * Math.abs(value) * unit, undefined, 2 * unit);
  const known = new Map<Expression, number>();
  return (name, value, number) => {
    const [way] = formulas.find(name)?.ways ?? [];
    if (!way || !isPrintedFloat32(number) || !Number.isFinite(value)) return false;
    const error = known.get(way) ?? spread(way).error + 3 * Math.abs(value) * unit;
    known.set(way, error);
    return error < 1e-3 * Math.max(Math.abs(value), 1e-2) && agreesInDigits(value, number, 1.5 * error);
  };
}
