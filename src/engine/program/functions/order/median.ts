import { membersOf, reducedShape } from "../../../ops/factories/axes";
import max from "../../../ops/reductions/max";
import mean from "../../../ops/reductions/mean";
import pick from "../../../ops/shapes/pick";
import { applied, markResult } from "../../arrays/arithmetic";
import { ProgramFault } from "../../parse/tree/fault";
import { isFloat } from "../../values/dtype";
import { arrayOf, numbersOf } from "../../values/ndarray";
import { Tuple } from "../../values/value";
import { arrayAndAxes } from "../arguments/arrayArguments";
import type { BuiltIn } from "../function";

/** The middle one in order of size; NumPy takes the mean of two, PyTorch the lower one. */
export const median: BuiltIn = {
  names: ["median"],
  isMethod: true,
  call(call) {
    const { a, axis, along } = arrayAndAxes(call);
    if (a.size === 0) throw new ProgramFault("an empty array has no median");
    const isTorch = call.library === "torch";
    const values = numbersOf(a);
    const { indices, count } = membersOf(a.shape, along);
    const middle = (count - 1) / 2;
    const taken = isTorch ? [Math.floor(middle)] : [...new Set([Math.floor(middle), Math.ceil(middle)])];
    const orders = Array.from({ length: a.size / count }, (_, output) =>
      [...indices.subarray(output * count, (output + 1) * count)].sort(
        (j, k) => values[j] - values[k] || j - k,
      ),
    );
    const shape = reducedShape(a.shape, along);
    if (isTorch && axis === undefined && orders.length === 1) {
      // All that are equal to it share its gradient.
      const equal = orders[0].filter((k) => values[k] === values[orders[0][taken[0]]]);
      if (equal.length > 1) {
        const ties = call.machine.tape.apply(
          pick.create([equal.length], Int32Array.from(equal)),
          [a],
          a.dtype,
          a.kind,
        );
        const largest = max.create({ axes: undefined, keepdims: false });
        const result = applied(call.machine, largest, [ties], a.dtype);
        if (a.requiresGrad && call.machine.tape.isRecording) markResult(result, "MedianBackward0");
        return result;
      }
    }
    const picked = call.machine.tape.apply(
      pick.create(
        [...shape, taken.length],
        Int32Array.from(orders.flatMap((order) => taken.map((k) => order[k]))),
      ),
      [a],
      a.dtype,
      a.kind,
    );
    const result = applied(
      call.machine,
      mean.create({ axes: [shape.length], keepdims: false }),
      [picked],
      isFloat(a.dtype) || isTorch ? a.dtype : "float64",
    );
    if (a.requiresGrad && call.machine.tape.isRecording)
      markResult(result, axis === undefined ? "MedianBackward0" : "MedianBackward1");
    if (!isTorch || axis === undefined) return result;
    const first = orders.map((order, output) => {
      const members = [...indices.subarray(output * count, (output + 1) * count)];
      return members.indexOf(order[taken[0]]);
    });
    return new Tuple(
      [result, arrayOf(Float64Array.from(first), shape, "int64", "tensor")],
      ["values", "indices"],
      "torch.return_types.median",
    );
  },
};
