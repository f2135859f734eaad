import { plainName } from "./canonicalName";
import { elementIn } from "./tensorRef";

// Numbers of a program by the names of its arrays, also where no graph has them. Indices count from 0.

/** `W[1,0]`; of a single number its own name. */
export const elementName = (array: string, index: readonly number[]): string =>
  plainName(elementIn({ base: array, role: "value" }, index));

/** Reads the name of a variable, or of one of its numbers; nothing where it is neither. */
export function readElement(
  name: string,
): { readonly array: string; readonly index: readonly number[] } | undefined {
  const match = /^(\w+)(?:\[(\d+(?:,\d+)*)\])?$/.exec(name);
  return match ? { array: match[1], index: match[2]?.split(",").map(Number) ?? [] } : undefined;
}
