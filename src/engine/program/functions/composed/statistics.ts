import { requireArray } from "../../arrays/conversion";
import { itemAt } from "../../arrays/indexing";
import { ProgramFault } from "../../parse/tree/fault";
import { arrayOf, type NDArray, numbersOf } from "../../values/ndarray";
import { Float, Int, List, Tuple, type Value } from "../../values/value";
import { arrayIn } from "../arguments/arrayArguments";
import { Arguments, type BuiltIn, builtIn, type Call } from "../function";
import { by, type Use } from "./use";

/** What describes numbers: spans, covariances, counts, and sums that leave out what isn't a number. */
export function statistics(use: Use): readonly BuiltIn[] {
  /** Where something isn't a number, another value. */
  const withoutNan = (call: Call, a: Value, value: number) =>
    use(call, "where", [use(call, "isnan", [a]), new Float(value), a]);
  const skippingNan = (name: string, of: string, value: number) =>
    builtIn([name], (call) => {
      const [a, ...rest] = call.positional;
      const array = arrayIn(call, a ?? null);
      return use(call, of, [withoutNan(call, array, value), ...rest], Object.fromEntries(call.keywords));
    });

  return [
    builtIn(
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
    builtIn(["nanmean"], (call) => {
      const [a, ...rest] = call.positional;
      const array = arrayIn(call, a ?? null);
      const keywords = Object.fromEntries(call.keywords);
      const total = use(call, "sum", [withoutNan(call, array, 0), ...rest], keywords);
      const counted = use(call, "logical_not", [use(call, "isnan", [array])]);
      return by(call, "/", total, use(call, "sum", [counted, ...rest], keywords));
    }),
    builtIn(["nan_to_num"], (call) => {
      const given = new Arguments(call, "x|input copy nan posinf neginf");
      given.get("copy");
      const array = arrayIn(call, given.require("x"));
      const most = array.dtype === "float32" ? 3.4028234663852886e38 : Number.MAX_VALUE;
      const limits: [number, number][] = [
        [Number.POSITIVE_INFINITY, given.number("posinf", most)],
        [Number.NEGATIVE_INFINITY, given.number("neginf", -most)],
      ];
      return limits.reduce<Value>(
        (kept, [infinite, value]) =>
          use(call, "where", [use(call, "equal", [array, new Float(infinite)]), new Float(value), kept]),
        withoutNan(call, array, given.number("nan", 0)),
      );
    }),
    builtIn(["cov", "corrcoef"], (call) => {
      const given = new Arguments(call, "m|x y rowvar");
      const first = arrayIn(call, given.require("m"));
      const y = given.given("y");
      const rows = y === undefined ? first : use(call, "vstack", [new List([first, y])]);
      const listed = use(call, "atleast_2d", [rows]) as NDArray;
      const isTurned = !given.isTrue("rowvar", true) && first.shape.length === 2 && first.shape[0] !== 1;
      if (isTurned && y !== undefined)
        throw new ProgramFault(`${call.name}: rowvar=False together with y isn't known here`);
      const matrix = isTurned
        ? (use({ ...call, library: "numpy" }, "transpose", [listed]) as NDArray)
        : listed;
      const means = use(call, "mean", [matrix], { axis: new Int(1), keepdims: true });
      const centred = by(call, "-", matrix, means);
      const turned = use({ ...call, library: "numpy" }, "transpose", [centred]);
      const cov = by(call, "/", by(call, "@", centred, turned), new Float(matrix.shape[1] - 1)) as NDArray;
      if (call.name.endsWith("cov"))
        return matrix.shape[0] === 1 ? itemAt(call.machine, cov, new Tuple([new Int(0), new Int(0)])) : cov;
      const deviations = use(call, "sqrt", [use(call, "diag", [cov])]);
      return by(call, "/", cov, use(call, "outer", [deviations, deviations]));
    }),
    builtIn(["histogram"], (call) => {
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
      const isDensity = given.isTrue("density");
      const total = counts.reduce((sum, count) => sum + count, 0);
      const shown = isDensity ? counts.map((count, k) => count / (edges[k + 1] - edges[k]) / total) : counts;
      return new Tuple([
        arrayOf(shown, [counts.length], isDensity ? "float64" : "int64"),
        arrayOf(edges, [edges.length], "float64"),
      ]);
    }),
  ];
}
