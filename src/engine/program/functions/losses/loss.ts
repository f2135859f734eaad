import multiply from "../../../ops/elementwise/arithmetic/multiply";
import { allAxes } from "../../../ops/factories/axes";
import type { Op } from "../../../ops/op";
import mean from "../../../ops/reductions/mean";
import sum from "../../../ops/reductions/sum";
import { applied } from "../../arrays/arithmetic";
import { floatDtype } from "../../arrays/types";
import { ProgramFault } from "../../parse/tree/fault";
import type { NDArray } from "../../values/ndarray";
import type { NumberLike } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { Arguments, type BuiltIn, type Call } from "../function";

/** Applies an op to floats. */
export const applyToFloats = (call: Call, op: Op, ...inputs: NumberLike[]) =>
  applied(call.machine, op, inputs, floatDtype(inputs, call.machine.defaultFloat));

/** The losses of all examples as one number, or as they are. */
export function reduced(call: Call, given: Arguments, losses: NDArray, gradFunction: string): NDArray {
  const how = reductionArgument(given);
  if (how === "none") {
    if (losses.isResult && gradFunction && gradFunction !== "DivBackward1")
      losses.gradFunction = gradFunction;
    return losses;
  }
  const name = gradFunction || (how === "mean" ? "MeanBackward0" : "SumBackward0");
  return applied(call.machine, (how === "mean" ? mean : sum).create(allAxes), [losses], losses.dtype, name);
}

/** What is made of the losses of all examples; PyTorch's older arguments say the same. */
export function reductionArgument(given: Arguments): "mean" | "sum" | "none" {
  const [isAveraged, isReduced] = ["size_average", "reduce"].map((name) => given.given(name));
  const how = given.text("reduction", "mean");
  if (isAveraged !== undefined || isReduced !== undefined)
    return isReduced === false ? "none" : isAveraged === false ? "sum" : "mean";
  if (how !== "mean" && how !== "sum" && how !== "none")
    throw new ProgramFault(`reduction is "mean", "sum" or "none", not “${how}”`);
  return how;
}

/** The arguments by which PyTorch was told the reduction before `reduction`, and that. */
export const older = "size_average reduce reduction";

/**
 * A loss of outputs and targets, number by number.
 * @param signature the arguments behind the target
 */
export function pairLoss(
  names: readonly string[],
  gradFunction: string,
  signature: string,
  f: (call: Call, y: NDArray, t: NDArray, given: Arguments) => NDArray,
): BuiltIn {
  return {
    names,
    call(call) {
      const given = new Arguments(call, `input|y target ${signature}`);
      const [y, t] = [arrayIn(call, given.require("input")), arrayIn(call, given.require("target"))];
      if (/binary/.test(call.name) && y.shape.join() !== t.shape.join())
        throw new ProgramFault(
          `${call.name}: the input has the shape (${y.shape.join(", ")}), the target (${t.shape.join(", ")}): they must be the same`,
        );
      return reduced(call, given, f(call, y, t, given), gradFunction);
    },
  };
}

/** Each number's loss times its weight, where there are weights. */
export const weighted = (call: Call, losses: NDArray, given: Arguments): NDArray => {
  const weight = given.given("weight");
  return weight === undefined ? losses : applyToFloats(call, multiply.op, losses, arrayIn(call, weight));
};
