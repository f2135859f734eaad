import { arrayArithmetic } from "../../arrays/arithmetic";
import { applyBinary } from "../../arrays/operators";
import { NDArray } from "../../values/ndarray";
import { Float, Int, Tuple } from "../../values/value";
import type { BuiltIn } from "../function";
import { first, named } from "./named";
import { abs, pythonRound, toFloat, toInt } from "./numberConversion";

/** Python's functions of single numbers. */
export const numberFunctions: readonly BuiltIn[] = [
  named(["abs"], (call) => abs(call.machine, first(call))),
  named(["float"], (call) => toFloat(call.machine, call.positional[0] ?? new Float(0))),
  named(["int"], (call) => toInt(call.machine, call.positional[0] ?? new Int(0), call.positional[1])),
  named(["round"], (call) => pythonRound(call)),
  named(["pow"], ({ machine, positional: [a, b, modulus] }) => {
    const power =
      a instanceof NDArray
        ? arrayArithmetic(machine, "**", a, b as NDArray)
        : applyBinary(machine, "**", a, b);
    return modulus === undefined ? power : applyBinary(machine, "%", power, modulus);
  }),
  named(["divmod"], ({ machine, positional: [a, b] }) => {
    return new Tuple([applyBinary(machine, "//", a, b), applyBinary(machine, "%", a, b)]);
  }),
];
