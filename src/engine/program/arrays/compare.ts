import type { Machine } from "../machine/machine";
import { ProgramFault } from "../parse/tree/fault";
import { isFloat } from "../values/dtype";
import { NDArray } from "../values/ndarray";
import { buffer } from "../values/operands";
import {
  Dict,
  DtypeValue,
  Float,
  FunctionValue,
  Instance,
  Int,
  isNumberLike,
  List,
  type NumberLike,
  Range,
  SetValue,
  Tuple,
  typeName,
  type Value,
} from "../values/value";
import { elementwiseWithoutGradient } from "./arithmetic";
import { arrayFrom } from "./conversion";
import { dictKey, itemsOf } from "./items";
import { plainValue } from "./numbers";

const relations: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  "<": (a, b) => a < b,
  ">": (a, b) => a > b,
  "<=": (a, b) => a <= b,
  ">=": (a, b) => a >= b,
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
};

const isOrder = (operator: string) => operator !== "==" && operator !== "!=";

/** Whether values are real numbers, which can lie on a boundary: counts and labels don't. */
const areReal = (...values: readonly NumberLike[]) =>
  values.some((value) => (value instanceof NDArray ? isFloat(value.dtype) : value instanceof Float));

/** How real numbers are compared: by order with an answer at boundaries. */
export function orderRelation(machine: Machine, operator: string, ...values: readonly NumberLike[]) {
  const relation = relations[operator];
  if (!isOrder(operator) || !areReal(...values)) return relation;
  return (a: number, b: number) => machine.boundaries.decided(a, b, relation(a, b));
}

const methods: Readonly<Record<string, string>> = {
  "<": "__lt__",
  ">": "__gt__",
  "<=": "__le__",
  ">=": "__ge__",
  "==": "__eq__",
  "!=": "__ne__",
};

/** Sets aren't ordered by size: `<=` says that the left one's items are all in the right one. */
function isSubset(
  operator: string,
  left: ReadonlyMap<unknown, Value>,
  right: ReadonlyMap<unknown, Value>,
): boolean {
  const [small, large] = operator.startsWith("<") ? [left, right] : [right, left];
  return (
    [...small.keys()].every((key) => large.has(key)) && (operator.length === 2 || small.size < large.size)
  );
}

/** Python's comparison of two values: a truth value, or an array of them. */
export function compareValues(machine: Machine, operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case "is":
      return isSame(left, right);
    case "is not":
      return !isSame(left, right);
    case "in":
      return contains(machine, right, left);
    case "not in":
      return !contains(machine, right, left);
  }
  if (left instanceof SetValue && right instanceof SetValue && isOrder(operator))
    return isSubset(operator, left.entries, right.entries);
  if (left instanceof Instance) {
    const method = machine.methodOf(left, methods[operator]);
    if (method) return method.call([right], new Map());
  }
  if (left instanceof NDArray || right instanceof NDArray) {
    const kind = [left, right].some((side) => side instanceof NDArray && side.kind === "tensor")
      ? "tensor"
      : "array";
    const [a, b] = [comparedArray(machine, left, kind), comparedArray(machine, right, kind)];
    if (a !== undefined && b !== undefined) {
      const relation = orderRelation(machine, operator, a, b);
      return elementwiseWithoutGradient(machine, [a, b], "bool", (x, y) => (relation(x, y) ? 1 : 0));
    }
  }
  if (operator === "==") return equal(machine, left, right);
  if (operator === "!=") return !equal(machine, left, right);
  const relation =
    isNumberLike(left) && isNumberLike(right)
      ? orderRelation(machine, operator, left, right)
      : relations[operator];
  return relation(order(machine, left, right), 0);
}

/** A list beside an array is one, too. */
function comparedArray(machine: Machine, value: Value, kind: "array" | "tensor") {
  if (isNumberLike(value)) return value;
  if (value instanceof List || value instanceof Tuple) return arrayFrom(machine, value, kind);
  return undefined;
}

export function isSame(left: Value, right: Value): boolean {
  if (left instanceof Int && right instanceof Int) return left.value === right.value;
  if (left instanceof FunctionValue && right instanceof FunctionValue)
    return (
      left.name === right.name && left.type === right.type && (left === right || left.type !== undefined)
    );
  return left === right;
}

/** Whether two values are equal, as `==` says of anything but arrays. */
export function equal(machine: Machine, left: Value, right: Value): boolean {
  if (isNumberLike(left) && isNumberLike(right)) {
    if (left instanceof NDArray || right instanceof NDArray) {
      const [a, b] = [buffer(left), buffer(right)];
      return a.length === b.length && a.every((value, k) => value === b[k]);
    }
    return plainValue(left) === plainValue(right);
  }
  if ((left instanceof List && right instanceof List) || (left instanceof Tuple && right instanceof Tuple)) {
    machine.budget.spend(left.items.length);
    return (
      left.items.length === right.items.length &&
      left.items.every((item, k) => equal(machine, item, right.items[k]))
    );
  }
  if (left instanceof Range && right instanceof Range)
    return left.start === right.start && left.stop === right.stop && left.step === right.step;
  if (left instanceof Dict && right instanceof Dict)
    return (
      left.entries.size === right.entries.size &&
      [...left.entries].every(([key, entry]) => {
        const other = right.entries.get(key);
        return other !== undefined && equal(machine, entry.value, other.value);
      })
    );
  if (left instanceof SetValue && right instanceof SetValue)
    return (
      left.entries.size === right.entries.size &&
      [...left.entries.keys()].every((key) => right.entries.has(key))
    );
  if (left instanceof Instance) {
    const method = machine.methodOf(left, "__eq__");
    if (method) return method.call([right], new Map()) === true;
  }
  if (left instanceof DtypeValue) return dtypeText(left) === dtypeText(right);
  if (right instanceof DtypeValue) return dtypeText(left) === dtypeText(right);
  return isSame(left, right);
}

const dtypeText = (value: Value): Value =>
  value instanceof DtypeValue
    ? value.dtype
    : value instanceof FunctionValue
      ? ({ float: "float64", int: "int64" }[value.name] ?? value.name)
      : value;

/** Below 0 where the left one comes first, above where the right one does. @throws ProgramFault where they have no order */
export function order(machine: Machine, left: Value, right: Value): number {
  if (isNumberLike(left) && isNumberLike(right)) {
    const [a, b] = [single(left), single(right)];
    if (a !== undefined && b !== undefined) return a < b ? -1 : a > b ? 1 : a === b ? 0 : Number.NaN;
    throw new ProgramFault(
      "an array of several numbers is neither larger nor smaller: use .any(), .all() or an index",
    );
  }
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  if ((left instanceof List && right instanceof List) || (left instanceof Tuple && right instanceof Tuple)) {
    machine.budget.spend(left.items.length);
    const shared = Math.min(left.items.length, right.items.length);
    for (let k = 0; k < shared; k++)
      if (!equal(machine, left.items[k], right.items[k]))
        return order(machine, left.items[k], right.items[k]);
    return left.items.length - right.items.length;
  }
  if (left instanceof Instance) {
    const less = machine.methodOf(left, "__lt__");
    if (less) return less.call([right], new Map()) === true ? -1 : 1;
  }
  throw new ProgramFault(`${typeName(left)} and ${typeName(right)} can't be ordered`);
}

function single(value: Parameters<typeof buffer>[0]): number | undefined {
  const numbers = buffer(value);
  return numbers.length === 1 ? numbers[0] : undefined;
}

function contains(machine: Machine, container: Value, item: Value): boolean {
  if (typeof container === "string") {
    if (typeof item !== "string") throw new ProgramFault("only a text can be in a text");
    return container.includes(item);
  }
  if (container instanceof Dict || container instanceof SetValue) return container.entries.has(dictKey(item));
  if (container instanceof Instance) {
    const method = machine.methodOf(container, "__contains__");
    if (method) return method.call([item], new Map()) === true;
  }
  if (container instanceof NDArray) {
    const numbers = isNumberLike(item) ? buffer(item) : [];
    return numbers.length === 1 && buffer(container).includes(numbers[0]);
  }
  if (container instanceof Range)
    return (
      (item instanceof Int || item instanceof Float) &&
      [...itemsOf(machine, container)].some((one) => (one as Int).value === item.value)
    );
  return itemsOf(machine, container).some((one) => equal(machine, one, item));
}
