import { itemsOf } from "../../arrays/items";
import { wholeNumber } from "../../arrays/positions";
import { Arguments, type BuiltIn, builtIn, type Call, plainNumber } from "../../functions/function";
import { RandomState } from "../../generators/mersenne";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { Float, Int, List, type Value } from "../../values/value";

/** Python's own generator, and the second of a pair of normal numbers that waits. */
interface State {
  source: RandomState;
  spare: number | undefined;
}

const states = new WeakMap<Machine, State>();

function stateOf({ machine }: Call): State {
  const known = states.get(machine);
  if (known) return known;
  machine.notes.add(
    "random has no seed in this program: the numbers are those of seed 0; write random.seed(…) to choose",
  );
  return seeded(machine, 0);
}

function seeded(machine: Machine, seed: number): State {
  const size = Math.abs(seed);
  const words = size < 2 ** 32 ? [size] : [size % 2 ** 32, Math.floor(size / 2 ** 32)];
  const state: State = { source: RandomState.fromKey(words), spare: undefined };
  states.set(machine, state);
  return state;
}

/** A whole number below n: so many bits as it has, until they are below. */
function below(source: RandomState, n: number): number {
  if (!(n > 0 && n <= 2 ** 31))
    throw new ProgramFault("random: there is nothing to choose from", undefined, { type: "ValueError" });
  const bits = 32 - Math.clz32(n);
  for (;;) {
    const value = source.next() >>> (32 - bits);
    if (value < n) return value;
  }
}

function gaussDraw(state: State): number {
  if (state.spare !== undefined) {
    const { spare } = state;
    state.spare = undefined;
    return spare;
  }
  const angle = state.source.double() * 2 * Math.PI;
  const radius = Math.sqrt(-2 * Math.log(1 - state.source.double()));
  state.spare = Math.sin(angle) * radius;
  return Math.cos(angle) * radius;
}

/** Normal numbers by the ratio of uniforms, as Python's `normalvariate` has them. */
function ratioNormal(source: RandomState): number {
  const factor = (4 * Math.exp(-0.5)) / Math.sqrt(2);
  for (;;) {
    const u = source.double();
    const v = 1 - source.double();
    const z = (factor * (u - 0.5)) / v;
    if ((z * z) / 4 <= -Math.log(v)) return z;
  }
}

function shuffled(source: RandomState, items: Value[]): void {
  for (let k = items.length - 1; k > 0; k--) {
    const other = below(source, k + 1);
    [items[k], items[other]] = [items[other], items[k]];
  }
}

/** So many different items. Few of many are drawn until they differ, as Python does. */
function sample(source: RandomState, items: readonly Value[], count: number): Value[] {
  if (count > items.length || count < 0)
    throw new ProgramFault(`random.sample: ${count} of ${items.length} items can't be taken`, undefined, {
      type: "ValueError",
    });
  const few = 21 + (count > 5 ? 4 ** Math.ceil(Math.log(count * 3) / Math.log(4)) : 0);
  if (items.length <= few) {
    const pool = [...items];
    return Array.from({ length: count }, (_, k) => {
      const at = below(source, items.length - k);
      const taken = pool[at];
      pool[at] = pool[items.length - k - 1];
      return taken;
    });
  }
  const indices = new Set<number>();
  while (indices.size < count) {
    const at = below(source, items.length);
    indices.add(at);
  }
  return [...indices].map((at) => items[at]);
}

const float = (value: number) => new Float(value, false);

function pair(call: Call, signature: string, usual: readonly [number, number]): [number, number] {
  const given = new Arguments(call, signature);
  const [a, b] = signature.split(" ");
  return [given.number(a, usual[0]), given.number(b, usual[1])];
}

/** Python's `random`, number for number. */
export const randomFunctions: readonly BuiltIn[] = [
  builtIn(["seed"], ({ machine, positional: [seed] }) => {
    seeded(machine, seed === undefined || seed === null ? 0 : plainNumber(seed, "random.seed"));
    return null;
  }),
  builtIn(["random"], (call) => float(stateOf(call).source.double())),
  builtIn(["uniform"], (call) => {
    const [a, b] = pair(call, "a b", [0, 1]);
    return float(a + (b - a) * stateOf(call).source.double());
  }),
  builtIn(["gauss"], (call) => {
    const [mean, deviation] = pair(call, "mu sigma", [0, 1]);
    return float(mean + gaussDraw(stateOf(call)) * deviation);
  }),
  builtIn(["normalvariate"], (call) => {
    const [mean, deviation] = pair(call, "mu sigma", [0, 1]);
    return float(mean + ratioNormal(stateOf(call).source) * deviation);
  }),
  builtIn(["randint"], (call) => {
    const [low, high] = pair(call, "a b", [0, 0]);
    return new Int(low + below(stateOf(call).source, high - low + 1));
  }),
  builtIn(["randrange"], (call) => {
    const numbers = call.positional.map((value) => wholeNumber(value, "randrange"));
    const [start, stop, step] =
      numbers.length === 1 ? [0, numbers[0], 1] : [numbers[0], numbers[1], numbers[2] ?? 1];
    return new Int(start + step * below(stateOf(call).source, Math.ceil((stop - start) / step)));
  }),
  builtIn(["choice"], (call) => {
    const items = itemsOf(call.machine, call.positional[0] ?? null);
    return items[below(stateOf(call).source, items.length)];
  }),
  builtIn(["choices"], (call) => {
    const given = new Arguments(call, "population weights cum_weights k");
    const items = itemsOf(call.machine, given.require("population"));
    const weights = given.given("weights");
    const list =
      weights === undefined
        ? items.map(() => 1)
        : itemsOf(call.machine, weights).map((one) => plainNumber(one, "a weight"));
    let total = 0;
    const sums = list.map((weight) => (total += weight));
    const { source } = stateOf(call);
    return new List(
      Array.from({ length: given.integer("k", 1) }, () => {
        if (weights === undefined) return items[Math.floor(source.double() * items.length)];
        const at = source.double() * total;
        return items[
          Math.min(
            items.length - 1,
            sums.findIndex((sum) => at < sum),
          )
        ];
      }),
    );
  }),
  builtIn(["sample"], (call) => {
    const given = new Arguments(call, "population k");
    return new List(
      sample(stateOf(call).source, itemsOf(call.machine, given.require("population")), given.integer("k", 1)),
    );
  }),
  builtIn(["shuffle"], (call) => {
    const [list] = call.positional;
    if (!(list instanceof List))
      throw new ProgramFault("random.shuffle takes a list; for an array, np.random.shuffle");
    shuffled(stateOf(call).source, list.items);
    return null;
  }),
];
