import { arrayArithmetic } from "../../arrays/arithmetic";
import { applyBinary } from "../../arrays/operators";
import { NDArray } from "../../values/ndarray";
import { Float, Int, Tuple } from "../../values/value";
import type { BuiltIn } from "../function";
import { builtIn } from "../function";
import { first } from "./first";
import { abs, pythonRound, toFloat, toInt } from "./numberConversion";

/** Python's functions of single numbers. */
export const numberFunctions: readonly BuiltIn[] = [
  builtIn(["abs"], (call) => abs(call.machine, first(call))),
  builtIn(["float"], (call) => toFloat(call.machine, call.positional[0] ?? new Float(0))),
  builtIn(["int"], (call) => toInt(call.machine, call.positional[0] ?? new Int(0), call.positional[1])),
  builtIn(["round"], (call) => pythonRound(call)),
  builtIn(["pow"], ({ machine, positional: [a, b, modulus] }) => {
    const power =
      a instanceof NDArray
        ? arrayArithmetic(machine, "**", a, b as NDArray)
        : applyBinary(machine, "**", a, b);
    return modulus === undefined ? power : applyBinary(machine, "%", power, modulus);
  }),
  builtIn(["divmod"], ({ machine, positional: [a, b] }) => {
    return new Tuple([applyBinary(machine, "//", a, b), applyBinary(machine, "%", a, b)]);
  }),
];
