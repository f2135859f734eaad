import maximum from "../../../ops/elementwise/choices/maximum";
import minimum from "../../../ops/elementwise/choices/minimum";
import { membersOf, reducedShape } from "../../../ops/factories/axes";
import max from "../../../ops/reductions/max";
import min from "../../../ops/reductions/min";
import pick from "../../../ops/shapes/pick";
import { applied, markResult, shaped } from "../../arrays/arithmetic";
import { commonDtype } from "../../arrays/types";
import { ProgramFault } from "../../parse/tree/fault";
import { isFloat } from "../../values/dtype";
import { arrayOf, NDArray, numbersOf } from "../../values/ndarray";
import { Tuple } from "../../values/value";
import { arrayAndAxes, arrayIn } from "../arguments/arrayArguments";
import { axesOf } from "../arguments/axisArguments";
import { Arguments, type BuiltIn, type Call } from "../function";

/** `max` and `min`: of all, along axes; PyTorch's along one dim gives the indices too, and of two tensors the larger ones. */
function extremum(id: "max" | "min"): BuiltIn {
  const operation = id === "max" ? max : min;
  return {
    names: operation.names,
    isMethod: true,
    call(call) {
      const given = new Arguments(call, "a|input|x axis|dim|other keepdims|keepdim out");
      const a = arrayIn(call, given.require("a"));
      const axis = given.given("axis");
      // np.max(a, axis, out, keepdims) has keepdims in the fourth place; nobody gives it there.
      if (a.size === 0)
        throw new ProgramFault(`an empty array has no ${id === "max" ? "largest" : "smallest"} number`);
      if (
        call.library === "torch" &&
        axis instanceof NDArray &&
        axis.kind === "tensor" &&
        (axis.shape.length > 0 || isFloat(axis.dtype))
      )
        return applied(
          call.machine,
          (id === "max" ? maximum : minimum).op,
          [a, axis],
          commonDtype([a, axis], call.machine.defaultFloat),
        );
      const isNamed =
        call.library === "torch" &&
        axis !== undefined &&
        !call.name.includes("amax") &&
        !call.name.includes("amin");
      const along = axesOf(a, axis, given.isTrue("keepdims"));
      if (isNamed) return withIndices(call, a, id, along);
      return applied(call.machine, operation.create(along), [a], a.dtype, backwardName(call.name, id));
    },
  };
}

const backwardName = (name: string, id: "max" | "min") =>
  /a(max|min)$/.test(name) ? `A${id}Backward0` : id === "max" ? "MaxBackward1" : "MinBackward1";

/** Where the first largest or smallest stands, for each output. */
function bestIndices(a: NDArray, id: "max" | "min", along: Parameters<typeof membersOf>[1]) {
  const values = numbersOf(a);
  const { indices, count } = membersOf(a.shape, along);
  const outputs = count === 0 ? 0 : indices.length / count;
  const within = new Float64Array(outputs);
  const where = new Int32Array(outputs);
  for (let output = 0; output < outputs; output++) {
    let best = 0;
    for (let k = 1; k < count; k++) {
      const [value, old] = [values[indices[output * count + k]], values[indices[output * count + best]]];
      if (Number.isNaN(old)) break;
      if ((id === "max" ? value > old : value < old) || Number.isNaN(value)) best = k;
    }
    within[output] = best;
    where[output] = indices[output * count + best];
  }
  return { within, where };
}

/** PyTorch's `max(dim=…)`: the gradient goes to the one place that is named. */
function withIndices(
  call: Call,
  a: NDArray,
  id: "max" | "min",
  along: Parameters<typeof membersOf>[1],
): Tuple {
  const shape = reducedShape(a.shape, along);
  const { within, where } = bestIndices(a, id, along);
  const values = call.machine.tape.apply(
    pick.create(
      shape,
      where,
      `Picks the ${id === "max" ? "largest" : "smallest"} by its index; only that one gets the gradient.`,
    ),
    [a],
    a.dtype,
    "tensor",
  );
  if (a.requiresGrad && call.machine.tape.isRecording)
    markResult(values, id === "max" ? "MaxBackward0" : "MinBackward0");
  return new Tuple(
    [values, arrayOf(within, shape, "int64", "tensor")],
    ["values", "indices"],
    `torch.return_types.${id}`,
  );
}

function argument(names: readonly string[], id: "max" | "min"): BuiltIn {
  return {
    names,
    isMethod: true,
    call(call) {
      const { a, axis, along } = arrayAndAxes(call);
      if (a.size === 0) throw new ProgramFault("an empty array has no largest or smallest number");
      if (axis instanceof Tuple)
        throw new ProgramFault(`${call.name} takes one axis`, undefined, { type: "TypeError" });
      const { within } = bestIndices(a, id, along);
      return shaped(arrayOf(within, reducedShape(a.shape, along), "int64", a.kind));
    },
  };
}

export const extremumFunctions: readonly BuiltIn[] = [
  extremum("max"),
  extremum("min"),
  argument(["argmax"], "max"),
  argument(["argmin"], "min"),
];
