import type { NumberRange } from "../../math/parameter";
import type { Fault } from "../fault";
import { valueFault } from "./valueFault";

/** What is wrong with a number at a path; nothing where it is in range. */
export function rangeFault(path: string, value: unknown, range: NumberRange): Fault | undefined {
  const message = typeof value === "number" ? valueFault(value, range) : "must be a number";
  return message === undefined ? undefined : { path, message: `${message}, but is ${String(value)}` };
}
