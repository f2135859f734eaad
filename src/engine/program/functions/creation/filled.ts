import { ofKind } from "../../arrays/arithmetic";
import { ProgramFault } from "../../parse/fault";
import type { Dtype } from "../../values/dtype";
import { Int, type Value } from "../../values/value";
import { dtypeArgument } from "../dtypeArgument";
import { Arguments, type BuiltIn, plainNumber } from "../function";
import { arrayIn } from "../reductions";
import { shapeFrom } from "../reshaping";
import { floatFor, made, withGradient } from "./made";

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
    return withGradient(
      made(call, shape, dtype, () => value),
      keywords.get("requires_grad"),
    );
  },
});

const full: BuiltIn = {
  names: ["full"],
  call(call) {
    const given = new Arguments(call, "shape|size fill_value dtype requires_grad order");
    const value = given.require("fill_value");
    const usual: Dtype =
      value instanceof Int ? "int64" : typeof value === "boolean" ? "bool" : floatFor(call);
    const shape = shapeFrom([given.require("shape")]);
    const number = plainNumber(value, "full: fill_value");
    return withGradient(
      made(call, shape, dtypeArgument(given.get("dtype")) ?? usual, () => number),
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
    const number = value ?? plainNumber(given.require("fill_value"), "full_like: fill_value");
    const array = made(call, a.shape, dtypeArgument(given.get("dtype")) ?? a.dtype, () => number);
    return withGradient(a.kind === "matrix" ? ofKind(array, "matrix") : array, given.get("requires_grad"));
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
    return withGradient(
      made(call, shape, dtypeArgument(given.get("dtype")) ?? floatFor(call), (at) =>
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
