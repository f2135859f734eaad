import maximum from "../../ops/elementwise/choices/maximum";
import minimum from "../../ops/elementwise/choices/minimum";
import { membersOf, reducedShape } from "../../ops/factories/axes";
import max from "../../ops/reductions/max";
import mean from "../../ops/reductions/mean";
import min from "../../ops/reductions/min";
import pick from "../../ops/shapes/pick";
import { applied, markResult, shaped } from "../arrays/arithmetic";
import { commonDtype } from "../arrays/types";
import { ProgramFault } from "../parse/fault";
import { isFloat } from "../values/dtype";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import { Int, Tuple, type Value } from "../values/value";
import { axesOf } from "./axisArguments";
import { Arguments, type BuiltIn, type Call } from "./function";
import { arrayIn } from "./reductions";

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
      const given = new Arguments(call, "a|input axis|dim keepdims|keepdim out");
      const a = arrayIn(call, given.require("a"));
      if (a.size === 0) throw new ProgramFault("an empty array has no largest or smallest number");
      const axis = given.get("axis");
      if (axis instanceof Tuple)
        throw new ProgramFault(`${call.name} takes one axis`, undefined, { type: "TypeError" });
      const along = axesOf(a, axis, given.isTrue("keepdims"));
      const { within } = bestIndices(a, id, along);
      return shaped(arrayOf(within, reducedShape(a.shape, along), "int64", a.kind));
    },
  };
}

/** Whether any, or all, of the numbers aren't 0; how many. */
function truth(
  names: readonly string[],
  f: (values: readonly number[]) => number,
  dtype: "bool" | "int64",
): BuiltIn {
  return {
    names,
    isMethod: true,
    call(call) {
      const given = new Arguments(call, "a|input axis|dim keepdims|keepdim out");
      const a = arrayIn(call, given.require("a"));
      const along = axesOf(a, given.get("axis"), given.isTrue("keepdims"));
      const { indices, count } = membersOf(a.shape, along);
      const values = numbersOf(a);
      const shape = reducedShape(a.shape, along);
      const outputs = shape.reduce((size, length) => size * length, 1);
      const data = Float64Array.from({ length: outputs }, (_, output) =>
        f([...indices.subarray(output * count, (output + 1) * count)].map((index) => values[index])),
      );
      return shaped(arrayOf(data, shape, dtype, a.kind));
    },
  };
}

/** What isn't a number counts as the largest. */
const ascending = (a: number, b: number): number =>
  Number.isNaN(a) || Number.isNaN(b)
    ? Number(Number.isNaN(a)) - Number(Number.isNaN(b))
    : a === b
      ? 0
      : a - b;

/** In the order of size: the numbers, or their indices. */
const sorted = (names: readonly string[], givesIndices: boolean): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input axis|dim kind|descending order|stable");
    const a = arrayIn(call, given.require("a"));
    // All sorts here are stable.
    if (call.library === "torch") given.get("order");
    if (a.shape.length === 0) return givesIndices ? arrayOf(new Float64Array(1), [1], "int64", a.kind) : a;
    const isTurned = call.library === "torch" && given.isTrue("kind");
    const along = axesOf(a, given.given("axis") ?? minusOne, true);
    const { indices, count } = membersOf(a.shape, along);
    const values = numbersOf(a);
    const where = new Int32Array(a.size);
    const within = new Float64Array(a.size);
    for (let output = 0; output * count < a.size; output++) {
      const members = [...indices.subarray(output * count, (output + 1) * count)];
      const order = members
        .map((_, k) => k)
        .sort((j, k) => ascending(values[members[j]], values[members[k]]) * (isTurned ? -1 : 1) || j - k);
      order.forEach((from, k) => {
        where[members[k]] = members[from];
        within[members[k]] = from;
      });
    }
    if (givesIndices) return arrayOf(within, a.shape, "int64", a.kind);
    const result = call.machine.tape.apply(
      pick.create(a.shape, where, "Puts numbers in order; each takes its gradient along."),
      [a],
      a.dtype,
      a.kind,
    );
    if (call.library !== "torch") return result;
    if (a.requiresGrad && call.machine.tape.isRecording) markResult(result, "SortBackward0");
    return new Tuple(
      [result, arrayOf(within, a.shape, "int64", "tensor")],
      ["values", "indices"],
      "torch.return_types.sort",
    );
  },
});

/** The middle one in order of size; NumPy takes the mean of two, PyTorch the lower one. */
const median: BuiltIn = {
  names: ["median"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input axis|dim keepdims|keepdim out");
    const a = arrayIn(call, given.require("a"));
    if (a.size === 0) throw new ProgramFault("an empty array has no median");
    const axis = given.given("axis");
    const isTorch = call.library === "torch";
    const along = axesOf(a, axis, given.isTrue("keepdims"));
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

const minusOne: Value = new Int(-1);

export const extremumFunctions: readonly BuiltIn[] = [
  extremum("max"),
  extremum("min"),
  argument(["argmax"], "max"),
  argument(["argmin"], "min"),
  truth(["any"], (values) => (values.some((value) => value !== 0) ? 1 : 0), "bool"),
  truth(["all"], (values) => (values.every((value) => value !== 0) ? 1 : 0), "bool"),
  truth(["count_nonzero"], (values) => values.filter((value) => value !== 0).length, "int64"),
  sorted(["sort"], false),
  sorted(["argsort"], true),
  median,
];
