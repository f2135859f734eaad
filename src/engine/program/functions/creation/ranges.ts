import { commonDtype } from "../../arrays/types";
import { ProgramFault } from "../../parse/tree/fault";
import { type Dtype, isFloat } from "../../values/dtype";
import { Int, isNumberLike } from "../../values/value";
import { dtypeArgument } from "../arguments/dtypeArgument";
import { Arguments, type BuiltIn, plainNumber } from "../function";
import { shapeFrom } from "../reshaping";
import { floatFor, madeArray, requiringGradient } from "./made";

const arange: BuiltIn = {
  names: ["arange"],
  call(call) {
    const given = new Arguments(call, "start stop|end step dtype requires_grad");
    const isAlone = given.given("stop") === undefined;
    const [first, second, third] = isAlone
      ? [new Int(0), given.require("start"), given.given("step") ?? new Int(1)]
      : [given.require("start"), given.require("stop"), given.given("step") ?? new Int(1)];
    const [start, stop, step] = [first, second, third].map((value) => plainNumber(value, "arange"));
    if (step === 0) throw new ProgramFault("arange: the step can't be 0");
    const count = Math.max(0, Math.ceil((stop - start) / step));
    const common = commonDtype([first, second, third].filter(isNumberLike));
    const usual: Dtype = isFloat(common)
      ? call.library === "torch"
        ? call.machine.defaultFloat
        : "float64"
      : "int64";
    if (count > 5e6)
      throw new ProgramFault(`arange: ${count} numbers are too many; at most 5 million fit here`);
    return requiringGradient(
      madeArray(call, [count], dtypeArgument(given.get("dtype")) ?? usual, (k) => start + k * step),
      given.get("requires_grad"),
    );
  },
};

const linspace: BuiltIn = {
  names: ["linspace"],
  call(call) {
    const given = new Arguments(call, "start stop|end num|steps endpoint dtype requires_grad");
    const [start, stop] = ["start", "stop"].map((name) =>
      plainNumber(given.require(name), `linspace: ${name}`),
    );
    const count = given.integer("num", call.library === "torch" ? 100 : 50);
    const parts = given.isTrue("endpoint", true) ? count - 1 : count;
    const step = (stop - start) / parts;
    const at = (k: number) =>
      k === count - 1 && parts === count - 1 && count > 1 ? stop : parts > 0 ? k * step + start : start;
    return requiringGradient(
      madeArray(call, shapeFrom([new Int(count)]), dtypeArgument(given.get("dtype")) ?? floatFor(call), at),
      given.get("requires_grad"),
    );
  },
};

const logspace: BuiltIn = {
  names: ["logspace"],
  call(call) {
    const given = new Arguments(call, "start stop|end num|steps endpoint base");
    const [start, stop] = ["start", "stop"].map((name) =>
      plainNumber(given.require(name), `logspace: ${name}`),
    );
    const count = given.integer("num", 50);
    const base = given.number("base", 10);
    const parts = given.isTrue("endpoint", true) ? count - 1 : count;
    return madeArray(
      call,
      shapeFrom([new Int(count)]),
      floatFor(call),
      (k) => base ** (parts > 0 ? start + (k * (stop - start)) / parts : start),
    );
  },
};

/** Numbers at equal distances. */
export const rangeFunctions: readonly BuiltIn[] = [arange, linspace, logspace];
