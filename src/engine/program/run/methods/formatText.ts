import type { Machine } from "../../machine/machine";
import { ProgramFault } from "../../parse/tree/fault";
import type { Replacement } from "../../parse/tree/syntax";
import { formatted } from "../../print/formatSpec";
import { scalarNumber } from "../../print/repr";
import { isNumberLike, typeName, type Value } from "../../values/value";
import type { Evaluation } from "../passes/evaluation";
import type { Scope } from "../scopes/scope";

/** The text of an f-string. */
export function formatText(it: Evaluation, parts: readonly (string | Replacement)[], scope: Scope): string {
  const isPrinted = it.machine.tape.watch?.printed.has(parts) === true;
  return parts
    .map((part) => (typeof part === "string" ? part : replaced(it, part, scope, isPrinted)))
    .join("");
}

/** @param isPrinted whether the program itself doesn't read the text */
function replaced(it: Evaluation, part: Replacement, scope: Scope, isPrinted: boolean): string {
  const value = it.evaluate(part.value, scope);
  const spec = formatText(it, part.spec, scope);
  it.at(part.value);
  const { watch } = it.machine.tape;
  const text = () => written(it, part, value, spec);
  return watch && isPrinted && isNumberLike(value) ? watch.quietly(text) : text();
}

function written(it: Evaluation, part: Replacement, value: Value, spec: string): string {
  const conversion = part.conversion ?? (part.label !== undefined && spec === "" ? "r" : undefined);
  const converted =
    conversion === "r" || conversion === "a"
      ? it.machine.repr(value)
      : conversion === "s"
        ? it.machine.str(value)
        : value;
  return (part.label ?? "") + formatValue(it.machine, converted, spec);
}

/** One value by a format specification. */
export function formatValue(machine: Machine, value: Value, spec: string): string {
  if (typeof value === "string") return formatted(value, false, spec);
  const number = scalarNumber(value);
  if (spec === "")
    return number && typeof value !== "boolean" ? plain(machine, value, number) : machine.str(value);
  if (!number)
    throw new ProgramFault(
      `the format “${spec}” is for a number or a text, not for ${typeName(value)}; take an item, or np.round`,
    );
  return machine.written.note(value, formatted(number.value, number.isInteger, spec));
}

/** A tensor with one number is written as the number alone. */
const plain = (machine: Machine, value: Value, number: { value: number; isInteger: boolean }) =>
  typeName(value) === "Tensor" ? formatted(number.value, number.isInteger, "") : machine.str(value);
