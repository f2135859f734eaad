import type { GraphOutline } from "../../../engine/graph/outline";
import type { Quantity } from "../../../engine/names/quantity";
import { isGiven, isParameter } from "../../../engine/names/tensorRef";

/** As what a number stands before the pass: nobody works it out. */
export type GivenAs = "parameter" | "given";

/** The same of a quantity; nothing of what is computed. @param outline a program's graph, where it is one */
export function givenAs(outline: GraphOutline | undefined): (quantity: Quantity) => GivenAs | undefined {
  if (outline) {
    const made = new Set(outline.operations.flatMap(({ outputs }) => outputs));
    const starts = new Set(outline.values.flatMap(({ name }, k) => (made.has(k) ? [] : [name])));
    return ({ kind, of }) => (kind === "plain" && starts.has(of.base) ? "given" : undefined);
  }
  return ({ kind, of }) => {
    if (kind !== "plain") return undefined;
    return isParameter(of) ? "parameter" : isGiven(of) ? "given" : undefined;
  };
}
