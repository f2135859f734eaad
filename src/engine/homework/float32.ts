import type { Expression } from "../math/expression";
import { agreesWith } from "./agreement";
import type { WrittenNumber } from "./answer";
import type { Formulas } from "./formulas";
import { significantDigits } from "./reading/writtenNumber";
import { createSpreads, type Spread } from "./world";

/** Half a unit in the last place of a float32, beside 1: what each rounding may be off by. */
const unit = 2 ** -24;

/** Digits at most that a float32 is printed with; whoever wrote more had float64. */
const mostDigits = 9;

/** How far the numbers of a pass may be off when all of it is worked in float32, as PyTorch and Keras do unless told. */
export function createFloat32Noise(
  formulas: Formulas,
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
    if (!way || significantDigits(number) > mostDigits || !Number.isFinite(value)) return false;
    const error = known.get(way) ?? spread(way).error + 3 * Math.abs(value) * unit;
    known.set(way, error);
    return error < 1e-3 * Math.max(Math.abs(value), 1e-2) && agreesWith(value, number, 3 * error);
  };
}
