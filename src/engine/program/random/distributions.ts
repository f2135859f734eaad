import { requireArray } from "../arrays/conversion";
import { dtypeArgument } from "../functions/arguments/dtypeArgument";
import { unsupported } from "../functions/arguments/takenApart";
import { Arguments, type BuiltIn, type Call, plainNumber } from "../functions/function";
import { shapeFrom } from "../functions/reshaping";
import { taken } from "../functions/shapes/picking";
import type { Draws } from "../generators/draws";
import { ProgramFault } from "../parse/tree/fault";
import { write } from "../tape/writing";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import { Float, Int, List, type Value } from "../values/value";
import { choice } from "./choice";
import { drawn, sizeIn } from "./drawn";

/** The generator: NumPy's global one, or that of a RandomState object. */
export type From = (call: Call) => Draws;

/** NumPy's functions of random numbers, drawn from a generator. */
export function distributions(from: From): readonly BuiltIn[] {
  const named = (names: readonly string[], call: (call: Call) => Value): BuiltIn => ({ names, call });
  /** Values broadcast against a size: mean and deviation may be arrays. */
  const shifted = (
    call: Call,
    given: Arguments,
    a: string,
    b: string,
    usual: readonly [number, number],
    f: (a: number, b: number) => number,
  ): Value => {
    const [first, second] = [a, b].map((name, k) => given.given(name) ?? new Float(usual[k]));
    if (first instanceof NDArray || second instanceof NDArray) {
      const [x, y] = [requireArray(call.machine, first), requireArray(call.machine, second)];
      const longer = x.size >= y.size ? x : y;
      const [p, q] = [numbersOf(x), numbersOf(y)];
      let k = -1;
      return drawn(call, sizeIn(given.given("size")) ?? longer.shape, "float64", () => {
        k += 1;
        return f(p[k % p.length], q[k % q.length]);
      });
    }
    const [p, q] = [plainNumber(first, a), plainNumber(second, b)];
    return drawn(call, sizeIn(given.given("size")), "float64", () => f(p, q));
  };
  return [
    named(["rand"], (call) =>
      drawn(call, call.positional.length === 0 ? undefined : shapeFrom(call.positional), "float64", () =>
        from(call).double(),
      ),
    ),
    named(["randn"], (call) =>
      drawn(call, call.positional.length === 0 ? undefined : shapeFrom(call.positional), "float64", () =>
        from(call).gauss(),
      ),
    ),
    named(["random", "random_sample", "ranf", "sample"], (call) =>
      drawn(call, sizeIn(new Arguments(call, "size").given("size")), "float64", () => from(call).double()),
    ),
    named(["standard_normal"], (call) =>
      drawn(call, sizeIn(new Arguments(call, "size").given("size")), "float64", () => from(call).gauss()),
    ),
    named(["uniform"], (call) =>
      shifted(
        call,
        new Arguments(call, "low high size"),
        "low",
        "high",
        [0, 1],
        (low, high) => low + (high - low) * from(call).double(),
      ),
    ),
    named(["normal"], (call) =>
      shifted(
        call,
        new Arguments(call, "loc scale size"),
        "loc",
        "scale",
        [0, 1],
        (loc, scale) => loc + scale * from(call).gauss(),
      ),
    ),
    named(["randint"], (call) => {
      const given = new Arguments(call, "low high size dtype");
      // Another dtype draws other numbers.
      const dtype = dtypeArgument(given.given("dtype"));
      if (dtype !== undefined && dtype !== "int64") throw unsupported(call.name, `dtype=${dtype}`);
      const isAlone = given.given("high") === undefined;
      const [low, high] = isAlone
        ? [0, plainNumber(given.require("low"), "randint")]
        : [plainNumber(given.require("low"), "randint"), plainNumber(given.require("high"), "randint")];
      if (!(high > low) || !Number.isInteger(low) || !Number.isInteger(high))
        throw new ProgramFault(
          `randint: the upper limit ${high} must be above the lower ${low}, and both integers`,
        );
      return drawn(
        call,
        sizeIn(given.given("size")),
        "int64",
        () => low + from(call).interval(high - low - 1),
      );
    }),
    named(["permutation"], (call) => {
      const value = new Arguments(call, "x").require("x");
      if (value instanceof Int) {
        call.machine.budget.spend(value.value);
        const order = from(call).shuffled(Array.from({ length: value.value }, (_, k) => k));
        return arrayOf(Float64Array.from(order), [order.length], "int64");
      }
      const array = requireArray(call.machine, value);
      return taken(call, array, from(call).shuffled([...Array(array.shape[0] ?? 0).keys()]), 0);
    }),
    named(["shuffle"], (call) => {
      const value = new Arguments(call, "x").require("x");
      if (value instanceof List) {
        value.items.splice(0, value.items.length, ...from(call).shuffled(value.items));
        return null;
      }
      if (!(value instanceof NDArray) || value.shape.length === 0)
        throw new ProgramFault("shuffle takes an array or a list");
      const order = from(call).shuffled([...Array(value.shape[0]).keys()]);
      write(call.machine.tape, value, taken(call, value, order, 0));
      return null;
    }),
    named(["exponential"], (call) => {
      const given = new Arguments(call, "scale size");
      const scale = given.number("scale", 1);
      return drawn(
        call,
        sizeIn(given.given("size")),
        "float64",
        () => -scale * Math.log(1 - from(call).double()),
      );
    }),
    named(["binomial"], (call) => {
      const given = new Arguments(call, "n p size");
      const [n, p] = [given.integer("n", 1), given.number("p", 0.5)];
      if (p > 0.5) {
        const opposite = binomial(n, 1 - p, from(call));
        return drawn(call, sizeIn(given.given("size")), "int64", () => n - opposite());
      }
      return drawn(call, sizeIn(given.given("size")), "int64", binomial(n, p, from(call)));
    }),
    named(["choice"], (call) => choice(call, from(call))),
  ];
}

/** How often something of probability p ≤ ½ happens in n trials: by inversion, as NumPy does where n p is small. */
function binomial(n: number, p: number, random: Draws): () => number {
  if (n * p >= 30) throw new ProgramFault("binomial: n p is below 30 here");
  const q = 1 - p;
  const none = Math.exp(n * Math.log(q));
  const bound = Math.min(n, n * p + 10 * Math.sqrt(n * p * q + 1));
  return () => {
    let [x, chance, u] = [0, none, random.double()];
    while (u > chance) {
      x += 1;
      if (x > bound) [x, chance, u] = [0, none, random.double()];
      else {
        u -= chance;
        chance = ((n - x + 1) * p * chance) / (x * q);
      }
    }
    return x;
  };
}
