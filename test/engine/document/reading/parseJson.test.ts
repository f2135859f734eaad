import { describe, expect, it } from "vitest";
import { parseItems, parseJson } from "../../../../src/engine/document/reading/parseJson";
import fc from "../../../fastCheck";

const numRuns = Number(process.env.RUNS ?? 1000);
const messageOf = (text: string) => parseJson(text).fault?.message;

function parsedByTheBrowser(text: string): { json?: unknown; failed?: true } {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return { failed: true };
  }
}

describe("JSON", () => {
  it("is taken and refused as the browser does it", () => {
    const text = fc.oneof(
      fc.json({ maxDepth: 5 }),
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[[\]{}",:0-9eE.+\-\\ntrufalse \n]*$/),
      fc
        .record({
          json: fc.json({ maxDepth: 5 }),
          at: fc.nat(60),
          sign: fc.constantFrom(...'[]{}",:\\ 0-e.\n'),
        })
        .map(({ json, at, sign }) => json.slice(0, at) + sign + json.slice(at + (at % 2))),
    );
    fc.assert(
      fc.property(text, (source) => {
        const { json, failed } = parsedByTheBrowser(source.replace(/^\uFEFF/, ""));
        const parsed = parseJson(source);
        if (failed) expect(parsed.fault?.message).toMatch(/^line \d+, column \d+: \w/);
        else expect(parsed.fault === undefined && parsed.json).toEqual(json);
      }),
      { numRuns },
    );
  });

  it.each([
    ['{"a": 1', "line 1, column 8: a comma or } is expected, but the text ends here"],
    ['{"a" 1}', 'line 1, column 6: a colon is expected, but here is "1}"'],
    ['{\r\n "a": [1,\r\n  2,]}', 'line 3, column 5: a value is expected, but here is "]}"'],
    ["{'a': 1}", "line 1, column 2: a name in double quotes is expected, but here is \"'a': 1}\""],
    ['"a\nb"', "line 1, column 3: a line break or another control character in a text"],
    ['["a]', "line 1, column 2: this text has no closing quote"],
    ['"\\x"', "line 1, column 2: a backslash that starts no escape"],
    ["[01]", 'line 1, column 3: a comma or ] is expected, but here is "1]"'],
    ["NaN", 'line 1, column 1: a value is expected, but here is "NaN"'],
    ["{} {}", 'line 1, column 4: the text should end, but here is "{}"'],
    ["[".repeat(100_000), "line 1, column 51: nested deeper than 50 levels, which no document is"],
  ])("%j", (text, message) => {
    expect(messageOf(text.slice(0, 200_000))).toBe(message);
  });

  it("may begin with a byte order mark", () => {
    expect(parseJson("\uFEFF[1]")).toEqual({ json: [1] });
  });

  it("gives the items of an array one by one, or the one value", () => {
    const space = fc.stringMatching(/^[ \n\r\t]{0,3}$/);
    const items = fc.array(fc.json({ maxDepth: 4 }));
    fc.assert(
      fc.property(items, space, space, (texts, before, after) => {
        const read = parseItems(
          `${before}[${texts.map((text) => before + text + after).join(",")}${after}]${before}`,
        );
        if (read.fault) throw new Error(read.fault.message);
        expect(read.isArray).toBe(true);
        expect(Array.from({ length: read.count }, (_, index) => read.at(index))).toEqual(
          texts.map((text) => JSON.parse(text)),
        );
      }),
      { numRuns },
    );
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), space, (text, before) => {
        fc.pre(!/^\s*\[/.test(text));
        const read = parseItems(before + text + before);
        expect(!read.fault && !read.isArray && read.count === 1 && read.at(0)).toEqual(JSON.parse(text));
      }),
      { numRuns },
    );
    expect(parseItems("[1, [2").fault?.message).toBe(messageOf("[1, [2"));
  });
});
