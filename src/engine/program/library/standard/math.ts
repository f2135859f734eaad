import { itemsOf } from "../../arrays/items";
import { ended, int } from "../../arrays/numbers";
import { applyBinary } from "../../arrays/operators";
import { libraryByName } from "../../functions";
import { Arguments, type BuiltIn, builtIn, type Call, plainNumber } from "../../functions/function";
import { toFloat } from "../../functions/python/numberConversion";
import { ProgramFault } from "../../parse/tree/fault";
import { NDArray } from "../../values/ndarray";
import { Float, isNumberLike, type Value } from "../../values/value";

const number = (call: Call, k = 0) => plainNumber(call.positional[k] ?? null, call.name);

const whole = (name: string, f: (value: number) => number) =>
  builtIn([name], (call) =>
    ended(call.machine.tape, int(f(number(call))), call.positional.filter(isNumberLike)),
  );

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));

function factorial(n: number): number {
  if (!Number.isInteger(n) || n < 0 || n > 170)
    throw new ProgramFault("factorial is of whole numbers from 0 to 170 here", undefined, {
      type: "ValueError",
    });
  let product = 1;
  for (let k = 2; k <= n; k++) product *= k;
  return product;
}

/** What Python's `math` has in another way than NumPy. */
const mathFunctions: readonly BuiltIn[] = [
  whole("floor", Math.floor),
  whole("ceil", Math.ceil),
  whole("trunc", Math.trunc),
  builtIn(["factorial"], (call) => int(factorial(number(call)))),
  builtIn(["gcd"], (call) => int(gcd(number(call, 0), number(call, 1)))),
  builtIn(["comb"], (call) => {
    const [n, k] = [number(call, 0), number(call, 1)];
    let count = 1;
    for (let j = 1; j <= k; j++) count = (count * (n - k + j)) / j;
    return int(Math.round(count));
  }),
  builtIn(["pow"], ({ machine, positional: [a, b] }) =>
    applyBinary(machine, "**", toFloat(machine, a ?? null), toFloat(machine, b ?? null)),
  ),
  builtIn(["log"], (call) => {
    const { machine, positional } = call;
    const natural = (value: Value) => {
      if (plainNumber(value, "math.log") <= 0)
        throw new ProgramFault("math.log is of numbers above 0", undefined, {
          type: "ValueError",
          text: "math domain error",
        });
      const log = libraryByName.get("log") as BuiltIn;
      return toFloat(machine, log.call({ ...call, name: "log", positional: [value], keywords: new Map() }));
    };
    const [value, base] = positional;
    const found = natural(value ?? null);
    return base === undefined ? found : applyBinary(machine, "/", found, natural(base));
  }),
  builtIn(["sqrt"], (call) => {
    if (number(call) < 0)
      throw new ProgramFault("math.sqrt is of numbers from 0 on; numbers here are real", undefined, {
        type: "ValueError",
        text: "math domain error",
      });
    const sqrt = libraryByName.get("sqrt") as BuiltIn;
    return toFloat(call.machine, sqrt.call({ ...call, name: "sqrt" }));
  }),
  builtIn(["isclose"], (call) => {
    const given = new Arguments(call, "a b rel_tol abs_tol");
    const [a, b] = ["a", "b"].map((name) => plainNumber(given.require(name), "math.isclose"));
    const relative = given.number("rel_tol", 1e-9) * Math.max(Math.abs(a), Math.abs(b));
    const most = Math.max(relative, given.number("abs_tol", 0));
    return a === b || (Number.isFinite(a - b) && Math.abs(a - b) <= most);
  }),
  builtIn(["fsum"], ({ machine, positional: [list] }) => {
    // Kept in parts that don't overlap, so that nothing is lost: Shewchuk's algorithm.
    const parts: number[] = [];
    const items = itemsOf(machine, list ?? null);
    if (items.some((item) => item instanceof NDArray || (item instanceof Float && !item.isConstant)))
      machine.notes.add("math.fsum passes no gradient back here: sum does");
    for (const item of items) {
      let x = plainNumber(item, "fsum");
      let kept = 0;
      for (let y of parts) {
        if (Math.abs(x) < Math.abs(y)) [x, y] = [y, x];
        const high = x + y;
        const low = y - (high - x);
        if (low !== 0) parts[kept++] = low;
        x = high;
      }
      parts.length = kept;
      parts.push(x);
    }
    return new Float(parts.reduceRight((sum, part) => sum + part, 0));
  }),
];

export const mathByName: ReadonlyMap<string, BuiltIn> = new Map(
  mathFunctions.map((one) => [one.names[0], one] as const),
);
