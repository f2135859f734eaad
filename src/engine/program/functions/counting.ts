import pick from "../../ops/shapes/pick";
import scatter from "../../ops/shapes/scatter";
import { applied, arrayArithmetic } from "../arrays/arithmetic";
import { requireArray } from "../arrays/conversion";
import { itemsOf } from "../arrays/items";
import { ProgramFault } from "../parse/tree/fault";
import { arrayOf, numbersOf } from "../values/ndarray";
import { List, Tuple, type Value } from "../values/value";
import { Arguments, type BuiltIn, type Call } from "./function";

/** The different numbers in order; on demand where each stands first, which one each is, and how often it comes. */
function unique(call: Call): Value {
  const given = new Arguments(call, "ar|input return_index|sorted return_inverse return_counts axis|dim");
  const a = requireArray(call.machine, given.require("ar"));
  if (given.given("axis") !== undefined) throw new ProgramFault("unique: an axis isn't known here");
  const numbers = numbersOf(a);
  call.machine.budget.spend(4 * numbers.length);
  const values = [...new Set(numbers)].sort((x, y) => x - y);
  const givesIndex = given.isTrue("return_index");
  const indices = new Map(values.map((value, k) => [value, k]));
  const inverse = Float64Array.from(numbers, (value) => indices.get(value) ?? 0);
  const counts = new Float64Array(values.length);
  for (const k of inverse) counts[k] += 1;
  const kind = a.kind === "tensor" ? "tensor" : "array";
  const whole = (data: Float64Array) => arrayOf(data, [data.length], "int64", kind);
  const first = Int32Array.from(values, (value) => numbers.indexOf(value));
  // PyTorch has no way back here.
  const found =
    kind === "tensor"
      ? arrayOf(Float64Array.from(values), [values.length], a.dtype, kind)
      : call.machine.tape.apply(
          pick.create([values.length], first, "Picks each number where it comes first."),
          [a],
          a.dtype,
          kind,
        );
  const more = [
    ...(call.library !== "torch" && givesIndex ? [whole(Float64Array.from(first))] : []),
    ...(given.isTrue("return_inverse") ? [whole(inverse)] : []),
    ...(given.isTrue("return_counts") ? [whole(counts)] : []),
  ];
  return more.length === 0 ? found : new Tuple([found, ...more]);
}

/** The number below which so many percent of all lie: between neighbours on a line. */
function percentile(call: Call, whole: number): Value {
  const given = new Arguments(call, "a|input q axis|dim");
  const a = requireArray(call.machine, given.require("a"));
  if (given.given("axis") !== undefined) throw new ProgramFault(`${call.name}: an axis isn't known here`);
  const numbers = numbersOf(a);
  if (numbers.length === 0) throw new ProgramFault(`${call.name} of nothing`);
  const order = [...numbers.keys()].sort((j, k) => numbers[j] - numbers[k] || j - k);
  const q = requireArray(call.machine, given.require("q"), a.kind === "tensor" ? "tensor" : "array");
  if (numbersOf(q).some((part) => !(part >= 0 && part <= whole)))
    throw new ProgramFault(`${call.name}: q goes from 0 to ${whole}`);
  const positions = numbersOf(q).map((part) => (part / whole) * (order.length - 1));
  const picked = (index: (position: number) => number) =>
    applied(
      call.machine,
      pick.create(
        q.shape,
        Int32Array.from(positions, (position) => order[index(position)]),
        "Picks a number by its place in order of size; only that one gets the gradient.",
      ),
      [a],
      a.kind === "tensor" ? a.dtype : "float64",
    );
  const [low, high] = [picked(Math.floor), picked(Math.ceil)];
  const between = arrayOf(
    positions.map((position) => position - Math.floor(position)),
    q.shape,
    low.dtype,
    a.kind,
  );
  const { machine } = call;
  const rise = arrayArithmetic(machine, "*", arrayArithmetic(machine, "-", high, low), between);
  return arrayArithmetic(machine, "+", low, rise);
}

/** What counts numbers, or puts them in order. */
export const countingFunctions: readonly BuiltIn[] = [
  { names: ["unique"], isMethod: true, call: unique },
  { names: ["percentile"], call: (call) => percentile(call, 100) },
  { names: ["quantile"], call: (call) => percentile(call, 1) },
  {
    names: ["lexsort"],
    call(call) {
      const keys = itemsOf(call.machine, call.positional[0] ?? new List([])).map((key) =>
        numbersOf(requireArray(call.machine, key)),
      );
      const order = [...(keys[0] ?? []).keys()].sort((j, k) => {
        for (const key of [...keys].reverse()) if (key[j] !== key[k]) return key[j] - key[k];
        return j - k;
      });
      return arrayOf(Float64Array.from(order), [order.length], "int64");
    },
  },
  {
    names: ["bincount"],
    call(call) {
      const given = new Arguments(call, "x|input weights minlength");
      const values = numbersOf(requireArray(call.machine, given.require("x")));
      if (values.some((value) => !Number.isInteger(value) || value < 0 || value > 1e6))
        throw new ProgramFault("bincount takes integers from 0 on");
      const length = values.reduce((most, value) => Math.max(most, value + 1), given.integer("minlength", 0));
      const weights = given.given("weights");
      if (weights !== undefined) {
        const w = requireArray(call.machine, weights, call.library === "torch" ? "tensor" : "array");
        if (w.size !== values.length)
          throw new ProgramFault(`bincount: ${w.size} weights for ${values.length} numbers: one for each`);
        return applied(call.machine, scatter.create([length], Int32Array.from(values)), [w], "float64");
      }
      const counts = new Float64Array(length);
      for (const value of values) counts[value] += 1;
      return arrayOf(counts, [length], "int64", call.library === "torch" ? "tensor" : "array");
    },
  },
];
