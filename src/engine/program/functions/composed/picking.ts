import { requireArray } from "../../arrays/conversion";
import { itemsOf } from "../../arrays/items";
import { ProgramFault } from "../../parse/fault";
import { arrayOf, numbersOf } from "../../values/ndarray";
import { Float, Int, List, Tuple, type Value } from "../../values/value";
import { Arguments, type BuiltIn } from "../function";
import { arrayIn } from "../reductions";
import { ravelled, reshaped } from "../reshaping";
import { taken } from "../shapes/picking";
import { named, type Use } from "./use";

/** What is chosen, found, left out or put in by its value or its place. */
export function composedPicking(use: Use): readonly BuiltIn[] {
  return [
    named(["select"], (call) => {
      const given = new Arguments(call, "condlist choicelist default");
      const [conditions, choices] = ["condlist", "choicelist"].map((name) =>
        itemsOf(call.machine, given.require(name)),
      );
      return [...conditions.keys()]
        .reverse()
        .reduce<Value>(
          (rest, k) => use(call, "where", [conditions[k], choices[k], rest]),
          given.given("default") ?? new Int(0),
        );
    }),
    named(["flatnonzero"], (call) => {
      const array = ravelled(call.machine, arrayIn(call, call.positional[0] ?? null));
      return itemsOf(call.machine, use({ ...call, library: "numpy" }, "nonzero", [array]))[0];
    }),
    named(["isin", "in1d"], (call) => {
      const given = new Arguments(call, "element|ar1|elements test_elements|ar2 invert");
      const array = arrayIn(call, given.require("element"));
      const wanted = new Set(numbersOf(arrayIn(call, given.require("test_elements"))));
      const data = Float64Array.from(numbersOf(array), (value) =>
        wanted.has(value) !== given.isTrue("invert") ? 1 : 0,
      );
      return arrayOf(data, array.shape, "bool", array.kind);
    }),
    named(["delete"], (call) => {
      const given = new Arguments(call, "arr obj axis");
      const whole = arrayIn(call, given.require("arr"));
      const axisGiven = given.given("axis");
      const array = axisGiven === undefined ? ravelled(call.machine, whole) : whole;
      const axis = axisGiven === undefined ? 0 : given.integer("axis", 0);
      const length = array.shape[axis] ?? 0;
      const gone = new Set(
        [...numbersOf(requireArray(call.machine, given.require("obj")))].map((k) => (k < 0 ? k + length : k)),
      );
      return taken(
        call,
        array,
        [...Array(length).keys()].filter((k) => !gone.has(k)),
        axis,
      );
    }),
    named(["insert"], (call) => {
      const given = new Arguments(call, "arr obj values axis");
      if (given.given("axis") !== undefined) throw new ProgramFault("insert: an axis isn't known here");
      const array = ravelled(call.machine, arrayIn(call, given.require("arr")));
      const at = given.integer("obj", 0);
      const index = at < 0 ? at + array.size : at;
      const values = ravelled(call.machine, requireArray(call.machine, given.require("values")));
      const part = (from: number, to: number) =>
        taken(
          call,
          array,
          Array.from({ length: to - from }, (_, k) => from + k),
          0,
        );
      return use(call, "concatenate", [new List([part(0, index), values, part(index, array.size)])]);
    }),
    named(["ix_"], (call) => {
      const arrays = call.positional.map((value) => arrayIn(call, value));
      return new Tuple(
        arrays.map((array, axis) =>
          reshaped(
            call.machine,
            array,
            arrays.map((_, k) => (k === axis ? array.size : 1)),
          ),
        ),
      );
    }),
    named(["interp"], (call) => {
      const given = new Arguments(call, "x xp fp");
      const x = requireArray(call.machine, given.require("x"));
      const [xp, fp] = ["xp", "fp"].map((name) => numbersOf(requireArray(call.machine, given.require(name))));
      const data = Float64Array.from(numbersOf(x), (value) => {
        if (value <= xp[0]) return fp[0];
        const k = xp.findIndex((one) => one >= value);
        return k < 0
          ? fp[fp.length - 1]
          : fp[k - 1] + ((fp[k] - fp[k - 1]) / (xp[k] - xp[k - 1])) * (value - xp[k - 1]);
      });
      return arrayOf(data, x.shape, "float64", x.shape.length === 0 ? "scalar" : "array");
    }),
    named(["searchsorted", "digitize"], (call) => {
      const isDigits = call.name.endsWith("digitize");
      const given = new Arguments(call, isDigits ? "v a right" : "a v side");
      const [a, v] = ["a", "v"].map((name) => requireArray(call.machine, given.require(name)));
      const isRight = isDigits ? !given.isTrue("right") : given.text("side", "left") === "right";
      const edges = [...numbersOf(a)];
      const data = Float64Array.from(numbersOf(v), (value) => {
        const k = edges.findIndex((edge) => (isRight ? edge > value : edge >= value));
        return k < 0 ? edges.length : k;
      });
      return arrayOf(data, v.shape, "int64", v.shape.length === 0 ? "scalar" : "array");
    }),
    named(["unravel_index"], (call) => {
      const shape = itemsOf(call.machine, call.positional[1] ?? null).map((one) =>
        one instanceof Int ? one.value : 1,
      );
      const index = requireArray(call.machine, call.positional[0] ?? null);
      return new Tuple(
        shape.map((length, axis) => {
          const step = shape.slice(axis + 1).reduce((size, one) => size * one, 1);
          const data = Float64Array.from(numbersOf(index), (k) => Math.floor(k / step) % length);
          return index.shape.length === 0 ? new Int(data[0]) : arrayOf(data, index.shape, "int64");
        }),
      );
    }),
    named(["heaviside"], (call) => {
      const [x, middle] = call.positional.map((value) => arrayIn(call, value));
      const above = use(call, "greater", [x, new Int(0)]);
      const at = use(call, "equal", [x, new Int(0)]);
      return use(call, "where", [at, middle, use(call, "where", [above, new Float(1), new Float(0)])]);
    }),
  ];
}
