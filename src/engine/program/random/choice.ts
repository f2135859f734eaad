import { sizeOf } from "../../shape";
import { requireArray } from "../arrays/conversion";
import { Arguments, type Call } from "../functions/function";
import type { Draws } from "../generators/draws";
import { ProgramFault } from "../parse/tree/fault";
import { castNumber } from "../values/dtype";
import { arrayOf, type NDArray, numbersOf } from "../values/ndarray";
import { Float, Int, isNumberLike, List, type Value } from "../values/value";
import { sizeIn } from "./drawn";

/** `choice`: entries of a vector, with or without putting back. */
export function choice(call: Call, state: Draws): Value {
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
