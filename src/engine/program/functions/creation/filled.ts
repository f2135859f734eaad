import repeated from "../../../ops/shapes/repeated";
import { type Shape, sizeOf } from "../../../shape";
import { applied, ofKind } from "../../arrays/arithmetic";
import { ProgramFault } from "../../parse/tree/fault";
import { type Dtype, isFloat } from "../../values/dtype";
import { NDArray } from "../../values/ndarray";
import { Float, Int, type NumberLike, type Value } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { dtypeArgument } from "../arguments/dtypeArgument";
import { Arguments, type BuiltIn, type Call, plainNumber } from "../function";
import { shapeFrom } from "../reshaping";
import { floatFor, madeArray, requiringGradient } from "./made";

/** An array of one number: `np.zeros(3)`, `torch.ones(2, 3)`. */
const filled = (names: readonly string[], value: number): BuiltIn => ({
  names,
  call(call) {
    const { keywords, positional } = call;
    const last = positional.at(-1);
    const hasDtype = call.library !== "torch" && positional.length > 1 && !(last instanceof Int);
    const numbers = hasDtype ? positional.slice(0, -1) : positional;
    if (call.library !== "torch" && numbers.length > 1)
      throw new ProgramFault(
        `${call.name} takes a shape and then a dtype: write the shape in parentheses, (${numbers.map((one) => call.machine.repr(one)).join(", ")})`,
        undefined,
        { type: "TypeError" },
      );
    const shape = shapeFrom(
      keywords.get("shape") !== undefined
        ? [keywords.get("shape") as Value]
        : keywords.get("size") !== undefined
          ? [keywords.get("size") as Value]
          : call.library === "torch"
            ? numbers
            : numbers.slice(0, 1),
    );
    const dtype = dtypeArgument(keywords.get("dtype") ?? (hasDtype ? last : undefined)) ?? floatFor(call);
    return requiringGradient(
      madeArray(call, shape, dtype, () => value),
      keywords.get("requires_grad"),
    );
  },
});

/** Whether a gradient may go back to the number that an array is filled with; PyTorch's `full` passes none. */
const hasHistory = (call: Call, value: Value, shape: Shape): value is Float | NDArray =>
  call.library !== "torch" &&
  (value instanceof NDArray
    ? value.size === 1 && value.shape.length <= shape.length
    : value instanceof Float && !value.isConstant);

/** Copies of one number, which all pass their gradients to it. */
function filledFrom(call: Call, value: NumberLike, shape: Shape, dtype: Dtype): NDArray {
  const op = repeated.create(shape);
  call.machine.budget.spend(sizeOf(shape));
  return ofKind(applied(call.machine, op, [value], dtype), "array");
}

const full: BuiltIn = {
  names: ["full"],
  call(call) {
    const given = new Arguments(call, "shape|size fill_value dtype requires_grad order");
    const value = given.require("fill_value");
    const usual: Dtype =
      value instanceof NDArray
        ? value.dtype
        : value instanceof Int
          ? "int64"
          : typeof value === "boolean"
            ? "bool"
            : floatFor(call);
    const shape = shapeFrom([given.require("shape")]);
    const dtype = dtypeArgument(given.get("dtype")) ?? usual;
    if (hasHistory(call, value, shape)) return filledFrom(call, value, shape, dtype);
    const number = plainNumber(value, "full: fill_value");
    return requiringGradient(
      madeArray(call, shape, dtype, () => number),
      given.get("requires_grad"),
    );
  },
};

/** Of another array's shape and dtype. */
const like = (names: readonly string[], value: number | undefined): BuiltIn => ({
  names,
  call(call) {
    const given = new Arguments(
      call,
      value === undefined ? "a|input fill_value dtype requires_grad" : "a|input dtype requires_grad order",
    );
    const a = arrayIn(call, given.require("a"));
    const dtype = dtypeArgument(given.get("dtype")) ?? a.dtype;
    const filler = value === undefined ? given.require("fill_value") : null;
    if (hasHistory(call, filler, a.shape) && isFloat(dtype)) return filledFrom(call, filler, a.shape, dtype);
    const number = value ?? plainNumber(filler, "full_like: fill_value");
    const array = madeArray(call, a.shape, dtype, () => number);
    return requiringGradient(
      a.kind === "matrix" ? ofKind(array, "matrix") : array,
      given.get("requires_grad"),
    );
  },
});

const eye: BuiltIn = {
  names: ["eye", "identity"],
  call(call) {
    const given = new Arguments(call, "N|n M|m k dtype requires_grad");
    const rows = given.integer("N", 0);
    const columns = given.integer("M", rows);
    const k = given.integer("k", 0);
    const shape = shapeFrom([new Int(rows), new Int(columns)]);
    return requiringGradient(
      madeArray(call, shape, dtypeArgument(given.get("dtype")) ?? floatFor(call), (at) =>
        (at % columns) - Math.floor(at / columns) === k ? 1 : 0,
      ),
      given.get("requires_grad"),
    );
  },
};

/** Arrays of one number, and the unit matrix. */
export const filledFunctions: readonly BuiltIn[] = [
  filled(["zeros"], 0),
  filled(["ones"], 1),
  filled(["empty"], 0),
  full,
  like(["zeros_like"], 0),
  like(["ones_like"], 1),
  like(["empty_like"], 0),
  like(["full_like"], undefined),
  eye,
];
