import { type Broken, type SheetRule, sheetRules } from "./rules";

/** What is counted where a rule is broken, for one and for many. */
const words: Readonly<Record<SheetRule, readonly [string, string]>> = {
  finite: ["number isn't finite", "numbers aren't finite"],
  dead: ["unit is off for all examples", "units are off for all examples"],
  saturated: ["slope has faded: its unit is saturated", "slopes have faded: their units are saturated"],
  tie: ["number lies on a kink, or next to one", "numbers lie on a kink, or next to one"],
  faded: ["right answer is below 0.0001", "right answers are below 0.0001"],
  alike: [
    "pair of right answers can't be told apart by three digits",
    "pairs of right answers can't be told apart by three digits",
  ],
  mistaken: [
    "right answer can't be told from a known mistake's by four digits",
    "right answers can't be told from a known mistake's by four digits",
  ],
};

/** What a sheet doesn't keep: "2 units are off for all examples; …". Nothing where it keeps all. */
export const brokenWords = (broken: Broken): string =>
  sheetRules
    .filter((rule) => broken[rule] > 0)
    .map((rule) => `${broken[rule]} ${words[rule][broken[rule] === 1 ? 0 : 1]}`)
    .join("; ");
