import { tupleText } from "../../shape";
import { equal } from "../arrays/compare";
import { requireArray } from "../arrays/conversion";
import { ProgramFault } from "../parse/tree/fault";
import { type NDArray, numbersOf } from "../values/ndarray";
import { isNumberLike, List, Tuple, type Value } from "../values/value";
import { Arguments, type BuiltIn, type Call } from "./function";

/** How far two numbers may be apart; nan and infinity only agree with themselves. */
type Allowed = (actual: number, desired: number) => boolean;

const agree = (a: number, b: number, allowed: Allowed) =>
  a === b ||
  (Number.isNaN(a) && Number.isNaN(b)) ||
  (Number.isFinite(a) && Number.isFinite(b) && allowed(a, b));

/** @throws ProgramFault with the first number that differs */
function compare(call: Call, actual: Value, desired: Value, allowed: Allowed): null {
  const [a, b] = [actual, desired].map((value) => requireArray(call.machine, value));
  const fail = (what: string): never => {
    throw new ProgramFault(`${call.name}: ${what}`, undefined, { type: "AssertionError", text: what });
  };
  if (a.size > 1 && b.size > 1 && a.shape.join() !== b.shape.join())
    return fail(`the shapes are ${tupleText(a.shape)} and ${tupleText(b.shape)}`);
  const [x, y] = [numbersOf(a), numbersOf(b)];
  const at = (values: Float64Array, array: NDArray, k: number) => values[array.size === 1 ? 0 : k];
  for (let k = 0; k < Math.max(x.length, y.length); k++) {
    const [got, want] = [at(x, a, k), at(y, b, k)];
    if (!agree(got, want, allowed)) return fail(`number ${k} is ${got}, not ${want}`);
  }
  return null;
}

const assertion = (name: string, signature: string, allowed: (given: Arguments) => Allowed): BuiltIn => ({
  names: [name],
  call(call) {
    const given = new Arguments(call, signature);
    return compare(call, given.require("actual"), given.require("desired"), allowed(given));
  },
});

/** `torch.testing.assert_close`. */
export const assertClose = assertion(
  "assert_close",
  "actual desired|expected rtol atol equal_nan msg",
  (given) => {
    const [rtol, atol] = [given.number("rtol", 1.3e-6), given.number("atol", 1e-5)];
    return (a, b) => Math.abs(a - b) <= atol + rtol * Math.abs(b);
  },
);

/** `np.testing`: what stops a program where numbers differ. */
const testingFunctions: readonly BuiltIn[] = [
  assertion("assert_allclose", "actual desired rtol atol equal_nan err_msg verbose", (given) => {
    const [rtol, atol] = [given.number("rtol", 1e-7), given.number("atol", 0)];
    return (a, b) => Math.abs(a - b) <= atol + rtol * Math.abs(b);
  }),
  ...["assert_almost_equal", "assert_array_almost_equal"].map((name) =>
    assertion(name, "actual desired decimal err_msg verbose", (given) => {
      const tolerance = 1.5 * 10 ** -given.integer("decimal", name.includes("array") ? 6 : 7);
      return (a, b) => Math.abs(a - b) < tolerance;
    }),
  ),
  assertion("assert_array_equal", "actual desired err_msg verbose", () => () => false),
  {
    names: ["assert_equal"],
    call(call) {
      const given = new Arguments(call, "actual desired err_msg verbose");
      const [actual, desired] = ["actual", "desired"].map((name) => given.require(name));
      const areNumbers = [actual, desired].every(
        (value) => isNumberLike(value) || value instanceof List || value instanceof Tuple,
      );
      if (areNumbers) return compare(call, actual, desired, () => false);
      if (equal(call.machine, actual, desired)) return null;
      throw new ProgramFault(`${call.name}: the two differ`, undefined, { type: "AssertionError" });
    },
  },
];

export const testingByName: ReadonlyMap<string, BuiltIn> = new Map(
  testingFunctions.map((one) => [one.names[0], one] as const),
);
