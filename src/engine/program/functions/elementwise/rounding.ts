import rint from "../../../ops/elementwise/rounding/rint";
import { toEven } from "../../../ops/elementwise/rounding/toEven";
import { applied, elementwiseWithoutGradient } from "../../arrays/arithmetic";
import { commonDtype, floatDtype } from "../../arrays/types";
import { isFloat } from "../../values/dtype";
import { Arguments, type BuiltIn } from "../function";

import { operandFrom } from "../operand";

/** To so many digits, ties to the even one, as NumPy: times 10^d, rounded, divided again. */
export function roundedToDecimals(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  if (decimals === 0) return toEven(value);
  const scale = 10 ** Math.abs(decimals);
  return decimals > 0 ? toEven(value * scale) / scale : toEven(value / scale) * scale;
}

const round: BuiltIn = {
  names: ["round", "around", "round_"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input|x decimals out");
    const a = operandFrom(call, given.require("a"));
    const decimals = given.integer("decimals", 0);
    const dtype = commonDtype([a], call.machine.defaultFloat);
    if (dtype === "bool")
      return elementwiseWithoutGradient(
        call.machine,
        [a],
        floatDtype([a], call.machine.defaultFloat),
        (x) => x,
      );
    if (decimals >= 0 && !isFloat(dtype))
      return elementwiseWithoutGradient(call.machine, [a], dtype, (x) => x);
    if (decimals === 0) return applied(call.machine, rint.create(), [a], dtype, "RoundBackward0");
    return elementwiseWithoutGradient(call.machine, [a], dtype, (x) => roundedToDecimals(x, decimals));
  },
};

/** What rounds. */
export const roundingFunctions: readonly BuiltIn[] = [round];
