import add from "../../ops/elementwise/arithmetic/add";
import divide from "../../ops/elementwise/arithmetic/divide";
import multiply from "../../ops/elementwise/arithmetic/multiply";
import remainder, { modulo } from "../../ops/elementwise/arithmetic/remainder";
import subtract from "../../ops/elementwise/arithmetic/subtract";
import power from "../../ops/elementwise/powers/power";
import raise from "../../ops/elementwise/powers/raise";
import type { Op } from "../../ops/op";
import { ProgramFault } from "../parse/tree/fault";
import type { Tape } from "../tape/tape";
import type { NDArray } from "../values/ndarray";
import { Float, Int, type NumberLike } from "../values/value";

export type PythonNumber = boolean | Int | Float;

export const plainValue = (number: PythonNumber): number =>
  typeof number === "boolean" ? (number ? 1 : 0) : number.value;

/** An integer of the language. @throws ProgramFault beyond 2^53, where floats stop holding every integer */
export function int(value: number): Int {
  if (!Number.isSafeInteger(value))
    throw new ProgramFault(
      "integers are exact up to 2^53 here, and this one is larger: write a float, such as 2.0",
    );
  return new Int(value + 0);
}

/** The same number, as one that takes a gradient; it has no history. */
export function leafOf(tape: Tape, number: Int | Float): Int | Float {
  const { watch } = tape;
  const copy = () => {
    const one = number instanceof Int ? new Int(number.value, false) : new Float(number.value, false);
    if (number.made) one.made = number.made;
    return one;
  };
  return watch?.has(number) ? watch.mark(watch.quietly(copy), watch.sourcesOf(number)) : copy();
}

/**
 * A number that was computed from others by an operation; recorded where any of them may have a gradient.
 * @param f what the operation does, of the numbers themselves
 */
export function computed(
  tape: Tape,
  op: Op,
  of: readonly PythonNumber[],
  f: (a: number, b: number) => number,
  isInteger: boolean,
): Int | Float {
  const { watch } = tape;
  if (!watch?.hasAny(of)) return computedNow(tape, op, of, f, isInteger);
  const result = watch.quietly(() => computedNow(tape, op, of, f, isInteger));
  // A whole number may become too large for one.
  if (isInteger) watch.decides = true;
  watch.mark(result, result.isConstant ? watch.composed(of, f) : undefined);
  if (result.recorded) watch.note(result.recorded);
  return result;
}

function computedNow(
  tape: Tape,
  op: Op,
  of: readonly PythonNumber[],
  f: (a: number, b: number) => number,
  isInteger: boolean,
): Int | Float {
  const [a, b = Number.NaN] = of.map(plainValue);
  const value = f(a, b);
  const isConstant = of.every((number) => typeof number === "boolean" || number.isConstant);
  const result = isInteger ? new Int(int(value).value, isConstant) : new Float(value, isConstant);
  if (!isConstant && tape.records([])) {
    tape.charge(10);
    const node = {
      op,
      inputs: of.map((number) => tape.recordedOf(number)),
      scratch: new Float64Array(0),
      origin: tape.originNow(),
    };
    result.recorded = tape.made([], Float64Array.of(result.value), node, false);
  }
  return result;
}

/** Says that the way back ends at a result, where anything that it was made from has a history. */
export function ended<Result extends Int | Float | NDArray>(
  tape: Tape,
  result: Result,
  of: readonly NumberLike[],
): Result {
  const isEnd = of.some((one) => typeof one !== "boolean" && one.recorded && !one.recorded.isConstant);
  if (isEnd) result.made = { origin: tape.originNow(), isEnd };
  return result;
}

/** Python's arithmetic of two of its numbers. @throws ProgramFault at a division by 0, as Python does */
export function arithmetic(
  tape: Tape,
  operator: string,
  left: PythonNumber,
  right: PythonNumber,
): Int | Float | boolean {
  const areIntegers = !(left instanceof Float) && !(right instanceof Float);
  const pair = [left, right];
  switch (operator) {
    case "+":
      return computed(tape, add.op, pair, (a, b) => a + b, areIntegers);
    case "-":
      return computed(tape, subtract.op, pair, (a, b) => a - b, areIntegers);
    case "*":
      return computed(tape, multiply.op, pair, (a, b) => a * b, areIntegers);
    case "/":
      if (plainValue(right) === 0) throw byZero(areIntegers ? "division by zero" : "float division by zero");
      return computed(tape, divide.op, pair, (a, b) => a / b, false);
  }
  return otherArithmetic(tape, operator, left, right, areIntegers);
}

/** What depends on its numbers in more ways than by a rule: it may be refused, or passes nothing back. */
function otherArithmetic(
  tape: Tape,
  operator: string,
  left: PythonNumber,
  right: PythonNumber,
  areIntegers: boolean,
): Int | Float | boolean {
  const [a, b] = [plainValue(left), plainValue(right)];
  switch (operator) {
    case "//":
      if (b === 0)
        throw byZero(areIntegers ? "integer division or modulo by zero" : "float floor division by zero");
      return areIntegers ? int(Math.floor(a / b)) : ended(tape, new Float(Math.floor(a / b)), [left, right]);
    case "%":
      if (b === 0) throw byZero(areIntegers ? "integer division or modulo by zero" : "float modulo");
      return areIntegers ? int(modulo(a, b)) : computed(tape, remainder.op, [left, right], modulo, false);
    case "**":
      return pythonPower(tape, left, right, a, b, areIntegers);
    case "&":
    case "|":
    case "^":
    case "<<":
    case ">>":
      return bits(operator, left, right, a, b);
    default:
      throw new ProgramFault(`${operator} isn't defined for numbers`);
  }
}

const byZero = (text: string, message = "division by zero") =>
  new ProgramFault(message, undefined, { type: "ZeroDivisionError", text });

function pythonPower(
  tape: Tape,
  left: PythonNumber,
  right: PythonNumber,
  a: number,
  b: number,
  areIntegers: boolean,
): Int | Float {
  if (a === 0 && b < 0)
    throw byZero("0.0 cannot be raised to a negative power", "0 can't be raised to a negative power");
  if (a < 0 && !Number.isInteger(b))
    throw new ProgramFault("a negative number to a fractional power is complex; numbers here are real");
  const isInteger = areIntegers && b >= 0;
  const isGiven = !(right instanceof Float) || right.isConstant;
  if (isGiven) return computed(tape, power.create(b), [left], (base) => base ** b, isInteger);
  return computed(tape, raise.op, [left, right], (base, exponent) => base ** exponent, isInteger);
}

function bits(
  operator: string,
  left: PythonNumber,
  right: PythonNumber,
  a: number,
  b: number,
): Int | boolean {
  if (left instanceof Float || right instanceof Float)
    throw new ProgramFault(
      `${operator} is for integers and truth values, not for floats${operator === "^" ? "; a power is written **" : ""}`,
    );
  if (operator === "<<" || operator === ">>") {
    if (b < 0) throw new ProgramFault("a negative shift");
    return int(operator === "<<" ? a * 2 ** b : Math.floor(a / 2 ** b));
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  const value = Number(operator === "&" ? x & y : operator === "|" ? x | y : x ^ y);
  return typeof left === "boolean" && typeof right === "boolean" ? value !== 0 : int(value);
}
