import { leafOf } from "../../arrays/numbers";
import type { Machine } from "../../machine/machine";
import type { Expression } from "../../parse/tree/syntax";
import { Dict, Float, Int, List, Tuple, type Value } from "../../values/value";
import { writtenIn } from "../../values/written";

/**
 * A number that is written down and gets a name is a variable: it takes a gradient. So is each number of a list, a tuple or a
 * dict that gets one, but for integers, which count. Note: lists and dicts are changed in place.
 */
export function variable(machine: Machine, expression: Expression, value: Value): Value {
  if (value instanceof Int && value.isConstant && isLiteral(expression)) return leafOf(machine.tape, value);
  if (expression.kind === "tuple" && value instanceof Tuple && value.items.length === expression.items.length)
    return new Tuple(value.items.map((item, k) => variable(machine, expression.items[k], item)));
  return asLoopVariable(machine, value);
}

const isLiteral = (expression: Expression): boolean =>
  expression.kind === "number" || (expression.kind === "unary" && isLiteral(expression.of));

/** The same of what gets a name from a loop, or where something is taken apart. */
export function asLoopVariable(machine: Machine, value: Value): Value {
  if (value instanceof Float && value.isConstant) return leafOf(machine.tape, value);
  const isContainer = value instanceof List || value instanceof Tuple || value instanceof Dict;
  if (!isContainer || writtenIn.has(value)) return value;
  const written = new Set<Float>();
  const item = (one: Value) => {
    const made = asLoopVariable(machine, one);
    if (made instanceof Float && made !== one) written.add(made);
    return made;
  };
  machine.budget.spend(value instanceof Dict ? value.entries.size : value.items.length);
  let result: Value = value;
  if (value instanceof Tuple) {
    const items = value.items.map(item);
    if (items.some((one, k) => one !== value.items[k])) result = new Tuple(items, value.fields, value.label);
  } else if (value instanceof List) for (const [k, one] of value.items.entries()) value.items[k] = item(one);
  else for (const entry of value.entries.values()) entry.value = item(entry.value);
  writtenIn.set(result, written);
  return result;
}
