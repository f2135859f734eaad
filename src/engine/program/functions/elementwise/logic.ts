import { broadcastShape } from "../../../ops/factories/shapesTogether";
import { elementwiseWithoutGradient } from "../../arrays/arithmetic";
import { orderRelation } from "../../arrays/compare";
import { requireArray } from "../../arrays/conversion";
import { ProgramFault } from "../../parse/tree/fault";
import { numbersOf } from "../../values/ndarray";
import { Int, List, Tuple } from "../../values/value";
import { Arguments, type BuiltIn } from "../function";
import { operandFrom } from "../operand";
import { shapeTuple } from "../reshaping";

/** @param f a function, or the operator of an order */
const two = (names: readonly string[], f: ((a: number, b: number) => boolean) | string): BuiltIn => ({
  names,
  isMethod: true,
  call(call) {
    const given = new Arguments(call, "x1|input x2|other out");
    const [left, right] = [operandFrom(call, given.require("x1")), operandFrom(call, given.require("x2"))];
    const holds = typeof f === "string" ? orderRelation(call.machine, f, left, right) : f;
    return elementwiseWithoutGradient(call.machine, [left, right], "bool", (a, b) => (holds(a, b) ? 1 : 0));
  },
});

const closeness = "a|input b|other rtol atol equal_nan";
const isClose = (a: number, b: number, rtol: number, atol: number, isNanEqual: boolean) =>
  a === b ||
  (isNanEqual && Number.isNaN(a) && Number.isNaN(b)) ||
  (Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= atol + rtol * Math.abs(b));

export const logicFunctions: readonly BuiltIn[] = [
  two(["greater", "gt"], ">"),
  two(["greater_equal", "ge"], ">="),
  two(["less", "lt"], "<"),
  two(["less_equal", "le"], "<="),
  two(["eq"], (a, b) => a === b),
  {
    ...two(["equal"], (a, b) => a === b),
    call(call) {
      const whole = two(["equal"], (a, b) => a === b);
      if (call.library !== "torch") return whole.call(call);
      const [a, b] = call.positional.map((value) => requireArray(call.machine, value, "tensor"));
      return a.shape.join() === b.shape.join() && numbersOf(a).every((value, k) => value === numbersOf(b)[k]);
    },
  },
  two(["not_equal", "ne"], (a, b) => a !== b),
  two(["logical_and"], (a, b) => a !== 0 && b !== 0),
  two(["logical_or"], (a, b) => a !== 0 || b !== 0),
  two(["logical_xor"], (a, b) => (a !== 0) !== (b !== 0)),
  {
    names: ["logical_not"],
    isMethod: true,
    call: (call) =>
      elementwiseWithoutGradient(
        call.machine,
        [operandFrom(call, new Arguments(call, "x|input").require("x"))],
        "bool",
        (a) => (a === 0 ? 1 : 0),
      ),
  },
  {
    names: ["isclose"],
    isMethod: true,
    call(call) {
      const given = new Arguments(call, closeness);
      const [rtol, atol] = [given.number("rtol", 1e-5), given.number("atol", 1e-8)];
      const isNanEqual = given.isTrue("equal_nan");
      return elementwiseWithoutGradient(
        call.machine,
        [operandFrom(call, given.require("a")), operandFrom(call, given.require("b"))],
        "bool",
        (a, b) => (isClose(a, b, rtol, atol, isNanEqual) ? 1 : 0),
      );
    },
  },
  {
    names: ["allclose"],
    isMethod: true,
    call(call) {
      const given = new Arguments(call, closeness);
      const [rtol, atol] = [given.number("rtol", 1e-5), given.number("atol", 1e-8)];
      const isNanEqual = given.isTrue("equal_nan");
      const found = elementwiseWithoutGradient(
        call.machine,
        [operandFrom(call, given.require("a")), operandFrom(call, given.require("b"))],
        "bool",
        (a, b) => (isClose(a, b, rtol, atol, isNanEqual) ? 1 : 0),
      );
      return numbersOf(found).every((value) => value !== 0);
    },
  },
  {
    names: ["array_equal"],
    call(call) {
      const [a, b] = call.positional.map((value) => requireArray(call.machine, value));
      if (!b) throw new ProgramFault("array_equal takes two arrays");
      return a.shape.join() === b.shape.join() && numbersOf(a).every((value, k) => value === numbersOf(b)[k]);
    },
  },
  {
    names: ["shape"],
    call: (call) => shapeTuple(requireArray(call.machine, new Arguments(call, "a").require("a"))),
  },
  {
    names: ["ndim"],
    call: (call) => new Int(requireArray(call.machine, new Arguments(call, "a").require("a")).shape.length),
  },
  {
    names: ["size"],
    call(call) {
      const given = new Arguments(call, "a axis");
      const a = requireArray(call.machine, given.require("a"));
      const axis = given.integer("axis", 0);
      return new Int(
        given.given("axis") === undefined ? a.size : (a.shape[axis < 0 ? axis + a.shape.length : axis] ?? 1),
      );
    },
  },
  {
    names: ["broadcast_shapes"],
    call(call) {
      const shapes = call.positional.map((value) =>
        value instanceof Tuple || value instanceof List
          ? value.items.map((item) => (item instanceof Int ? item.value : 1))
          : [],
      );
      return new Tuple(broadcastShape(shapes, "broadcast_shapes").map((length) => new Int(length)));
    },
  },
];
