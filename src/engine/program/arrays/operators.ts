import negate from "../../ops/elementwise/arithmetic/negate";
import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { percentFormat } from "../print/percentFormat";
import { NDArray } from "../values/ndarray";
import {
  Dict,
  Float,
  Instance,
  Int,
  isNumberLike,
  List,
  SetValue,
  Tuple,
  typeName,
  type Value,
} from "../values/value";
import { applied, arrayArithmetic, elementwiseWithoutGradient } from "./arithmetic";
import { arrayFrom } from "./conversion";
import { dictKey } from "./items";
import { arithmetic, computed, int, plainValue } from "./numbers";

/** What Python calls the method behind an operator, without its underscores. */
export const operatorMethods: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
  "**": "pow",
  "@": "matmul",
  "&": "and",
  "|": "or",
  "^": "xor",
  "<<": "lshift",
  ">>": "rshift",
};

/** What a binary operator makes of two values. @throws ProgramFault where it has no meaning for them */
export function applyBinary(machine: Machine, operator: string, left: Value, right: Value): Value {
  if (isNumberLike(left) && isNumberLike(right)) {
    if (!(left instanceof NDArray) && !(right instanceof NDArray)) {
      if (operator === "@")
        throw new ProgramFault("@ is for matrices and vectors; numbers are multiplied with *");
      return arithmetic(machine.tape, operator, left, right);
    }
    return arrayArithmetic(machine, operator, left, right);
  }
  const own = ofInstances(machine, operator, left, right);
  if (own !== undefined) return own;
  if (left instanceof NDArray && isList(right))
    return arrayArithmetic(
      machine,
      operator,
      left,
      arrayFrom(machine, right, left.kind === "tensor" ? "tensor" : "array"),
    );
  if (right instanceof NDArray && isList(left))
    return arrayArithmetic(
      machine,
      operator,
      arrayFrom(machine, left, right.kind === "tensor" ? "tensor" : "array"),
      right,
    );
  const found = ofSequences(machine, operator, left, right);
  if (found !== undefined) return found;
  throw new ProgramFault(
    `${operator} isn't defined for ${typeName(left)} and ${typeName(right)}${hint(operator, left, right)}`,
    undefined,
    {
      type: "TypeError",
      text:
        operator === "+" && typeof left === "string"
          ? `can only concatenate str (not "${typeName(right)}") to str`
          : `unsupported operand type(s) for ${operator === "**" ? "** or pow()" : operator}: '${typeName(left)}' and '${typeName(right)}'`,
    },
  );
}

const isList = (value: Value): value is List | Tuple => value instanceof List || value instanceof Tuple;

const hint = (operator: string, left: Value, right: Value) =>
  (isList(left) || isList(right)) && "+-*/**@".includes(operator)
    ? ": to compute with a list, make it an array, np.array(…)"
    : left === null || right === null
      ? ": None is what a function gives that returns nothing"
      : operator === "+" && (typeof left === "string" || typeof right === "string")
        ? ": a number becomes a text with str(…)"
        : "";

/** `a + b` for Python's sum: lists and arrays too. */
export const plus = (machine: Machine, left: Value, right: Value) => applyBinary(machine, "+", left, right);

function ofInstances(machine: Machine, operator: string, left: Value, right: Value): Value | undefined {
  const name = operatorMethods[operator];
  if (!name) return undefined;
  if (left instanceof Instance) {
    const method = machine.methodOf(left, `__${name}__`);
    if (method) return method.call([right], new Map());
  }
  if (right instanceof Instance) {
    const method = machine.methodOf(right, `__r${name}__`);
    if (method) return method.call([left], new Map());
  }
  return undefined;
}

function ofSequences(machine: Machine, operator: string, left: Value, right: Value): Value | undefined {
  if (operator === "+") {
    if (typeof left === "string" && typeof right === "string") return checkedText(machine, left + right);
    if (left instanceof List && right instanceof List) {
      machine.budget.spend(left.items.length + right.items.length);
      return new List([...left.items, ...right.items]);
    }
    if (left instanceof Tuple && right instanceof Tuple) {
      machine.budget.spend(left.items.length + right.items.length);
      return new Tuple([...left.items, ...right.items]);
    }
  }
  if (operator === "*") {
    const [sequence, times] = isCount(right) ? [left, right] : [right, left];
    if (isCount(times)) {
      const count = Math.max(0, plainValue(times));
      if (typeof sequence === "string") {
        machine.budget.spend(sequence.length * count);
        return checkedText(machine, sequence.repeat(Math.min(count, 1e7)));
      }
      if (isList(sequence)) {
        machine.budget.spend(sequence.items.length * count);
        const items = Array.from({ length: count }, () => sequence.items).flat();
        return sequence instanceof List ? new List(items) : new Tuple(items);
      }
    }
  }
  if (operator === "%" && typeof left === "string")
    return machine.written.note(right, percentFormat(left, right, machine));
  if (left instanceof SetValue && right instanceof SetValue) return ofSets(operator, left, right);
  if (operator === "|" && left instanceof Dict && right instanceof Dict) {
    const dict = new Dict();
    for (const { key, value } of [...left.entries.values(), ...right.entries.values()])
      dict.entries.set(dictKey(key), { key, value });
    return dict;
  }
  return undefined;
}

const isCount = (value: Value): value is Int | boolean => value instanceof Int || typeof value === "boolean";

function checkedText(machine: Machine, text: string): string {
  machine.budget.spend(text.length / 8);
  if (text.length > 1e6) throw new ProgramFault("a text of more than a million characters is too long here");
  return text;
}

function ofSets(operator: string, left: SetValue, right: SetValue): SetValue | undefined {
  const set = new SetValue();
  const take = (from: SetValue, holds: (key: string | number | boolean | Value) => boolean) => {
    for (const [key, value] of from.entries) if (holds(key)) set.entries.set(key, value);
  };
  switch (operator) {
    case "|":
      take(left, () => true);
      take(right, () => true);
      return set;
    case "&":
      take(left, (key) => right.entries.has(key));
      return set;
    case "-":
      take(left, (key) => !right.entries.has(key));
      return set;
    default:
      return undefined;
  }
}

/** -x, +x, ~x. */
export function applyUnary(machine: Machine, operator: "+" | "-" | "~", value: Value): Value {
  if (value instanceof NDArray) {
    if (operator === "+") return value;
    if (operator === "~") {
      if (value.dtype === "bool")
        return elementwiseWithoutGradient(machine, [value], "bool", (x) => (x === 0 ? 1 : 0));
      return elementwiseWithoutGradient(machine, [value], value.dtype, (x) => -x - 1);
    }
    if (value.dtype === "bool") throw new ProgramFault("truth values have no minus: use ~ to turn them");
    return applied(machine, negate.create(), [value], value.dtype, "NegBackward0");
  }
  if (value instanceof Int || value instanceof Float || typeof value === "boolean") {
    if (operator === "+") return value;
    if (operator === "~") return int(-plainValue(value) - 1);
    return computed(machine.tape, negate.create(), [value], (x) => -x, !(value instanceof Float));
  }
  if (value instanceof Instance) {
    const method = machine.methodOf(
      value,
      operator === "-" ? "__neg__" : operator === "+" ? "__pos__" : "__invert__",
    );
    if (method) return method.call([], new Map());
  }
  throw new ProgramFault(
    `${operator} isn't defined for ${typeName(value)}${isList(value) ? ": make it an array, np.array(…)" : ""}`,
  );
}
