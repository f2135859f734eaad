import hardtanh from "../../../ops/elementwise/choices/hardtanh";
import { applied } from "../../arrays/arithmetic";
import { commonDtype } from "../../arrays/types";
import { arrayIn } from "../../functions/arguments/arrayArguments";
import { by } from "../../functions/composed/use";
import { Arguments, type BuiltIn, builtIn, type Call } from "../../functions/function";
import { ProgramFault } from "../../parse/tree/fault";
import type { NDArray } from "../../values/ndarray";
import { Int } from "../../values/value";
import { callTorch, floatOf, ofOneTensor } from "./callTorch";

/** Held between limits; at a limit itself nothing passes back, other than with clamp. */
function held(call: Call, x: NDArray, low: number, high: number): NDArray {
  const dtype = commonDtype([x], call.machine.defaultFloat);
  return applied(call.machine, hardtanh.create(low, high), [x], dtype, "HardtanhBackward0");
}

/** Activations that are made of others. */
export const torchActivations: readonly BuiltIn[] = [
  ofOneTensor(["logit"], (call, x) =>
    callTorch(call, "log", [by(call, "/", x, by(call, "-", floatOf(1), x))]),
  ),
  ofOneTensor(["relu6"], (call, x) => held(call, x, 0, 6)),
  builtIn(["hardtanh"], (call) => {
    const given = new Arguments(call, "input min_val max_val inplace");
    const x = arrayIn(call, given.require("input"));
    return held(call, x, given.number("min_val", -1), given.number("max_val", 1));
  }),
  ofOneTensor(["selu"], (call, x) =>
    by(
      call,
      "*",
      floatOf(1.0507009873554805),
      callTorch(call, "elu", [x], { alpha: floatOf(1.6732632423543772) }),
    ),
  ),
  builtIn(["celu"], (call) => {
    const given = new Arguments(call, "input alpha inplace");
    const alpha = floatOf(given.number("alpha", 1));
    const x = arrayIn(call, given.require("input"));
    return by(call, "*", alpha, callTorch(call, "elu", [by(call, "/", x, alpha)]));
  }),
  ofOneTensor(["mish"], (call, x) =>
    by(call, "*", x, callTorch(call, "tanh", [callTorch(call, "softplus", [x])])),
  ),
  builtIn(["gelu"], (call) => {
    const given = new Arguments(call, "input approximate");
    const x = arrayIn(call, given.require("input"));
    const how = given.text("approximate", "none");
    if (how === "none") return callTorch(call, "gelu", [x]);
    if (how !== "tanh") throw new ProgramFault(`gelu: approximate is "none" or "tanh", not “${how}”`);
    const cubed = by(call, "*", floatOf(0.044715), by(call, "**", x, new Int(3)));
    const inner = by(call, "*", floatOf(Math.sqrt(2 / Math.PI)), by(call, "+", x, cubed));
    const result = by(
      call,
      "*",
      by(call, "*", floatOf(0.5), x),
      by(call, "+", floatOf(1), callTorch(call, "tanh", [inner])),
    ) as NDArray;
    if (result.isResult) result.gradFunction = "GeluBackward0";
    return result;
  }),
  ofOneTensor(["softsign"], (call, x) =>
    by(call, "/", x, by(call, "+", callTorch(call, "abs", [x]), new Int(1))),
  ),
  ofOneTensor(["tanhshrink"], (call, x) => by(call, "-", x, callTorch(call, "tanh", [x]))),
  ofOneTensor(["hardsigmoid"], (call, x) =>
    by(call, "/", held(call, by(call, "+", x, new Int(3)) as NDArray, 0, 6), new Int(6)),
  ),
];
