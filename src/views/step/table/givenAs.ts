import type { GraphOutline } from "../../../engine/graph/outline";
import { parseQuantity } from "../../../engine/names/canonicalName";
import type { NameReader } from "../../../engine/names/quantityRows";
import { isGiven, isParameter } from "../../../engine/names/tensorRef";

/** As what a number stands before the pass: nobody works it out. */
export type GivenAs = "parameter" | "given";

/** The same of a name; nothing of what is computed. @param reader reads a program's names @param outline a program's graph */
export function givenAs(
  reader: NameReader | undefined,
  outline: GraphOutline | undefined,
): (name: string) => GivenAs | undefined {
  if (reader && outline) {
    const made = new Set(outline.operations.flatMap(({ outputs }) => outputs));
    const starts = new Set(outline.values.flatMap(({ name }, k) => (made.has(k) ? [] : [name])));
    return (name) => {
      const quantity = reader.parse(name);
      return quantity?.kind === "plain" && starts.has(quantity.of.base) ? "given" : undefined;
    };
  }
  return (name) => {
    const quantity = parseQuantity(name);
    if (quantity?.kind !== "plain") return undefined;
    return isParameter(quantity.of) ? "parameter" : isGiven(quantity.of) ? "given" : undefined;
  };
}
