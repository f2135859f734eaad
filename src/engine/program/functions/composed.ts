import { requireArray } from "../arrays/conversion";
import { itemAt } from "../arrays/indexing";
import { itemsOf } from "../arrays/items";
import { binary } from "../arrays/operators";
import { ProgramFault } from "../parse/fault";
import { arrayOf, type NDArray, numbersOf } from "../values/ndarray";
import { Float, Int, List, Slice, Tuple, type Value } from "../values/value";
import { Arguments, type BuiltIn, type Call } from "./function";
import { arrayIn } from "./reductions";
import { ravelled, reshaped } from "./reshaping";
import { taken } from "./shapes/picking";

/** Calls another function of the language. */
export type Use = (
  call: Call,
  name: string,
  positional: readonly Value[],
  keywords?: Readonly<Record<string, Value>>,
) => Value;

const none = new Slice(null, null, null);

/** Functions that are made of others, so that gradients pass through those. */
export function composedFunctions(use: Use): readonly BuiltIn[] {
  const named = (names: readonly string[], call: (call: Call) => Value, isMethod = false): BuiltIn => ({
    names,
    isMethod,
    call,
  });
  const by = (call: Call, operator: string, a: Value, b: Value) => binary(call.machine, operator, a, b);
  const compared = (call: Call, name: string, a: Value, b: Value) => use(call, name, [a, b]);

  /** Where something isn't a number, another value. */
  const withoutNan = (call: Call, a: Value, value: number) =>
    use(call, "where", [use(call, "isnan", [a]), new Float(value), a]);
  const skippingNan = (name: string, of: string, value: number) =>
    named([name], (call) => {
      const [a, ...rest] = call.positional;
      const array = arrayIn(call, a ?? null);
      return use(call, of, [withoutNan(call, array, value), ...rest], Object.fromEntries(call.keywords));
    });

  return [
    named(
      ["ptp"],
      (call) => {
        const keywords = Object.fromEntries(call.keywords);
        const [largest, smallest] = ["max", "min"].map((name) => use(call, name, call.positional, keywords));
        return by(call, "-", largest, smallest);
      },
      true,
    ),
    skippingNan("nansum", "sum", 0),
    skippingNan("nanmax", "max", Number.NEGATIVE_INFINITY),
    skippingNan("nanmin", "min", Number.POSITIVE_INFINITY),
    named(["nanmean"], (call) => {
      const [a, ...rest] = call.positional;
      const array = arrayIn(call, a ?? null);
      const keywords = Object.fromEntries(call.keywords);
      const total = use(call, "sum", [withoutNan(call, array, 0), ...rest], keywords);
      const counted = use(call, "logical_not", [use(call, "isnan", [array])]);
      return by(call, "/", total, use(call, "sum", [counted, ...rest], keywords));
    }),
    named(["nan_to_num"], (call) => withoutNan(call, arrayIn(call, call.positional[0] ?? null), 0)),
    named(["positive"], (call) => use(call, "copy", [arrayIn(call, call.positional[0] ?? null)])),
    named(["exp2"], (call) => by(call, "**", new Float(2), arrayIn(call, call.positional[0] ?? null))),
    named(["cross"], (call) => {
      const given = new Arguments(call, "a|input b|other axis|dim");
      const [a, b] = ["a", "b"].map((name) => arrayIn(call, given.require(name)));
      if (a.shape.at(-1) !== 3 || b.shape.at(-1) !== 3)
        throw new ProgramFault(`${call.name} takes vectors of 3 numbers here`);
      const turned = (array: NDArray, order: readonly number[]) =>
        taken(call, array, order, array.shape.length - 1);
      const [next, last] = [
        [1, 2, 0],
        [2, 0, 1],
      ];
      return by(
        call,
        "-",
        by(call, "*", turned(a, next), turned(b, last)),
        by(call, "*", turned(a, last), turned(b, next)),
      );
    }),
    named(["multi_dot"], (call) => {
      const [first, ...rest] = itemsOf(call.machine, call.positional[0] ?? null);
      if (first === undefined) throw new ProgramFault("multi_dot takes a list of arrays");
      return rest.reduce((product, next) => by(call, "@", product, next), first);
    }),
    named(["tensordot"], (call) => {
      const given = new Arguments(call, "a|input b|other axes|dims");
      const [a, b] = ["a", "b"].map((name) => arrayIn(call, given.require(name)));
      const axes = given.given("axes") ?? new Int(2);
      const listed = (value: Value) =>
        value instanceof Tuple || value instanceof List ? value.items : [value];
      const whole = (value: Value, rank: number) => {
        const axis = value instanceof Int ? value.value : Number.NaN;
        return axis < 0 ? axis + rank : axis;
      };
      const [left, right] =
        axes instanceof Int
          ? [
              Array.from({ length: axes.value }, (_, k) => a.shape.length - axes.value + k),
              Array.from({ length: axes.value }, (_, k) => k),
            ]
          : listed(axes).map((one, k) =>
              listed(one).map((axis) => whole(axis, (k === 0 ? a : b).shape.length)),
            );
      const letters = "abcdefghijklmnopqrstuvwxyz";
      const first = a.shape.map((_, axis) => letters[axis]);
      const second = b.shape.map((_, axis) => {
        const at = (right ?? []).indexOf(axis);
        return at < 0 ? letters[a.shape.length + axis] : first[left[at]];
      });
      if ([...first, ...second].some((letter) => letter === undefined))
        throw new ProgramFault("tensordot: the axes don't fit the arrays");
      const kept = [
        ...first.filter((_, axis) => !left.includes(axis)),
        ...second.filter((_, axis) => !(right ?? []).includes(axis)),
      ];
      return use(call, "einsum", [`${first.join("")},${second.join("")}->${kept.join("")}`, a, b]);
    }),
    named(["polyval"], (call) => {
      const given = new Arguments(call, "p x");
      const x = given.require("x");
      return itemsOf(call.machine, given.require("p")).reduce<Value>(
        (value, coefficient) => by(call, "+", by(call, "*", value, x), coefficient),
        new Int(0),
      );
    }),
    named(["trapz", "trapezoid"], (call) => {
      const given = new Arguments(call, "y x dx axis");
      const y = arrayIn(call, given.require("y"));
      if (y.shape.length !== 1) throw new ProgramFault("trapz takes a vector here");
      const part = (array: NDArray, from: Value, to: Value) =>
        itemAt(call.machine, array, new Slice(from, to, null));
      const middle = by(
        call,
        "/",
        by(call, "+", part(y, new Int(1), null), part(y, null, new Int(-1))),
        new Float(2),
      );
      const x = given.given("x");
      const width =
        x === undefined ? (given.given("dx") ?? new Float(1)) : use(call, "diff", [arrayIn(call, x)]);
      return use(call, "sum", [by(call, "*", middle, width)]);
    }),
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
    named(["rot90"], (call) => {
      const given = new Arguments(call, "m|input k");
      const turns = ((given.integer("k", 1) % 4) + 4) % 4;
      let array: Value = arrayIn(call, given.require("m"));
      for (let k = 0; k < turns; k++)
        array = use(call, "flipud", [use({ ...call, library: "numpy" }, "transpose", [array])]);
      return array;
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
      const place = at < 0 ? at + array.size : at;
      const values = ravelled(call.machine, requireArray(call.machine, given.require("values")));
      const part = (from: number, to: number) =>
        taken(
          call,
          array,
          Array.from({ length: to - from }, (_, k) => from + k),
          0,
        );
      return use(call, "concatenate", [new List([part(0, place), values, part(place, array.size)])]);
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
    named(["tri"], (call) => {
      const given = new Arguments(call, "N M k");
      const ones = use(call, "ones", [
        new Tuple([given.require("N"), given.given("M") ?? given.require("N")]),
      ]);
      return use(call, "tril", [ones], { k: new Int(given.integer("k", 0)) });
    }),
    named(["dstack"], (call) => {
      const arrays = itemsOf(call.machine, call.positional[0] ?? null).map((value) => {
        const array = arrayIn(call, value);
        const shape =
          array.shape.length === 1
            ? [1, array.size, 1]
            : array.shape.length === 2
              ? [...array.shape, 1]
              : array.shape;
        return reshaped(call.machine, array, shape);
      });
      return use(call, "concatenate", [new List(arrays)], { axis: new Int(2) });
    }),
    named(["cov", "corrcoef"], (call) => {
      const given = new Arguments(call, "m|x y rowvar");
      const first = arrayIn(call, given.require("m"));
      const y = given.given("y");
      const rows = y === undefined ? first : use(call, "vstack", [new List([first, y])]);
      const matrix = use(call, "atleast_2d", [rows]) as NDArray;
      const means = use(call, "mean", [matrix], { axis: new Int(1), keepdims: true });
      const centred = by(call, "-", matrix, means);
      const turned = use({ ...call, library: "numpy" }, "transpose", [centred]);
      const cov = by(call, "/", by(call, "@", centred, turned), new Float(matrix.shape[1] - 1)) as NDArray;
      if (call.name.endsWith("cov"))
        return matrix.shape[0] === 1 ? itemAt(call.machine, cov, new Tuple([new Int(0), new Int(0)])) : cov;
      const deviations = use(call, "sqrt", [use(call, "diag", [cov])]);
      return by(call, "/", cov, use(call, "outer", [deviations, deviations]));
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
      const above = compared(call, "greater", x, new Int(0));
      const at = compared(call, "equal", x, new Int(0));
      return use(call, "where", [at, middle, use(call, "where", [above, new Float(1), new Float(0)])]);
    }),
    named(["geomspace"], (call) => {
      const given = new Arguments(call, "start stop num");
      const [low, high] = ["start", "stop"].map((name) => Math.log10(given.number(name, 1)));
      return use(call, "logspace", [new Float(low), new Float(high), new Int(given.integer("num", 50))]);
    }),
    named(["fromiter"], (call) =>
      use(
        call,
        "array",
        [new List([...itemsOf(call.machine, call.positional[0] ?? null)]), ...call.positional.slice(1, 2)],
        Object.fromEntries(call.keywords),
      ),
    ),
    named(["histogram"], (call) => {
      const given = new Arguments(call, "a bins range density");
      const values = numbersOf(requireArray(call.machine, given.require("a")));
      const bins = given.given("bins") ?? new Int(10);
      const limits = given.given("range");
      const [low, high] =
        limits === undefined
          ? [Math.min(...values), Math.max(...values)]
          : numbersOf(requireArray(call.machine, limits));
      const edges =
        bins instanceof Int
          ? Float64Array.from({ length: bins.value + 1 }, (_, k) =>
              k === bins.value ? high : low + (k * (high - low)) / bins.value,
            )
          : numbersOf(requireArray(call.machine, bins)).slice();
      const counts = new Float64Array(Math.max(0, edges.length - 1));
      for (const value of values)
        for (let k = 0; k < counts.length; k++)
          if (
            value >= edges[k] &&
            (value < edges[k + 1] || (k === counts.length - 1 && value === edges[k + 1]))
          )
            counts[k] += 1;
      return new Tuple([
        arrayOf(counts, [counts.length], "int64"),
        arrayOf(edges, [edges.length], "float64"),
      ]);
    }),
    named(["apply_along_axis"], (call) => {
      const [f, axis, value] = call.positional;
      const array = arrayIn(call, value ?? null);
      if (array.shape.length !== 2 || !(axis instanceof Int))
        throw new ProgramFault("apply_along_axis takes a matrix here");
      const isRows = axis.value === 1 || axis.value === -1;
      const count = array.shape[isRows ? 0 : 1];
      const results = Array.from({ length: count }, (_, k) =>
        call.machine.callValue(f, [
          itemAt(call.machine, array, isRows ? new Int(k) : new Tuple([none, new Int(k)])),
        ]),
      );
      const whole = use(call, "array", [new List(results)]) as NDArray;
      return isRows || whole.shape.length < 2 ? whole : use(call, "transpose", [whole]);
    }),
  ];
}
