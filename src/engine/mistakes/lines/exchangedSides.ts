import type { Expression } from "../../program/parse/tree/syntax";
import { type Site, summand, type TextEdit } from "./edit";

/** A sum or difference with its sides exchanged, or with the other sign. @param isSlope of 1 − a and the like, or of the others */
export function* exchangedSides(site: Site, part: Expression, isSlope: boolean): Iterable<TextEdit> {
  if (part.kind !== "binary" || !/^[-+]$/.test(part.operator)) return;
  if (isSlope !== (part.left.kind === "number" && part.left.value === 1)) return;
  const range = { from: part.from, to: part.to };
  const [left, right] = [summand(site, part.left), summand(site, part.right)];
  if (part.operator === "-")
    yield {
      ...range,
      text: `${right} - ${left}`,
      words: `${left} and ${right} are exchanged: the sign is wrong`,
    };
  yield {
    ...range,
    text: `${site.text(part.left)} ${part.operator === "-" ? "+" : "-"} ${right}`,
    words: `the sign of ${right} is wrong`,
  };
}
