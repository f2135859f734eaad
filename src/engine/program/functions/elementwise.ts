import abs from "../../activations/abs";
import elu from "../../activations/elu";
import leakyRelu from "../../activations/leakyRelu";
import relu from "../../activations/relu";
import sigmoid from "../../activations/sigmoid";
import softplus from "../../activations/softplus";
import tanh from "../../activations/tanh";
import { settingsOf } from "../../math/parameter";
import type { Activation } from "../../ops/elementwise";
import add from "../../ops/elementwise/add";
import arctan2 from "../../ops/elementwise/arctan2";
import clip from "../../ops/elementwise/clip";
import logAddExp from "../../ops/elementwise/logAddExp";
import maximum from "../../ops/elementwise/maximum";
import minimum from "../../ops/elementwise/minimum";
import multiply from "../../ops/elementwise/multiply";
import sqrt from "../../ops/elementwise/sqrt";
import square from "../../ops/elementwise/square";
import where from "../../ops/elementwise/where";
import type { Unary } from "../../ops/operation";
import { unaryOperations } from "../../ops/unaryOperations";
import { applied, arrayArithmetic, elementwise } from "../arrays/arithmetic";
import { arrayFrom, requireArray } from "../arrays/conversion";
import { commonDtype, floatDtype } from "../arrays/types";
import { ProgramFault } from "../parse/fault";
import { type Dtype, isFloat } from "../values/dtype";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import { Float, type NumberLike, Tuple, type Value } from "../values/value";
import { Arguments, type BuiltIn, type Call } from "./function";

const input = (call: Call, value: Value): NumberLike =>
  arrayFrom(call.machine, value, call.library === "torch" ? "tensor" : "array");

/** One array in, one out, number by number; integers become floats, but where `keepsIntegers`. */
function ofOne(operation: Unary, extra: readonly string[] = [], keepsIntegers = false): BuiltIn {
  return {
    names: [...operation.names, ...extra],
    isMethod: true,
    call(call) {
      const a = input(call, new Arguments(call, "x|a|input out dtype").require("x"));
      const usual = call.machine.defaultFloat;
      const dtype = keepsIntegers ? commonDtype([a], usual) : floatDtype([a], usual);
      if (dtype === "bool" && (operation.id === "sign" || operation.id === "negate"))
        throw new ProgramFault(`${call.name} isn't of truth values: use ~ to turn them`, undefined, {
          type: "TypeError",
        });
      if (dtype === "bool" && operation.id === "abs") return elementwise(call.machine, [a], "bool", (x) => x);
      return applied(
        call.machine,
        operation.create(),
        [a],
        dtype === "bool" ? (call.library === "torch" ? "int64" : "int8") : dtype,
      );
    },
  };
}

const keepsIntegers = new Set(["square", "negate", "sign", "abs"]);

const unary = unaryOperations.map((operation) => ofOne(operation, [], keepsIntegers.has(operation.id)));

/** Activations that the networks have too. */
const activation = (rule: Activation, names: readonly string[], keeps = false): BuiltIn => {
  const op = { ...rule.create(settingsOf(rule.parameters)), leavesGaps: true };
  return ofOne({ id: rule.id, names, create: () => op, examples: [] }, [], keeps);
};

/** The same with a setting, under its name in PyTorch. */
const tuned = (rule: Activation, names: readonly string[], setting: string, usual: number): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const parameter = rule.parameters[0].name;
    const given = new Arguments(call, `input|x ${setting} inplace`);
    const a = input(call, given.require("input"));
    const op = rule.create({ [parameter]: given.number(setting, usual) });
    return applied(call.machine, op, [a], floatDtype([a], call.machine.defaultFloat));
  },
});

/** Two arrays in, number by number. */
const ofTwo = (
  names: readonly string[],
  f: (call: Call, a: NumberLike, b: NumberLike) => Value,
): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "x1|a|input y|x2|b|other out");
    return f(call, input(call, given.require("x1")), input(call, given.require("y")));
  },
});

const withOp = (op: (typeof maximum)["op"], names: readonly string[], isFloating = false) =>
  ofTwo(names, ({ machine }, a, b) => {
    const dtype = isFloating
      ? floatDtype([a, b], machine.defaultFloat)
      : commonDtype([a, b], machine.defaultFloat);
    return applied(machine, op, [a, b], dtype);
  });

const byOperator: readonly (readonly [string, readonly string[]])[] = [
  ["+", ["add"]],
  ["-", ["subtract", "sub"]],
  ["*", ["multiply", "mul"]],
  ["/", ["divide", "true_divide", "div"]],
  ["//", ["floor_divide"]],
  ["%", ["mod", "remainder"]],
  ["**", ["power", "pow", "float_power"]],
  ["&", ["bitwise_and"]],
  ["|", ["bitwise_or"]],
  ["^", ["bitwise_xor"]],
];

/** `np.multiply` is number by number for matrices too, where `*` isn't. */
const arithmetic = byOperator.map(([operator, names]) =>
  ofTwo(names, (call, a, b) => {
    const isMatrixProduct = operator === "*";
    if (isMatrixProduct) {
      const dtype = commonDtype([a, b], call.machine.defaultFloat);
      return applied(call.machine, multiply.op, [a, b], dtype, "MulBackward0");
    }
    const isFloating = call.name.endsWith("float_power");
    const whole = a instanceof NDArray || b instanceof NDArray ? a : requireArray(call.machine, a);
    const first = isFloating ? castTo(call.machine, whole) : whole;
    return arrayArithmetic(call.machine, operator, first, b);
  }),
);

const clipped: BuiltIn = {
  names: ["clip", "clamp"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input|x a_min|min a_max|max out");
    const a = input(call, given.require("a"));
    const { machine } = call;
    const [low, high] = [given.given("a_min"), given.given("a_max")];
    const isSingle = [low, high].every(
      (limit) => limit === undefined || !(limit instanceof NDArray) || limit.size === 1,
    );
    if (!isSingle) {
      const limited = (value: NumberLike, op: typeof maximum.op, limit: Value | undefined) =>
        limit === undefined
          ? value
          : applied(machine, op, [value, input(call, limit)], commonDtype([value, input(call, limit)]));
      return limited(limited(a, maximum.op, low), minimum.op, high);
    }
    const limits = [low, high]
      .filter((limit) => limit !== undefined)
      .map((limit) => input(call, limit as Value));
    const dtype = commonDtype([a, ...limits], machine.defaultFloat);
    return applied(
      machine,
      clip.create(given.number("a_min", -Infinity), given.number("a_max", Infinity)),
      [a],
      dtype,
      "ClampBackward1",
    );
  },
};

const chosen: BuiltIn = {
  names: ["where"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "condition|input x|self y|other");
    const { machine } = call;
    if (
      call.library === "torch" &&
      given.get("y") !== undefined &&
      given.get("condition") instanceof NDArray &&
      (given.get("condition") as NDArray).dtype !== "bool" &&
      given.get("x") instanceof NDArray &&
      (given.get("x") as NDArray).dtype === "bool"
    )
      return chosenOf(call, given.require("x"), given.require("condition"), given.require("y"));
    const condition = given.require("condition");
    if (given.get("x") === undefined) return places(requireArray(machine, condition));
    return chosenOf(call, condition, given.require("x"), given.require("y"));
  },
};

function chosenOf(call: Call, condition: Value, x: Value, y: Value): Value {
  const [c, a, b] = [condition, x, y].map((value) => input(call, value));
  const truth =
    c instanceof NDArray && c.dtype !== "bool"
      ? elementwise(call.machine, [c, false], "bool", (value) => (value !== 0 ? 1 : 0))
      : c;
  return applied(call.machine, where.op, [truth, a, b], commonDtype([a, b], call.machine.defaultFloat));
}

/** Where something isn't 0: one index array for each axis. */
function places(array: NDArray): Tuple {
  const values = numbersOf(array);
  const found: number[] = [];
  values.forEach((value, k) => {
    if (value !== 0) found.push(k);
  });
  return new Tuple(
    array.shape.map((length, axis) => {
      const step = array.shape.slice(axis + 1).reduce((size, n) => size * n, 1);
      return arrayOf(
        Float64Array.from(found, (k) => Math.floor(k / step) % length),
        [found.length],
        "int64",
        array.kind === "tensor" ? "tensor" : "array",
      );
    }),
  );
}

/** One row for each place, one column for each axis. */
function rowsOf(found: Tuple, kind: "tensor" | "array"): NDArray {
  const columns = found.items.map((item) => numbersOf(item as NDArray));
  const rows = columns[0]?.length ?? 0;
  const data = Float64Array.from(
    { length: rows * columns.length },
    (_, k) => columns[k % columns.length][Math.floor(k / columns.length)],
  );
  return arrayOf(data, [rows, columns.length], "int64", kind);
}

const argwhere: BuiltIn = {
  names: ["argwhere"],
  call: (call) =>
    rowsOf(
      places(requireArray(call.machine, new Arguments(call, "a|input").require("a"))),
      call.library === "torch" ? "tensor" : "array",
    ),
};

const nonzero: BuiltIn = {
  names: ["nonzero"],
  isMethod: true,
  call(call) {
    const found = places(requireArray(call.machine, new Arguments(call, "a|input").require("a")));
    return call.library === "torch" ? rowsOf(found, "tensor") : found;
  },
};

/** Rounding passes nothing back: it is flat. */
const flat = (names: readonly string[], f: (x: number) => number, toInteger = false): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const a = input(call, new Arguments(call, "x|a|input out").require("x"));
    const dtype: Dtype = toInteger ? "int64" : floatDtype([a], call.machine.defaultFloat);
    return elementwise(call.machine, [a], dtype, f);
  },
});

/** To so many digits, ties to the even one, as NumPy: times 10^d, rounded, divided again. */
export function rounded(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value;
  if (decimals === 0) return toEven(value);
  const scale = 10 ** Math.abs(decimals);
  return decimals > 0 ? toEven(value * scale) / scale : toEven(value / scale) * scale;
}

function toEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest !== 0.5)
    return (
      Math.sign(value) * Math.round(Math.abs(value)) + (Object.is(value, -0) ? -0 : 0) || (value < 0 ? -0 : 0)
    );
  return floor % 2 === 0 ? floor : floor + 1;
}

const round: BuiltIn = {
  names: ["round", "around", "round_"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "a|input|x decimals out");
    const a = input(call, given.require("a"));
    const decimals = given.integer("decimals", 0);
    const dtype = commonDtype([a], call.machine.defaultFloat);
    if (dtype === "bool")
      return elementwise(call.machine, [a], floatDtype([a], call.machine.defaultFloat), (x) => x);
    if (decimals >= 0 && !isFloat(dtype)) return elementwise(call.machine, [a], dtype, (x) => x);
    return elementwise(call.machine, [a], dtype, (x) => rounded(x, decimals));
  },
};

const testOf = (names: readonly string[], f: (x: number) => boolean): BuiltIn => ({
  names,
  isMethod: true,
  call: (call) =>
    elementwise(call.machine, [input(call, new Arguments(call, "x|input").require("x"))], "bool", (x) =>
      f(x) ? 1 : 0,
    ),
});

/** PyTorch's softplus: a straight line above its threshold, where the two can't be told apart. */
const softened: BuiltIn = {
  names: ["softplus"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "input|x beta threshold");
    const a = input(call, given.require("input"));
    const dtype = floatDtype([a], call.machine.defaultFloat);
    const op = softplus.create({});
    const beta = given.number("beta", 1);
    if (beta === 1) return applied(call.machine, op, [a], dtype, "SoftplusBackward0");
    const scaled = applied(call.machine, multiply.op, [a, new Float(beta)], dtype);
    const soft = applied(call.machine, op, [scaled], dtype);
    return applied(call.machine, multiply.op, [soft, new Float(1 / beta)], dtype, "SoftplusBackward0");
  },
};

/** Times a number. */
const scaled = (names: readonly string[], factor: number): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const a = input(call, new Arguments(call, "x|input").require("x"));
    const dtype = floatDtype([a], call.machine.defaultFloat);
    return applied(call.machine, multiply.op, [a, new Float(factor)], dtype, "MulBackward0");
  },
});

const castTo = (machine: Call["machine"], value: NumberLike): NDArray =>
  applied(machine, multiply.op, [value, new Float(1)], floatDtype([value], machine.defaultFloat));

/** All of them, as one family: what works on each number alone. */
export const elementwiseFunctions: readonly BuiltIn[] = [
  ...unary,
  activation(abs, ["abs", "absolute"], true),
  activation(abs, ["fabs"]),
  activation(relu, ["relu", "relu_"], true),
  activation(sigmoid, ["sigmoid", "expit"]),
  activation(tanh, ["tanh"]),
  softened,
  tuned(leakyRelu, ["leaky_relu"], "negative_slope", 0.01),
  tuned(elu, ["elu"], "alpha", 1),
  withOp(maximum.op, maximum.names),
  withOp(minimum.op, minimum.names),
  withOp(arctan2.op, arctan2.names, true),
  withOp(logAddExp.op, logAddExp.names, true),
  ...arithmetic,
  clipped,
  chosen,
  nonzero,
  argwhere,
  flat(["floor"], Math.floor),
  flat(["ceil"], Math.ceil),
  flat(["trunc", "fix"], Math.trunc),
  flat(["rint"], (x) => rounded(x, 0)),
  ofTwo(["fmod"], ({ machine }, a, b) =>
    elementwise(machine, [a, b], commonDtype([a, b], machine.defaultFloat), (x, y) => x % y),
  ),
  ofTwo(["hypot"], ({ machine }, a, b) => {
    const dtype = floatDtype([a, b], machine.defaultFloat);
    const squares = [a, b].map((value) => applied(machine, square.create(), [value], dtype));
    return applied(machine, sqrt.create(), [applied(machine, add.op, squares, dtype)], dtype);
  }),
  scaled(["radians", "deg2rad"], Math.PI / 180),
  scaled(["degrees", "rad2deg"], 180 / Math.PI),
  round,
  testOf(["isnan"], Number.isNaN),
  testOf(["isfinite"], Number.isFinite),
  testOf(["isinf"], (x) => !Number.isFinite(x) && !Number.isNaN(x)),
];
