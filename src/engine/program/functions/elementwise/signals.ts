import concatenate from "../../../ops/shapes/concatenate";
import { applied, arrayArithmetic } from "../../arrays/arithmetic";
import { commonDtype } from "../../arrays/types";
import { ProgramFault } from "../../parse/tree/fault";
import { arrayOf, type NDArray } from "../../values/ndarray";
import { arrayIn } from "../arguments/arrayArguments";
import { Arguments, type BuiltIn, type Call } from "../function";
import { reshaped } from "../reshaping";
import { taken } from "../shapes/picking";

const reversed = (call: Call, array: NDArray) =>
  taken(
    call,
    array,
    [...Array(array.size).keys()].reverse(),
    0,
    "Turns the order; the gradient is turned back.",
  );

/** Sums of products of a vector with another that is moved along it, as a product with a matrix of its windows. */
function slid(call: Call, a: NDArray, v: NDArray, mode: string): NDArray {
  const [n, m] = [a.size, v.size];
  const rest = mode === "full" ? m - 1 : mode === "same" ? Math.floor((m - 1) / 2) + ((m - 1) % 2) : 0;
  const behind = mode === "full" ? m - 1 : mode === "same" ? m - 1 - rest : 0;
  const zeros = (count: number) => arrayOf(new Float64Array(count), [count], a.dtype, a.kind);
  const parts = [zeros(rest), a, zeros(behind)];
  const whole = applied(call.machine, concatenate.create(3, 0), parts, a.dtype);
  const count = n + rest + behind - m + 1;
  const indices = Array.from({ length: count * m }, (_, k) => Math.floor(k / m) + (k % m));
  const windows = reshaped(call.machine, taken(call, whole, indices, 0), [count, m]);
  return arrayArithmetic(call.machine, "@", windows, v);
}

const sliding = (name: "convolve" | "correlate", usual: string): BuiltIn => ({
  names: [name],
  call(call) {
    const given = new Arguments(call, "a v mode");
    let [a, v] = [arrayIn(call, given.require("a")), arrayIn(call, given.require("v"))];
    if (a.shape.length !== 1 || v.shape.length !== 1 || a.size === 0 || v.size === 0)
      throw new ProgramFault(`${name} takes two vectors`);
    const mode = given.text("mode", usual);
    if (!/^(full|same|valid)$/.test(mode))
      throw new ProgramFault(`${name}: the mode is full, same or valid, not “${mode}”`);
    if (commonDtype([a, v]) === "bool") throw new ProgramFault(`${name} is of numbers`);
    if (name === "convolve") {
      if (v.size > a.size) [a, v] = [v, a];
      return slid(call, a, reversed(call, v), mode);
    }
    if (v.size <= a.size) return slid(call, a, v, mode);
    return reversed(call, slid(call, v, a, mode));
  },
});

/** `np.convolve` and `np.correlate`. */
export const signalFunctions: readonly BuiltIn[] = [
  sliding("convolve", "full"),
  sliding("correlate", "valid"),
];
