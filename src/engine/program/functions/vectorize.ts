import { broadcastShape, indicesWithin } from "../../ops/factories/shapesTogether";
import stack from "../../ops/shapes/stack";
import { sizeOf } from "../../shape";
import { shaped } from "../arrays/arithmetic";
import { requireArray } from "../arrays/conversion";
import { itemAt } from "../arrays/indexing";
import { itemsOf } from "../arrays/items";
import { commonDtype } from "../arrays/types";
import { ProgramFault } from "../parse/tree/fault";
import type { Dtype } from "../values/dtype";
import { numbersOf } from "../values/ndarray";
import {
  Float,
  FunctionValue,
  Int,
  isNumberLike,
  List,
  type NumberLike,
  Tuple,
  type Value,
} from "../values/value";
import { dtypeArgument } from "./arguments/dtypeArgument";
import type { BuiltIn, Call } from "./function";
import { reshaped } from "./reshaping";

/** `np.vectorize(f)`: f of each number; the first result decides the dtype, as in NumPy. */
const vectorize: BuiltIn = {
  names: ["vectorize"],
  call(call) {
    const [f] = call.positional;
    if (f === undefined) throw new ProgramFault("vectorize takes a function");
    const types = call.positional[1] ?? call.keywords.get("otypes") ?? null;
    const asked = types instanceof List || types instanceof Tuple ? dtypeArgument(types.items[0]) : undefined;
    if (types !== null && asked === undefined)
      throw new ProgramFault("vectorize: otypes is a list with one dtype here");
    return new FunctionValue("vectorized", (positional) => applyToEach(call, f, positional, asked));
  },
};

/** @param asked the dtype of the results, where it is given */
function applyToEach(call: Call, f: Value, values: readonly Value[], asked: Dtype | undefined): Value {
  const { machine } = call;
  const arrays = values.map((value) => requireArray(machine, value));
  const shape = broadcastShape(
    arrays.map((array) => array.shape),
    "vectorize",
  );
  const flat = arrays.map((array) => reshaped(machine, array, [array.size]));
  const indices = arrays.map((array) => indicesWithin(array.shape, shape));
  const size = sizeOf(shape);
  const results: NumberLike[] = [];
  for (let k = 0; k < size; k++) {
    const given = flat.map((array, a) => itemAt(machine, array, new Int(indices[a]?.[k] ?? k)));
    const result = machine.callValue(f, given);
    if (!isNumberLike(result)) throw new ProgramFault("the function that is vectorized must give a number");
    results.push(result);
  }
  if (results.length === 0) throw new ProgramFault("vectorize: the array is empty");
  const dtype = asked ?? commonDtype([results[0]]);
  const isWhole = dtype === "int64" || dtype === "bool";
  if (isWhole) {
    const numbers = results.map((result) => numbersOf(requireArray(machine, result))[0]);
    return shaped(
      reshaped(machine, requireArray(machine, new List(numbers.map((x) => new Int(Math.trunc(x))))), shape),
    );
  }
  const stacked = machine.tape.apply(stack.create(results.length, 0), results, dtype, "array");
  return shaped(reshaped(machine, stacked, shape));
}

/** `np.apply_along_axis(f, axis, a)`. */
const alongAxis: BuiltIn = {
  names: ["apply_along_axis"],
  call(call) {
    const [f, axis, value] = call.positional;
    if (!(axis instanceof Int) || value === undefined)
      throw new ProgramFault("apply_along_axis takes a function, an axis and an array");
    const array = requireArray(call.machine, value);
    if (array.shape.length !== 2) throw new ProgramFault("apply_along_axis takes a matrix here");
    const rows =
      axis.value === 0
        ? itemsOf(call.machine, call.machine.attributeOf(array, "T"))
        : itemsOf(call.machine, array);
    return requireArray(call.machine, new List(rows.map((row) => call.machine.callValue(f, [row]))));
  },
};

/** math's own. */
const whole = (names: readonly string[], f: (...numbers: number[]) => number): BuiltIn => ({
  names,
  call(call) {
    const numbers = call.positional.map((value) =>
      value instanceof Int || value instanceof Float ? value.value : Number.NaN,
    );
    return new Int(f(...numbers));
  },
});

const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1));
const divisor = (a: number, b: number): number => (b === 0 ? Math.abs(a) : divisor(b, a % b));

export const vectorizeFunctions: readonly BuiltIn[] = [
  vectorize,
  alongAxis,
  whole(["factorial"], (n) => factorial(Math.min(n, 20))),
  whole(["gcd"], divisor),
  whole(["comb"], (n, k) =>
    Math.round(factorial(Math.min(n, 20)) / (factorial(Math.min(k, 20)) * factorial(Math.min(n - k, 20)))),
  ),
];
