import katex from "katex";
import { nameFault } from "../src/engine/document/naming/nameFault";
import { hatted } from "../src/engine/names/symbols/symbol";
import { classic } from "./documents";
import fc from "./fastCheck";

/** What KaTeX shows of a formula, letter by letter. @throws where it can't set it */
export function seen(tex: string): string {
  const html = katex.renderToString(`\\displaystyle ${tex}`, {
    output: "html",
    strict: false,
    throwOnError: true,
    trust: ({ command }) => command === "\\htmlData",
  });
  return html
    .replace(/<[^>]*>/g, "")
    .replace(/&(lt|gt|quot|#x27|amp);/g, (_all, name: string) => entities.get(name) as string);
}

const entities = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["#x27", "'"],
  ["amp", "&"],
]);

/** Signs that look the same, or of which one is how the other is set. */
const sameSigns = new Map(
  Object.entries({
    "¨": "\u0308",
    ˊ: "\u0301",
    "´": "\u0301",
    ˋ: "\u0300",
    "`": "\u0300",
    ˆ: "\u0302",
    "^": "\u0302",
    "˜": "\u0303",
    "~": "\u0303",
    "∼": "\u0303",
    ˉ: "\u0304",
    "¯": "\u0304",
    "˘": "\u0306",
    "˙": "\u0307",
    "˚": "\u030a",
    "˝": "\u030b",
    ˇ: "\u030c",
    "¸": "\u0327",
    ı: "i",
    ȷ: "j",
    𝚤: "i",
    𝚥: "j",
    "∣": "|",
    "∗": "*",
    "−": "-",
    "′": "'",
    "⋅": "·",
    Α: "A",
    Β: "B",
    Ε: "E",
    Ζ: "Z",
    Η: "H",
    Ι: "I",
    Κ: "K",
    Μ: "M",
    Ν: "N",
    Ο: "O",
    Ρ: "P",
    Τ: "T",
    Χ: "X",
    ϕ: "φ",
    ϵ: "ε",
    ς: "σ",
    ϑ: "θ",
    ϖ: "π",
    ϱ: "ρ",
    ϰ: "κ",
    ϒ: "Υ",
  }),
);

/** Letters without what differs between a name and its formula: how accents are set, styles, and spaces. */
export const letters = (text: string) =>
  [...text.normalize("NFKD").replace(/[\s\u200b]/g, "")]
    .map((letter) => sameSigns.get(letter) ?? letter)
    .join("")
    .normalize("NFKD")
    .replace(/\s/g, "");

/** Below what stands before it: these signs of a name aren't shown, but what they do is. */
export const withoutStructure = (text: string) => text.replace(/[_{}]/g, "");

/** Signs that KaTeX puts together from others: seen, but not as one letter. */
export const composed = /[©®↤∉∌≠∯∰∷∹≔≕≘≙≚≛≝≞≟⌜⌝⌞⌟⟂⟦⟧⦃⦄⦵‼]/u;

/** Whether a name stands for another letter: theta for θ, yhat for ŷ. */
const isWord = (name: string) =>
  name
    .split(/[_{}]/)
    .some((part) => hatted.test(part) || /^(?:[a-z]*(?:ph|ps|ch|xi|pi|mu|eta|ta|rho|ma|ga|on))$/.test(part));

const letter = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(..."abwxyzAW019+-*/=<>_{}^~#%&$\\'\"`|@!?.,;:()[] ") },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ..."éößçőŁñŷλθΩσвесЖ重み漢각صीकि→≤∞½²₂′…€😀👍",
      "w\u0303",
      "e\u0301",
      "❤️",
      "👩‍🔬",
      "𝒘",
      "ﬁ",
    ),
  },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
);

/** Any text that someone may give as a name, most of which can be shown. */
export const anyName: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 6, arbitrary: fc.array(letter, { minLength: 1, maxLength: 8 }).map((all) => all.join("")) },
    { weight: 1, arbitrary: fc.tuple(letter, letter, letter).map(([base, a, b]) => `${base}_{${a}${b}}`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("constructor", "toString", "__proto__", "valueOf_1", "w_hasOwnProperty"),
    },
  )
  .map((name) => name.trim())
  .filter((name) => name.length > 0 && name.length <= 24);

/** A name that can be shown, and stands for its own letters. */
export const shownName = anyName.filter(
  (name) => nameFault(name) === undefined && !isWord(name) && !composed.test(name.normalize("NFC")),
);

const named = [
  ...["x[1]", "x[2]", "t[1]", "t[2]", "W1[1,1]", "W1[1,2]", "W1[2,1]", "W1[2,2]", "W2[1,1]", "W2[1,2]"],
  ...["W2[2,1]", "W2[2,2]", "b1", "b2", "a1[1]", "a1[2]", "a2[1]", "a2[2]"],
];

/** How many names one document can hold. */
export const namesInOne = named.length;

/** JSON of a document whose numbers have these names. */
export const jsonWithNames = (names: readonly string[]): unknown => ({
  ...classic,
  names: Object.fromEntries(names.map((name, k) => [named[k], name])),
});
