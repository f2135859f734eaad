import type { Expression } from "../../program/parse/tree/syntax";
import { operandOfText, type Site, type TextEdit } from "./edit";

/** Matrices that should be transposed, or should not. @param told what is said of one, by its text without `.T` */
export function* turnedParts(
  site: Site,
  parts: readonly Expression[],
  told: Record<"missing" | "extra", (text: string) => string>,
): Iterable<TextEdit> {
  for (const part of parts) {
    const range = { from: part.from, to: part.to };
    if (part.kind === "attribute" && part.name === "T")
      yield { ...range, text: operandOfText(site, part.of), words: told.extra(site.text(part.of)) };
    else if (part.kind !== "number")
      yield { ...range, text: `${operandOfText(site, part)}.T`, words: told.missing(site.text(part)) };
  }
}
