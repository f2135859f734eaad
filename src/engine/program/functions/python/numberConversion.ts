import abs_ from "../../../activations/abs";
import reshape from "../../../ops/shapes/reshape";
import { applied, elementwiseWithoutGradient } from "../../arrays/arithmetic";
import { computed, ended, int, plainValue } from "../../arrays/numbers";
import { wholeNumber } from "../../arrays/positions";
import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import { fixed } from "../../print/rounding";
import { NDArray, numbersOf } from "../../values/ndarray";
import { Float, Instance, Int, typeName, type Value } from "../../values/value";
import { roundedToDecimals } from "../elementwise/rounding";
import type { Call } from "../function";

/** `abs` of Python's numbers and of arrays. */
export function abs(machine: Machine, value: Value): Value {
  if (value instanceof NDArray)
    return applied(machine, abs_.create({}), [value], value.dtype, "AbsBackward0");
  if (value instanceof Int || value instanceof Float || typeof value === "boolean")
    return computed(machine.tape, abs_.create({}), [value], Math.abs, !(value instanceof Float));
  if (value instanceof Instance) {
    const method = machine.methodOf(value, "__abs__");
    if (method) return method.call([], new Map());
  }
  throw new ProgramFault(`abs is of a number, not of ${typeName(value)}`);
}

/** `float(x)`: the history is kept. */
export function toFloat(machine: Machine, value: Value): Float {
  if (value instanceof Float) return value;
  if (value instanceof NDArray) return onlyNumber(machine, value);
  if (value instanceof Int || typeof value === "boolean") {
    const result = new Float(plainValue(value), typeof value === "boolean" || value.isConstant);
    if (value instanceof Int) result.recorded = value.recorded;
    return result;
  }
  if (typeof value === "string") {
    const text = value.trim().replaceAll("_", "");
    const number = /^[+-]?inf(inity)?$/i.test(text)
      ? text.startsWith("-")
        ? -Infinity
        : Infinity
      : /^[+-]?nan$/i.test(text)
        ? Number.NaN
        : Number(text);
    if (text === "" || (Number.isNaN(number) && !/nan/i.test(text)))
      throw new ProgramFault(`“${value}” isn't a number`, undefined, {
        type: "ValueError",
        text: `could not convert string to float: '${value}'`,
      });
    return ended(machine.tape, new Float(number), machine.written.behind(value));
  }
  const own =
    value instanceof Instance ? machine.methodOf(value, "__float__")?.call([], new Map()) : undefined;
  if (own instanceof Float) return own;
  throw new ProgramFault(`float can't make a number of ${typeName(value)}`, undefined, { type: "TypeError" });
}

/** The one number of an array, as Python's; gradients pass. */
export function onlyNumber(machine: Machine, array: NDArray): Float {
  if (array.size !== 1)
    throw new ProgramFault(
      `only an array with one number can become a number; this one has ${array.size} (shape (${array.shape.join(", ")}))`,
    );
  const { watch } = machine.tape;
  const result = watch ? watch.quietly(() => numberNow(machine, array)) : numberNow(machine, array);
  return watch?.has(array) ? watch.mark(result) : result;
}

function numberNow(machine: Machine, array: NDArray): Float {
  const [value] = numbersOf(array);
  if (array.dtype === "bool" || !machine.tape.records([]) || (array.kind === "tensor" && array.requiresGrad))
    return new Float(value);
  const single =
    array.shape.length === 0
      ? array
      : machine.tape.apply(reshape.create([]), [array], array.dtype, array.kind);
  const recorded = machine.tape.recordedOf(single);
  const result = new Float(value, recorded.isConstant);
  result.recorded = recorded;
  return result;
}

export function toInt(machine: Machine, value: Value, base?: Value): Int {
  if (value instanceof Int) return value;
  if (typeof value === "boolean") return new Int(value ? 1 : 0);
  if (typeof value === "string") {
    const text = value.trim();
    const number =
      base instanceof Int
        ? Number.parseInt(text, base.value)
        : /^[+-]?\d+$/.test(text)
          ? Number(text)
          : Number.NaN;
    if (Number.isNaN(number))
      throw new ProgramFault(`“${value}” isn't an integer`, undefined, {
        type: "ValueError",
        text: `invalid literal for int() with base 10: '${value}'`,
      });
    return int(number);
  }
  const number =
    value instanceof Float
      ? value.value
      : value instanceof NDArray
        ? onlyNumber(machine, value).value
        : undefined;
  if (number === undefined) throw new ProgramFault(`int can't make an integer of ${typeName(value)}`);
  if (!Number.isFinite(number))
    throw new ProgramFault(`${Number.isNaN(number) ? "NaN" : "infinity"} can't become an integer`);
  return ended(machine.tape, int(Math.trunc(number)), [value as Float | NDArray]);
}

/** Python's round: to so many digits of the exact number, ties to the even one; an integer without digits. */
export function pythonRound({ machine, positional, keywords }: Call): Value {
  const [value, second] = positional;
  const digits = second ?? keywords.get("ndigits") ?? null;
  if (value instanceof NDArray) {
    const decimals = digits === null ? 0 : wholeNumber(digits, "round: digits");
    if (value.kind === "scalar" && digits === null) return int(roundedToDecimals(numbersOf(value)[0], 0));
    return elementwiseWithoutGradient(machine, [value], value.dtype, (x) => roundedToDecimals(x, decimals));
  }
  if (value instanceof Int || typeof value === "boolean") {
    if (digits !== null && wholeNumber(digits, "round: digits") < 0)
      return int(roundedToDecimals(plainValue(value), wholeNumber(digits, "round: digits")));
    return new Int(plainValue(value));
  }
  if (!(value instanceof Float))
    throw new ProgramFault(`round is of a number, not of ${typeName(value ?? null)}`);
  if (digits === null) {
    if (!Number.isFinite(value.value))
      throw new ProgramFault("a number that isn't finite can't be rounded to an integer");
    return ended(machine.tape, int(roundedToDecimals(value.value, 0)), [value]);
  }
  const decimals = wholeNumber(digits, "round: digits");
  if (!Number.isFinite(value.value) || decimals > 20) return value;
  const result =
    decimals >= 0 ? Number(fixed(value.value, decimals)) : roundedToDecimals(value.value, decimals);
  return ended(machine.tape, new Float(result), [value]);
}
