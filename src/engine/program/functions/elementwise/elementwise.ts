import abs from "../../../activations/abs";
import elu from "../../../activations/elu";
import leakyRelu from "../../../activations/leakyRelu";
import relu from "../../../activations/relu";
import sigmoid from "../../../activations/sigmoid";
import softplus from "../../../activations/softplus";
import tanh from "../../../activations/tanh";
import { settingsOf } from "../../../math/parameter";
import type { Activation } from "../../../ops/activation/elementwise";
import add from "../../../ops/elementwise/arithmetic/add";
import multiply from "../../../ops/elementwise/arithmetic/multiply";
import maximum from "../../../ops/elementwise/choices/maximum";
import minimum from "../../../ops/elementwise/choices/minimum";
import where from "../../../ops/elementwise/choices/where";
import logAddExp from "../../../ops/elementwise/exponentials/logAddExp";
import sqrt from "../../../ops/elementwise/powers/sqrt";
import square from "../../../ops/elementwise/powers/square";
import arctan2 from "../../../ops/elementwise/trigonometric/arctan2";
import type { Unary, UnaryDtypes } from "../../../ops/factories/unary";
import { unaryOperations } from "../../../ops/unaryOperations";
import {
  applied,
  arrayArithmetic,
  elementwiseWithoutGradient,
  fmodRule,
  remainderOf,
} from "../../arrays/arithmetic";
import { requireArray } from "../../arrays/conversion";
import { commonDtype, floatDtype } from "../../arrays/types";
import { ProgramFault } from "../../parse/tree/fault";
import { NDArray } from "../../values/ndarray";
import { Float, type NumberLike, type Value } from "../../values/value";
import { dtypeArgument } from "../arguments/dtypeArgument";
import { Arguments, type BuiltIn, type Call } from "../function";

import { operandFrom } from "../operand";

/** One array in, one out, number by number; integers become floats, but where it keeps them. */
function ofOne({ names, create, keepsIntegers, ofTruthValues }: Unary): BuiltIn {
  return {
    names,
    isMethod: true,
    call(call) {
      const given = new Arguments(call, "x|a|input out dtype inplace");
      const a = operandFrom(call, given.require("x"));
      const usual = call.machine.defaultFloat;
      const dtype =
        dtypeArgument(given.given("dtype")) ??
        (keepsIntegers ? commonDtype([a], usual) : floatDtype([a], usual));
      if (dtype === "bool" && ofTruthValues === "refused")
        throw new ProgramFault(`${call.name} isn't of truth values: use ~ to turn them`, undefined, {
          type: "TypeError",
        });
      if (dtype === "bool" && ofTruthValues === "kept")
        return elementwiseWithoutGradient(call.machine, [a], "bool", (x) => x);
      return applied(
        call.machine,
        create(),
        [a],
        dtype === "bool" ? (call.library === "torch" ? "int64" : "int8") : dtype,
      );
    },
  };
}

const unary = unaryOperations.map(ofOne);

/** Activations that the networks have too. */
const activation = (rule: Activation, names: readonly string[], dtypes: UnaryDtypes = {}): BuiltIn => {
  const op = { ...rule.create(settingsOf(rule.parameters)), leavesGaps: true };
  return ofOne({ id: rule.id, names, create: () => op, examples: [], ...dtypes });
};

/** The same with a setting, under its name in PyTorch. */
const tuned = (rule: Activation, names: readonly string[], setting: string, usual: number): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const parameter = rule.parameters[0].name;
    const given = new Arguments(call, `input|x ${setting} inplace`);
    const a = operandFrom(call, given.require("input"));
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
    return f(call, operandFrom(call, given.require("x1")), operandFrom(call, given.require("y")));
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
    const first = isFloating ? castToFloat(call.machine, whole) : whole;
    return arrayArithmetic(call.machine, operator, first, b);
  }),
);

const testOf = (names: readonly string[], f: (x: number) => boolean): BuiltIn => ({
  names,
  isMethod: true,
  call: (call) =>
    elementwiseWithoutGradient(
      call.machine,
      [operandFrom(call, new Arguments(call, "x|input").require("x"))],
      "bool",
      (x) => (f(x) ? 1 : 0),
    ),
});

/** PyTorch's softplus: a straight line above its threshold, where the two can't be told apart. */
const softened: BuiltIn = {
  names: ["softplus"],
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "input|x beta threshold");
    const a = operandFrom(call, given.require("input"));
    const dtype = floatDtype([a], call.machine.defaultFloat);
    const op = softplus.create({});
    const beta = given.number("beta", 1);
    const threshold = given.number("threshold", 20);
    const curved = () => {
      if (beta === 1) return applied(call.machine, op, [a], dtype, "SoftplusBackward0");
      const scaled = applied(call.machine, multiply.op, [a, new Float(beta)], dtype);
      const soft = applied(call.machine, op, [scaled], dtype);
      return applied(call.machine, multiply.op, [soft, new Float(1 / beta)], dtype, "SoftplusBackward0");
    };
    // At 20 and above the two can't be told apart.
    const isStraight = (x: number) => (x * beta > threshold ? 1 : 0);
    if (threshold >= 20) return curved();
    const straight = elementwiseWithoutGradient(call.machine, [a], "bool", isStraight);
    return applied(call.machine, where.op, [straight, a, curved()], dtype, "SoftplusBackward0");
  },
};

/** Times a number. */
const scaled = (names: readonly string[], factor: number): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const a = operandFrom(call, new Arguments(call, "x|input").require("x"));
    const dtype = floatDtype([a], call.machine.defaultFloat);
    return applied(call.machine, multiply.op, [a, new Float(factor)], dtype, "MulBackward0");
  },
});

const castToFloat = (machine: Call["machine"], value: NumberLike): NDArray =>
  applied(machine, multiply.op, [value, new Float(1)], floatDtype([value], machine.defaultFloat));

/** All of them, as one family: what works on each number alone. */
export const elementwiseFunctions: readonly BuiltIn[] = [
  ...unary,
  activation(abs, ["abs", "absolute"], { keepsIntegers: true, ofTruthValues: "kept" }),
  activation(abs, ["fabs"], { ofTruthValues: "kept" }),
  activation(relu, ["relu", "relu_"], { keepsIntegers: true }),
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
  ofTwo(["fmod"], ({ machine }, a, b) => remainderOf(machine, fmodRule, a, b)),
  ofTwo(["hypot"], ({ machine }, a, b) => {
    const dtype = floatDtype([a, b], machine.defaultFloat);
    const squares = [a, b].map((value) => applied(machine, square.create(), [value], dtype));
    return applied(machine, sqrt.create(), [applied(machine, add.op, squares, dtype)], dtype);
  }),
  scaled(["radians", "deg2rad"], Math.PI / 180),
  scaled(["degrees", "rad2deg"], 180 / Math.PI),
  testOf(["isnan"], Number.isNaN),
  testOf(["isfinite"], Number.isFinite),
  testOf(["isinf"], (x) => !Number.isFinite(x) && !Number.isNaN(x)),
];
