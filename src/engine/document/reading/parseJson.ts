import type { Fault } from "../fault";

/** Documents have 5 levels; what is nested deeper than this isn't one, and no reader need go down there. */
const deepest = 50;

export type Parsed = { readonly json: unknown; readonly fault?: undefined } | { readonly fault: Fault };

/** The items of a JSON array, or the one value that isn't an array; each is parsed when it is asked for. */
export interface Items {
  readonly isArray: boolean;
  readonly count: number;
  at(index: number): unknown;
  readonly fault?: undefined;
}

/**
 * Parses JSON. What is wrong is said with line and column, the same in every browser: their own messages differ, and
 * some of them don't say where.
 */
export function parseJson(text: string): Parsed {
  const source = text.replace(/^\uFEFF/, "");
  const wrong = firstFault(source);
  return wrong ? { fault: faultAt(source, wrong) } : { json: JSON.parse(source) as unknown };
}

/** As `parseJson`, but a hundred thousand items needn't be in memory at once. */
export function parseItems(text: string): Items | { readonly fault: Fault } {
  const source = text.replace(/^\uFEFF/, "");
  const ends: number[] = [];
  const wrong = firstFault(source, (end) => ends.push(end));
  if (wrong) return { fault: faultAt(source, wrong) };
  const start = source.search(/[^ \t\n\r]/);
  if (source[start] !== "[") return { isArray: false, count: 1, at: () => JSON.parse(source) as unknown };
  // Each ends just before a comma or the last bracket.
  const from = (index: number) => (index === 0 ? start : ends[index - 1]) + 1;
  return {
    isArray: true,
    count: ends.length,
    at: (index) => JSON.parse(source.slice(from(index), ends[index])) as unknown,
  };
}

function faultAt(source: string, { offset, message }: Wrong): Fault {
  const before = source.slice(0, offset).split(/\r\n|\n|\r/);
  const where = `line ${before.length}, column ${before[before.length - 1].length + 1}`;
  return { path: "", message: `${where}: ${message}` };
}

interface Wrong {
  readonly offset: number;
  readonly message: string;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const word = /true|false|null/y;
const space = /[ \t\n\r]*/y;

type Expected = "value" | "item or end" | "name" | "name or end" | "more";

/**
 * Walks over the text once, without recursion.
 * @param itemEnds is told where each item of the outermost array ends
 */
function firstFault(text: string, itemEnds?: (end: number) => void): Wrong | undefined {
  const open: string[] = [];
  let expected: Expected = "value";
  let at = 0;
  const skip = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const length = pattern.exec(text)?.[0].length ?? 0;
    at += length;
    return length > 0;
  };
  const fault = (message: string): Wrong => ({
    offset: at,
    message:
      at >= text.length ? `${message}, but the text ends here` : `${message}, but here is ${shown(text, at)}`,
  });
  for (;;) {
    skip(space);
    const sign = text[at];
    const inObject = open[open.length - 1] === "{";
    if (expected === "more") {
      if (open.length === 0) return at === text.length ? undefined : fault("the text should end");
      if (open.length === 1 && (sign === "," || sign === "]") && !inObject) itemEnds?.(at);
      if (sign === (inObject ? "}" : "]")) open.pop();
      else if (sign === ",") expected = inObject ? "name" : "value";
      else return fault(inObject ? "a comma or } is expected" : "a comma or ] is expected");
      at += 1;
    } else if (expected === "name" || expected === "name or end") {
      if (sign === "}" && expected === "name or end") {
        open.pop();
        expected = "more";
        at += 1;
        continue;
      }
      if (sign !== '"') return fault("a name in double quotes is expected");
      const wrong = endOfText(text, at);
      if (typeof wrong !== "number") return wrong;
      at = wrong;
      skip(space);
      if (text[at] !== ":") return fault("a colon is expected");
      expected = "value";
      at += 1;
    } else if (sign === "]" && expected === "item or end") {
      open.pop();
      expected = "more";
      at += 1;
    } else if (sign === "{" || sign === "[") {
      if (open.length === deepest)
        return { offset: at, message: `nested deeper than ${deepest} levels, which no document is` };
      open.push(sign);
      expected = sign === "{" ? "name or end" : "item or end";
      at += 1;
    } else {
      if (sign === '"') {
        const wrong = endOfText(text, at);
        if (typeof wrong !== "number") return wrong;
        at = wrong;
      } else if (!skip(number) && !skip(word)) return fault("a value is expected");
      expected = "more";
    }
  }
}

/** Where a text in quotes ends, or what is wrong in it. */
function endOfText(text: string, from: number): number | Wrong {
  for (let at = from + 1; ; at++) {
    const sign = text[at];
    if (sign === '"') return at + 1;
    if (sign === undefined) return { offset: from, message: "this text has no closing quote" };
    if (sign < " ") return { offset: at, message: "a line break or another control character in a text" };
    if (sign !== "\\") continue;
    at += 1;
    if (text[at] === "u" && /^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5))) at += 4;
    else if (!'"\\/bfnrt'.includes(text[at] ?? "?"))
      return { offset: at - 1, message: "a backslash that starts no escape" };
  }
}

const shown = (text: string, at: number) => JSON.stringify(text.slice(at, at + 12).split(/[\r\n]/)[0]);
