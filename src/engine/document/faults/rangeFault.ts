import type { Parameter } from "../../math/parameter";
import type { Fault } from "../fault";
import { valueFault } from "./valueFault";

export const wholeFromOne: Pick<Parameter, "minimum" | "integer"> = { minimum: 1, integer: true };
export const wholeFromZero: Pick<Parameter, "minimum" | "integer"> = { minimum: 0, integer: true };

/** What is wrong with a number at a path; nothing where it is in range. */
export function rangeFault(
  path: string,
  value: unknown,
  range: Pick<Parameter, "minimum" | "below" | "maximum" | "integer">,
): Fault | undefined {
  const message = typeof value === "number" ? valueFault(value, range) : "must be a number";
  return message === undefined ? undefined : { path, message: `${message}, but is ${String(value)}` };
}
