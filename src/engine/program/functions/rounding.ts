import { elementwise } from "../arrays/arithmetic";
import { commonDtype, floatDtype } from "../arrays/types";
import { type Dtype, isFloat } from "../values/dtype";
import { Arguments, type BuiltIn } from "./function";

import { operand } from "./operand";

/** Rounding passes nothing back: it is flat. */
const flat = (names: readonly string[], f: (x: number) => number, toInteger = false): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const a = operand(call, new Arguments(call, "x|a|input out").require("x"));
    const dtype: Dtype = toInteger ? "int64" : floatDtype([a], call.machine.defaultFloat);
    return elementwise(call.machine, [a], dtype, f);
  },
});

/** To so many digits, ties to the even one, as NumPy: times 10^d, rounded, divided again. */
export function rounded(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  if (decimals === 0) return toEven(value);
  const scale = 10 ** Math.abs(decimals);
  return decimals > 0 ? toEven(value * scale) / scale : toEven(value / scale) * scale;
}

function toEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5)
    return (
      Math.sign(value) * Math.round(Math.abs(value)) + (Object.is(value, -0) ? -0 : 0) || (value < 0 ? -0 : 0)
    );
  return floor % 2 === 0 ? floor : floor + 1;
}

const round: BuiltIn = {
  names: ["round", "around", "round_"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input|x decimals out");
    const a = operand(call, given.require("a"));
    const decimals = given.integer("decimals", 0);
    const dtype = commonDtype([a], call.machine.defaultFloat);
    if (dtype === "bool")
      return elementwise(call.machine, [a], floatDtype([a], call.machine.defaultFloat), (x) => x);
    if (decimals >= 0 && !isFloat(dtype)) return elementwise(call.machine, [a], dtype, (x) => x);
    return elementwise(call.machine, [a], dtype, (x) => rounded(x, decimals));
  },
};

/** What rounds. */
export const roundingFunctions: readonly BuiltIn[] = [
  flat(["floor"], Math.floor),
  flat(["ceil"], Math.ceil),
  flat(["trunc", "fix"], Math.trunc),
  flat(["rint"], (x) => rounded(x, 0)),
  round,
];
