import { requireArray } from "../../arrays/conversion";
import { itemsOf } from "../../arrays/items";
import { ProgramFault } from "../../parse/tree/fault";
import { arrayOf, type NDArray, numbersOf } from "../../values/ndarray";
import { Float, Int, List, Tuple, type Value } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { Arguments, type BuiltIn, builtIn } from "../function";
import { ravelled, reshaped } from "../reshaping";
import { taken } from "../shapes/picking";
import { by, type Use } from "./use";

/** What is chosen, found, left out or put in by its value or its place. */
export function composedPicking(use: Use): readonly BuiltIn[] {
  return [
    builtIn(["select"], (call) => {
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
    ...(["fmax", "fmin"] as const).map((name) =>
      builtIn([name], (call) => {
        const given = new Arguments(call, "x1|input x2|other out");
        const [a, b] = [given.require("x1"), given.require("x2")];
        // Of equal ones the first gets the gradient, as in PyTorch; what isn't a number is left aside.
        const isFirst = use(call, "where", [
          use(call, "isnan", [b]),
          true,
          use(call, name === "fmax" ? "greater_equal" : "less_equal", [a, b]),
        ]);
        const result = use(call, "where", [isFirst, a, b]) as NDArray;
        if (result.isResult) result.gradFunction = `${name === "fmax" ? "Fmax" : "Fmin"}Backward0`;
        return result;
      }),
    ),
    builtIn(["flatnonzero"], (call) => {
      const array = ravelled(call.machine, arrayIn(call, call.positional[0] ?? null));
      return itemsOf(call.machine, use({ ...call, library: "numpy" }, "nonzero", [array]))[0];
    }),
    builtIn(["isin", "in1d"], (call) => {
      const given = new Arguments(call, "element|ar1|elements test_elements|ar2 invert");
      const array = arrayIn(call, given.require("element"));
      const wanted = new Set(numbersOf(arrayIn(call, given.require("test_elements"))));
      const data = Float64Array.from(numbersOf(array), (value) =>
        wanted.has(value) !== given.isTrue("invert") ? 1 : 0,
      );
      return arrayOf(data, array.shape, "bool", array.kind);
    }),
    builtIn(["delete"], (call) => {
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
    builtIn(["insert"], (call) => {
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
    builtIn(["ix_"], (call) => {
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
    builtIn(["interp"], (call) => {
      const given = new Arguments(call, "x xp fp");
      const x = requireArray(call.machine, given.require("x"));
      const [xp, fp] = ["xp", "fp"].map((name) => requireArray(call.machine, given.require(name)));
      const points = numbersOf(xp);
      const last = points.length - 1;
      if (last < 0 || xp.shape.length !== 1 || fp.shape.join() !== xp.shape.join())
        throw new ProgramFault("interp: xp and fp are two vectors of the same length, with numbers in them");
      // The point at or before each x, as many as there are segments.
      const starts = Array.from(numbersOf(x), (value) =>
        Math.max(
          0,
          Math.min(
            last - 1,
            points.findLastIndex((point) => point <= value),
          ),
        ),
      );
      const at = (array: NDArray, indices: readonly number[]) =>
        reshaped(call.machine, taken(call, array, indices, 0), x.shape);
      const ends = starts.map((k) => Math.min(last, k + 1));
      const edge = (index: number) =>
        at(
          fp,
          starts.map(() => index),
        );
      const [low, high] = [at(xp, starts), at(fp, starts)];
      const slope = by(
        call,
        "/",
        by(call, "-", at(fp, ends), high),
        last === 0 ? new Float(1) : by(call, "-", at(xp, ends), low),
      );
      const line = by(call, "+", by(call, "*", slope, by(call, "-", x, low)), high);
      const upTo = use(call, "where", [
        use(call, "greater_equal", [x, new Float(points[last])]),
        edge(last),
        line,
      ]);
      return use(call, "where", [use(call, "less", [x, new Float(points[0])]), edge(0), upTo]);
    }),
    builtIn(["searchsorted", "digitize"], (call) => {
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
    builtIn(["unravel_index"], (call) => {
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
    builtIn(["heaviside"], (call) => {
      const [x, middle] = call.positional.map((value) => arrayIn(call, value));
      const above = use(call, "greater", [x, new Int(0)]);
      const at = use(call, "equal", [x, new Int(0)]);
      return use(call, "where", [at, middle, use(call, "where", [above, new Float(1), new Float(0)])]);
    }),
  ];
}
