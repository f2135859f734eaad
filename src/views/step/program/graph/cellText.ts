import { shortNumber } from "../../../../engine/math/format";

/** So many letters of the graph's face stand in a cell without touching those beside it. */
export const mostLetters = 8;
const mostDigits = 4;

/** A number as a cell shows it: to as many of four digits as there is room for. */
export function cellText(value: number): string {
  for (let digits = mostDigits; digits > 1; digits--) {
    const text = shortNumber(value, digits);
    if (text.length <= mostLetters) return text;
  }
  return shortNumber(value, 1);
}
