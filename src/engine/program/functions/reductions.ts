import cumprod from "../../ops/alongAxis/cumprod";
import cumsum from "../../ops/alongAxis/cumsum";
import type { AlongAxis } from "../../ops/alongAxis/lanes";
import logSoftmax from "../../ops/alongAxis/logSoftmax";
import softmaxAlong from "../../ops/alongAxis/softmaxAlong";
import { type Axes, allAxes } from "../../ops/factories/axes";
import type { OverAxes } from "../../ops/factories/overAxes";
import logSumExp from "../../ops/reductions/logSumExp";
import mean from "../../ops/reductions/mean";
import prod from "../../ops/reductions/prod";
import std from "../../ops/reductions/std";
import sum from "../../ops/reductions/sum";
import variance from "../../ops/reductions/var";
import { applied, arrayArithmetic } from "../arrays/arithmetic";
import { itemAt } from "../arrays/indexing";
import { ProgramFault } from "../parse/tree/fault";
import { type Dtype, isFloat } from "../values/dtype";
import type { NDArray } from "../values/ndarray";
import { Int, Slice, Tuple, type Value } from "../values/value";
import { arrayIn } from "./arguments/arrayArguments";
import { axesOf, axisOf } from "./arguments/axisArguments";
import { dtypeArgument } from "./arguments/dtypeArgument";
import { Arguments, type BuiltIn, type Call } from "./function";
import { ravelled, reshaped } from "./reshaping";

/** Truth values are counted, other numbers stay what they are. */
const counted = (dtype: Dtype): Dtype => (isFloat(dtype) ? dtype : "int64");
const floating = (call: Call, dtype: Dtype): Dtype =>
  isFloat(dtype) ? dtype : call.library === "torch" ? call.machine.defaultFloat : "float64";

function over(operation: OverAxes, isAverage: boolean, gradFunction: string): BuiltIn {
  return {
    names: operation.names,
    isMethod: true,
    call(call) {
      const given = new Arguments(call, "a|input|x axis|dim dtype out keepdims|keepdim weights");
      // In PyTorch the third is keepdim.
      const isKept = given.isTrue("keepdims") || (call.library === "torch" && given.get("dtype") === true);
      const a = arrayIn(call, given.require("a"));
      const along = axesOf(a, given.get("axis"), isKept);
      if (given.given("weights") !== undefined)
        return weightedAverage(call, a, given.require("weights"), along);
      const wanted = given.get("dtype") === true ? undefined : dtypeArgument(given.given("dtype"));
      const dtype = wanted ?? (isAverage ? floating(call, a.dtype) : counted(a.dtype));
      const suffix = along.axes === undefined ? "0" : "1";
      return applied(call.machine, operation.create(along), [a], dtype, `${gradFunction}${suffix}`);
    },
  };
}

/** `np.average` with weights. */
function weightedAverage(call: Call, a: NDArray, weights: Value, along: Axes): Value {
  const w = arrayIn(call, weights);
  const { machine } = call;
  const total = applied(
    machine,
    sum.create(along),
    [arrayArithmetic(machine, "*", a, w)],
    floating(call, a.dtype),
  );
  const whole = applied(
    machine,
    sum.create(w.shape.length === a.shape.length ? along : allAxes),
    [w],
    floating(call, w.dtype),
  );
  return arrayArithmetic(machine, "/", total, whole);
}

/** Variance and deviation: NumPy divides by n, PyTorch by n − 1. */
function spread(operation: typeof variance, names: readonly string[], gradFunction: string): BuiltIn {
  return {
    names,
    isMethod: true,
    call(call) {
      const isTorch = call.library === "torch";
      const given = new Arguments(
        call,
        isTorch
          ? "input|x dim|axis unbiased keepdim|keepdims correction|ddof"
          : "a|x axis dtype out ddof|correction keepdims",
      );
      const first = isTorch ? "input" : "a";
      const [axis, keep] = isTorch ? ["dim", "keepdim"] : ["axis", "keepdims"];
      const a = arrayIn(call, given.require(first));
      const byBoolean = typeof given.get(axis) === "boolean";
      const unbiased = byBoolean ? given.isTrue(axis) : given.isTrue("unbiased", true);
      const ddof = isTorch ? given.integer("correction", unbiased ? 1 : 0) : given.integer("ddof", 0);
      const along = axesOf(a, byBoolean ? undefined : given.get(axis), given.isTrue(keep));
      return applied(
        call.machine,
        operation.create(along, ddof),
        [a],
        (isTorch ? undefined : dtypeArgument(given.given("dtype"))) ?? floating(call, a.dtype),
        `${gradFunction}0`,
      );
    },
  };
}

/** Along one axis, with as many numbers as before. NumPy without an axis takes all in a row. */
function along(operation: AlongAxis, gradFunction: string, isFloating: boolean): BuiltIn {
  return {
    names: operation.names,
    isMethod: true,
    call(call) {
      const given = new Arguments(call, "a|input|x axis|dim dtype out _stacklevel");
      const a = arrayIn(call, given.require("a"));
      const isRow = given.given("axis") === undefined && !isFloating && call.library !== "torch";
      const flat = isRow ? ravelled(call.machine, a) : a;
      const usual =
        isFloating && call.library === "torch" && given.given("axis") === undefined
          ? flat.shape.length === 0 || flat.shape.length === 1 || flat.shape.length === 3
            ? 0
            : 1
          : isRow
            ? 0
            : flat.shape.length - 1;
      const value = given.given("axis");
      const axis =
        flat.shape.length === 0
          ? 0
          : value === undefined
            ? usual
            : axisOf(value, flat.shape.length, flat.shape);
      const dtype =
        dtypeArgument(given.given("dtype")) ??
        (isFloating ? floating(call, flat.dtype) : counted(flat.dtype));
      // scipy's softmax without an axis runs over all numbers.
      if (isFloating && value === undefined && call.library !== "torch" && flat.shape.length > 1) {
        const row = ravelled(call.machine, flat);
        return reshaped(call.machine, applied(call.machine, operation.create(0), [row], dtype), flat.shape);
      }
      return applied(call.machine, operation.create(axis), [flat], dtype, gradFunction);
    },
  };
}

const logsumexp: BuiltIn = {
  names: logSumExp.names,
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input axis|dim keepdims|keepdim");
    const a = arrayIn(call, given.require("a"));
    const axes = axesOf(a, given.get("axis"), given.isTrue("keepdims"));
    return applied(call.machine, logSumExp.create(axes), [a], floating(call, a.dtype), "LogsumexpBackward0");
  },
};

/** Neighbours' differences along an axis. */
const differences: BuiltIn = {
  names: ["diff"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input n axis|dim");
    let a = arrayIn(call, given.require("a"));
    const axis = axisOf(given.given("axis") ?? minusOne, a.shape.length, a.shape);
    const times = given.integer("n", 1);
    if (times < 0 || times > 20) throw new ProgramFault("diff: n is a small number of times");
    for (let k = 0; k < times; k++)
      a = arrayArithmetic(
        call.machine,
        "-",
        slicedAlong(call, a, axis, 1, null),
        slicedAlong(call, a, axis, 0, -1),
      );
    return a;
  },
};

const minusOne = new Int(-1);
const slicedAlong = (call: Call, a: NDArray, axis: number, start: number, stop: number | null) =>
  itemAt(
    call.machine,
    a,
    new Tuple([
      ...Array.from({ length: axis }, () => new Slice(null, null, null)),
      new Slice(new Int(start), stop === null ? null : new Int(stop), null),
    ]),
  );

export const reductionFunctions: readonly BuiltIn[] = [
  over(sum, false, "SumBackward"),
  over(mean, true, "MeanBackward"),
  over(prod, false, "ProdBackward"),
  spread(variance, ["var"], "VarBackward"),
  spread(std as typeof variance, ["std"], "StdBackward"),
  along(cumsum, "CumsumBackward0", false),
  along(cumprod, "CumprodBackward0", false),
  along(softmaxAlong, "SoftmaxBackward0", true),
  along(logSoftmax, "LogSoftmaxBackward0", true),
  logsumexp,
  differences,
];
