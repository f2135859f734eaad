import divide from "../../../ops/elementwise/arithmetic/divide";
import multiply from "../../../ops/elementwise/arithmetic/multiply";
import subtract from "../../../ops/elementwise/arithmetic/subtract";
import where from "../../../ops/elementwise/choices/where";
import exp from "../../../ops/elementwise/exponentials/exp";
import log from "../../../ops/elementwise/exponentials/log";
import { allAxes } from "../../../ops/factories/axes";
import sum from "../../../ops/reductions/sum";
import { applied, elementwiseWithoutGradient } from "../../arrays/arithmetic";
import type { NDArray } from "../../values/ndarray";
import { Float, Int } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { Arguments, type BuiltIn, type Call } from "../function";
import { applyToFloats, older, reduced } from "./loss";

const divergenceTerms = (call: Call, y: NDArray, t: NDArray) => {
  const product = applyToFloats(
    call,
    multiply.op,
    t,
    applyToFloats(call, subtract.op, applyToFloats(call, log.create(), t), y),
  );
  const isUsed = elementwiseWithoutGradient(call.machine, [t], "bool", (value) => (value > 0 ? 1 : 0));
  return applyToFloats(call, where.op, isUsed, product, new Float(0));
};

/** Σ t (ln t − y), where y are logarithms; "batchmean" divides by the number of examples. */
export const divergence: BuiltIn = {
  names: ["kl_div"],
  call(call) {
    const given = new Arguments(call, `input|y target ${older} log_target`);
    const [y, t] = [arrayIn(call, given.require("input")), arrayIn(call, given.require("target"))];
    const terms = given.isTrue("log_target")
      ? applyToFloats(
          call,
          multiply.op,
          applyToFloats(call, exp.create(), t),
          applyToFloats(call, subtract.op, t, y),
        )
      : divergenceTerms(call, y, t);
    if (given.text("reduction", "mean") !== "batchmean") return reduced(call, given, terms, "");
    const total = applyToFloats(call, sum.create(allAxes), terms);
    return applied(call.machine, divide.op, [total, new Int(y.shape[0] ?? 1)], terms.dtype, "DivBackward0");
  },
};
