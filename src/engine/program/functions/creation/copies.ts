import { shaped } from "../../arrays/arithmetic";
import { copied, requireArray } from "../../arrays/conversion";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { type Dtype, isFloat } from "../../values/dtype";
import { NDArray } from "../../values/ndarray";
import { List, type Value } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { dtypeArgument } from "../arguments/dtypeArgument";
import { Arguments, type BuiltIn, type Call } from "../function";
import { noted } from "./made";

/** Copies and casts. */
const copy: BuiltIn = {
  names: ["copy", "clone", "deepcopy"],
  isMethod: true,
  call(call) {
    const [first] = call.positional;
    if (first instanceof List) return new List([...first.items]);
    if (first !== undefined && !(first instanceof NDArray)) return first;
    const a = arrayIn(call, first ?? null);
    const result = copied(call.machine, a);
    if (a.requiresGrad && call.machine.tape.isRecording) {
      result.requiresGrad = true;
      result.isResult = true;
      result.gradFunction = "CloneBackward0";
    }
    return result;
  },
};

const cast: BuiltIn = {
  names: ["astype", "type"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input dtype copy");
    const a = arrayIn(call, given.require("a"));
    const dtype = dtypeArgument(given.require("dtype"));
    if (dtype === undefined) throw new ProgramFault("astype: a dtype is needed");
    return keptGradient(call, a, noted(call.machine, copied(call.machine, a, dtype)));
  },
};

export function keptGradient(call: Call, from: NDArray, to: NDArray): NDArray {
  if (from.requiresGrad && isFloat(to.dtype) && call.machine.tape.isRecording) {
    to.requiresGrad = true;
    to.isResult = true;
    to.gradFunction = "ToCopyBackward0";
  }
  return to;
}

/** `np.float64(3)`: a number of that kind. */
export function castTo(machine: Machine, dtype: Dtype, value: Value): Value {
  const array = requireArray(machine, value);
  return shaped(copied(machine, array, dtype, array.kind === "scalar" ? "array" : array.kind));
}

/** Copies, and casts to other dtypes. */
export const copyFunctions: readonly BuiltIn[] = [copy, cast];
