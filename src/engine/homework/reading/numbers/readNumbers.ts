import type { WrittenNumber } from "../../answer/answer";
import { writtenNumber } from "../../answer/writtenNumber";
import type { DecimalSign } from "../text/conventions";
import { short } from "../text/statements";

export type ReadNumbers =
  | { readonly kind: "numbers"; readonly rows: readonly (readonly WrittenNumber[])[] }
  | { readonly kind: "fault"; readonly message: string }
  /** A comma that may be either: what the numbers are if it is a decimal comma, and if it separates. */
  | { readonly kind: "comma"; readonly readings: Readonly<Record<DecimalSign, string>> };

/**
 * Reads what stands behind a label.
 * @param sizes how many numbers the label can take
 * @param said the decimal sign, where it has been said
 * @param shown the decimal sign that the rest of the text shows
 */
export function readNumbers(
  text: string,
  sizes: readonly number[],
  said: DecimalSign | undefined,
  shown: DecimalSign | undefined,
): ReadNumbers {
  const plain = text
    .replace(/\s*[*x]\s*10\s*(?:\^|\*\*)\s*[({]?\s*([-+]?)\s*(\d+)\s*[)}]?/gi, "e$1$2")
    .replace(/(\d)\s*\^([-+]?\d)/g, "$1^$2")
    .replace(/(^|[\s[(,;])~\s*(?=[-+.\d])/g, "$1")
    .replace(/(\d)\s+%/g, "$1%")
    .replace(/(\d)(?:\.\.\.)(?=\s|$)/g, "$1")
    // What is said in brackets behind a number, `0.3589 (rounded)` or `(4 d.p.)`, isn't a number.
    .replace(/\(\s*(?:to\s+)?\d+\s*(?:d\.?\s?p|s\.?\s?f|decimal|digit|sig)[^()]*\)/gi, "")
    .replace(/\([^\d()[\]]*\)|[✓✗✔✘]|(?<=\d)\.(?=\s*$)(?<!(?:^|[^\d.])\d+\.)/g, "")
    .replace(/\(\s*([-+]?[\d.,]+(?:e[-+]?\d+)?%?)\s*\)/gi, "$1")
    .replace(/(^|[^\w.])([-+])\s+(?=[\d.])/g, "$1$2");
  const groups = groupsOf(sizes.includes(1) ? withoutMixed(plain) : plain).map(withoutBareCommas);
  const options = (["separator", "decimal", "thousands"] as const).flatMap((comma) => {
    const rows = groups.map((group) => numbersIn(group, comma));
    if (rows.some((row) => row === undefined)) return [];
    const read = rows as WrittenNumber[][];
    return sizes.includes(read.flat().length) ? [{ comma, rows: read }] : [];
  });
  const different = options.filter(
    ({ rows }, index) => options.findIndex((other) => textOf(other.rows) === textOf(rows)) === index,
  );
  if (different.length === 1) return { kind: "numbers", rows: different[0].rows };
  if (different.length > 1) {
    const decimal = different.find(({ comma }) => comma === "decimal");
    const other = different.find(({ comma }) => comma !== "decimal");
    if (decimal && other) {
      // Points elsewhere don't tell thousands from decimals: hardly anybody writes thousands.
      const sign = said ?? (other.comma === "thousands" && shown === "." ? undefined : shown);
      if (sign) return { kind: "numbers", rows: (sign === "," ? decimal : other).rows };
      return { kind: "comma", readings: { ",": textOf(decimal.rows), ".": textOf(other.rows) } };
    }
  }
  return { kind: "fault", message: faultIn(text, groups, sizes) };
}

const textOf = (rows: readonly (readonly WrittenNumber[])[]) =>
  rows.map((row) => row.map(({ text }) => text).join("  ")).join("; ");

/** A mixed number that stands alone: `-1 9/10` is −19/10, and not two numbers. */
const withoutMixed = (text: string) =>
  text.replace(/^\s*([-+]?)(\d+) (\d+)\/(\d+)\s*$/, (all, sign: string, ...parts: string[]) => {
    const [whole, above, below] = parts.map(Number);
    return whole > 0 && above < below ? `${sign}${whole * below + above}/${below}` : all;
  });

/** `,5969` is `.5969`: no comma that separates stands before the first number. */
const withoutBareCommas = (group: string) =>
  /^\s*[-+]?,\d/.test(group) ? group.replace(/(^|[\s;])([-+]?),(?=\d)/g, "$1$2.") : group;

/** The innermost brackets' contents, or the whole. */
function groupsOf(text: string): string[] {
  const inner = Array.from(text.matchAll(/[[(]([^[\]()]*)[\])]/g), ([, group]) => group).filter(
    (group) => group.trim() !== "",
  );
  if (inner.length === 0) return [text.replace(/[[\]()]/g, " ")];
  // MATLAB's rows end with a semicolon.
  return inner.length === 1 && inner[0].includes(";")
    ? inner[0].split(";").filter((row) => row.trim() !== "")
    : inner;
}

const pattern = /^[-+]?(?:\d+\/\d+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?%?|nan|inf(?:inity)?)$/i;

function numbersIn(group: string, comma: "separator" | "decimal" | "thousands"): WrittenNumber[] | undefined {
  const spaced =
    comma === "separator"
      ? group.replaceAll(",", " ")
      : comma === "decimal"
        ? group
            .replace(/(?<![\d.,])(\d*),(\d+)(?![\d.])(?=,?(?:[^\d]|$))/g, "$1.$2")
            .replace(/(\.\d+),(?=\s|$)/g, "$1 ")
        : group.replace(/(?<![\d.])([1-9]\d{0,2}(?:,\d{3})+)(?!\d)/g, (digits) => digits.replaceAll(",", ""));
  if (comma === "decimal" && runs(group)) return decimalRuns(group);
  if (comma !== "separator" && /\d,\d/.test(spaced)) return undefined;
  const words = withoutWordsBehind(spaced.replace(/[,;]/g, " ").trim().split(/\s+/));
  if (words.length === 0 || words.some((word) => !pattern.test(word))) return undefined;
  const numbers = words.map((word) => writtenNumber(word));
  return numbers.some((number) => number === undefined) ? undefined : (numbers as WrittenNumber[]);
}

/** Words behind the numbers, `0.3589 (rounded)`, say nothing; nor does a full stop or a tick. */
function withoutWordsBehind(words: readonly string[]): string[] {
  const from = words.findIndex((word) => !/\d|nan|inf/i.test(word));
  const kept =
    from > 0 && words.slice(from).every((word) => !/\d/.test(word)) ? words.slice(0, from) : [...words];
  return kept;
}

const runs = (group: string) => /\d,\d+,\d/.test(group);

/** `1,2,3,4` as 1.2 and 3.4: every other comma is a decimal one. */
function decimalRuns(group: string): WrittenNumber[] | undefined {
  const numbers: WrittenNumber[] = [];
  for (const run of group.trim().split(/\s+|;/)) {
    const parts = run.replace(/,$/, "").split(",");
    if (run.includes(".") || parts.length % 2 === 1 || parts.some((part) => !/^[-+]?\d+$/.test(part)))
      return undefined;
    for (let k = 0; k < parts.length; k += 2) {
      const number = writtenNumber(`${parts[k]}.${parts[k + 1]}`);
      if (!number) return undefined;
      numbers.push(number);
    }
  }
  return numbers;
}

function faultIn(text: string, groups: readonly string[], sizes: readonly number[]): string {
  const read = groups.map((group) => numbersIn(group, "separator") ?? numbersIn(group, "decimal"));
  if (read.every((row) => row !== undefined)) {
    const found = read.flat().length;
    return `${found} number${found === 1 ? " is" : "s are"} given where ${sizes.join(" or ")} belong${sizes.length === 1 && sizes[0] === 1 ? "s" : ""}`;
  }
  if (/\d\s*[-+*/]\s*[\d(]/.test(text) && /\d/.test(text))
    return `“${short(text)}” is a calculation; write its result`;
  return `“${short(text)}” can't be read as ${sizes.length === 1 && sizes[0] === 1 ? "a number" : "numbers"}`;
}
