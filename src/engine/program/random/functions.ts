import { sizeOf } from "../../shape";
import { requireArray } from "../arrays/conversion";
import { dtypeArgument } from "../functions/dtypeArgument";
import { Arguments, type BuiltIn, type Call, plainNumber } from "../functions/function";
import { carriedOut } from "../functions/heeded";
import { shapeFrom } from "../functions/reshaping";
import { taken } from "../functions/shapes/picking";
import { unsupported } from "../functions/takenApart";
import type { Draws } from "../generators/draws";
import { RandomState } from "../generators/mersenne";
import { Pcg64 } from "../generators/pcg64";
import { ProgramFault } from "../parse/fault";
import { write } from "../tape/writing";
import { castNumber, type Dtype } from "../values/dtype";
import { arrayOf, NDArray, numbersOf } from "../values/ndarray";
import { Float, FunctionValue, Int, isNumberLike, LibraryObject, List, type Value } from "../values/value";

/** The generator: NumPy's global one, or that of a RandomState object. */
type From = (call: Call) => Draws;

const globalState: From = ({ machine }) => {
  if (!machine.random) {
    machine.notes.add(
      "np.random has no seed in this program: the numbers are those of seed 0; write np.random.seed(…) to choose",
    );
    machine.random = new RandomState(0);
  }
  return machine.random;
};

/** A number, or an array of the shape that is asked for. */
function drawn(call: Call, shape: readonly number[] | undefined, dtype: Dtype, draw: () => number): Value {
  if (shape === undefined) return dtype === "int64" ? new Int(draw()) : new Float(draw(), false);
  const size = sizeOf(shape);
  call.machine.budget.spend(size);
  if (size > 5e6) throw new ProgramFault(`${size} random numbers are too many; at most 5 million fit here`);
  return arrayOf(Float64Array.from({ length: size }, draw), shape, dtype);
}

const sizeIn = (value: Value | undefined) => (value === undefined ? undefined : shapeFrom([value]));

function functionsOf(from: From): readonly BuiltIn[] {
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

function choice(call: Call, state: Draws): Value {
  const source = call.positional[0] ?? call.keywords.get("a") ?? null;
  if (source instanceof List && source.items.some((item) => !isNumberLike(item))) {
    const keywords = new Map([...call.keywords].filter(([name]) => name !== "a"));
    const positional = [new Int(source.items.length), ...call.positional.slice(1)];
    const chosen = choice({ ...call, positional, keywords }, state);
    if (chosen instanceof Int) return source.items[chosen.value];
    return new List([...numbersOf(chosen as NDArray)].map((k) => source.items[k]));
  }
  const given = new Arguments(call, "a size replace p");
  given.require("a");
  const isReplaced = given.isTrue("replace", true);
  const array =
    source instanceof Int
      ? arrayOf(
          Float64Array.from({ length: source.value }, (_, k) => k),
          [source.value],
          "int64",
        )
      : requireArray(call.machine, source);
  const [count] = array.shape;
  if (array.shape.length !== 1 || count === 0)
    throw new ProgramFault("choice takes a number above 0 or a vector");
  const shape = sizeIn(given.given("size"));
  const size = shape === undefined ? 1 : sizeOf(shape);
  call.machine.budget.spend(size);
  let indices: number[];
  const p = given.given("p");
  if (p !== undefined) {
    if (!isReplaced && size > 1) throw new ProgramFault("choice with p and replace=False isn't known here");
    const weights = numbersOf(requireArray(call.machine, p));
    let total = 0;
    const sums = Float64Array.from(weights, (weight) => (total += weight));
    indices = Array.from({ length: size }, () => {
      const at = state.double();
      const index = sums.findIndex((sum) => sum / total > at);
      return index < 0 ? count - 1 : index;
    });
  } else if (isReplaced) {
    indices = Array.from({ length: size }, () => state.interval(count - 1));
  } else {
    if (size > count)
      throw new ProgramFault(`choice: ${size} of ${count} can't be taken without putting back`);
    indices = state.shuffled([...Array(count).keys()]).slice(0, size);
  }
  const numbers = numbersOf(array);
  const data = Float64Array.from(indices, (index) => castNumber(numbers[index], array.dtype));
  if (shape !== undefined) return arrayOf(data, shape, array.dtype);
  return array.dtype === "int64" ? new Int(data[0]) : new Float(data[0], false);
}

/** `np.random.RandomState(seed)`, or `np.random.default_rng(seed)`. */
class Generator extends LibraryObject {
  readonly typeName: string;
  private readonly functions: ReadonlyMap<string, BuiltIn>;
  private readonly call_: Call;

  constructor(call: Call, typeName: string, state: Draws) {
    super();
    this.typeName = typeName;
    this.call_ = call;
    this.functions = new Map(functionsOf(() => state).flatMap((one) => one.names.map((name) => [name, one])));
  }

  attribute(name: string): Value | undefined {
    const isNew = this.typeName === "Generator";
    if (isNew && name === "choice")
      throw new ProgramFault(
        "choice of default_rng isn’t known here: take rng.integers, or rng.permutation for numbers that differ",
      );
    if (isNew && !ofNew.has(name)) return undefined;
    const found = this.functions.get(isNew && name === "integers" ? "randint" : name);
    if (!found) return undefined;
    const { machine } = this.call_;
    return new FunctionValue(name, (positional, keywords) =>
      carriedOut(found, { machine, library: "numpy", name, positional, keywords }),
    );
  }

  text(): string {
    return this.typeName === "Generator" ? "Generator(PCG64)" : "RandomState(MT19937)";
  }
}

/** What of a Generator is drawn as NumPy draws it. */
const ofNew = new Set("random standard_normal uniform normal integers permutation shuffle".split(" "));

function seedIn(call: Call): number {
  const [value] = [...call.positional, ...call.keywords.values()];
  const seed = value === undefined || value === null ? 0 : plainNumber(value, "seed");
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32)
    throw new ProgramFault("a seed is an integer from 0 to 2^32 - 1");
  return seed;
}

export const randomByName: ReadonlyMap<string, BuiltIn> = new Map(
  [
    ...functionsOf(globalState),
    {
      names: ["seed"],
      call(call: Call) {
        call.machine.random = new RandomState(seedIn(call));
        return null;
      },
    },
    {
      names: ["RandomState"],
      call: (call: Call) => new Generator(call, "RandomState", new RandomState(seedIn(call))),
    },
    {
      names: ["default_rng"],
      call(call: Call) {
        if (call.positional.length + call.keywords.size === 0)
          call.machine.notes.add(
            "np.random.default_rng() has no seed: the numbers are those of seed 0; write default_rng(0) to choose",
          );
        return new Generator(call, "Generator", new Pcg64(seedIn(call)));
      },
    },
  ].flatMap((one: BuiltIn) => one.names.map((name) => [name, one] as const)),
);
