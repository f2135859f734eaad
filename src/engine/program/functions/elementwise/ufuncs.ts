import scatter from "../../../ops/shapes/scatter";
import { applied, arrayArithmetic } from "../../arrays/arithmetic";
import { arrayFrom } from "../../arrays/conversion";
import { pickedIndices } from "../../arrays/indexing";
import { repeatedTo } from "../../arrays/repeat";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { write } from "../../tape/writing";
import { NDArray } from "../../values/ndarray";
import { FunctionValue, Int, type Value } from "../../values/value";
import type { BuiltIn } from "../function";
import { reshaped } from "../reshaping";

/** What NumPy's functions of two numbers become over an axis: `np.add.reduce` is a sum. */
const reductions: Readonly<Record<string, string>> = {
  add: "sum",
  multiply: "prod",
  maximum: "max",
  minimum: "min",
  logical_and: "all",
  logical_or: "any",
};

const running: Readonly<Record<string, string>> = { add: "cumsum", multiply: "cumprod" };

/**
 * A method of one of NumPy's functions of two numbers: `np.add.at`, `.reduce`, `.accumulate`, `.outer`.
 * @param library NumPy's functions by name
 */
export function ufuncMethod(
  machine: Machine,
  { name, call }: FunctionValue,
  method: string,
  library: ReadonlyMap<string, BuiltIn>,
): Value | undefined {
  const of = /^numpy\.(\w+)$/.exec(name)?.[1];
  if (of === undefined) return undefined;
  const made = (f: FunctionValue["call"]) => new FunctionValue(`${name}.${method}`, f);
  const through = (other: string | undefined) => {
    const found = other === undefined ? undefined : library.get(other);
    return (
      found &&
      made(([first, axis, ...rest], keywords) => {
        const options = new Map(keywords);
        const along = axis ?? keywords.get("axis");
        options.set("axis", along === undefined ? new Int(0) : along);
        return found.call({
          machine,
          library: "numpy",
          name,
          positional: [first, ...rest],
          keywords: options,
        });
      })
    );
  };
  switch (method) {
    case "reduce":
      return through(reductions[of]);
    case "accumulate":
      return through(running[of]);
    case "at":
      return of === "add" || of === "subtract"
        ? made(([target, index, value]) =>
            addAt(machine, of === "add" ? "+" : "-", target, index ?? null, value ?? null),
          )
        : undefined;
    case "outer":
      return made(([first, second]) => {
        const [a, b] = [first, second].map((value) => arrayFrom(machine, value ?? null));
        if (!(a instanceof NDArray) || !(b instanceof NDArray)) return call([a, b], new Map());
        const column = reshaped(machine, a, [...a.shape, ...b.shape.map(() => 1)]);
        return call([column, b], new Map());
      });
    default:
      return undefined;
  }
}

/** Adds numbers at places; where a place comes several times, all are added. */
function addAt(machine: Machine, operator: string, target: Value, index: Value, value: Value): null {
  if (!(target instanceof NDArray)) throw new ProgramFault("add.at changes an array in place");
  const { indices, shape } = pickedIndices(machine, target, index);
  const values = repeatedTo(machine, arrayFrom(machine, value), shape, target.dtype);
  const added = applied(machine, scatter.create(target.shape, indices), [values], target.dtype);
  write(machine.tape, target, arrayArithmetic(machine, operator, target, added));
  return null;
}
