import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readDocument } from "../../src/engine/document/reading/read";
import {
  documentFromText,
  documentText,
  faultsText,
  largestDocument,
  pack,
  unpackLink,
} from "../../src/export/link";
import { classic } from "../documents";
import fc from "../fastCheck";
import { anyDocument, nearlyDocument } from "./documentArbitrary";
import { exerciseDocuments } from "./documents";

/** `RUNS` asks for more than the usual. */
const numRuns = Number(process.env.RUNS ?? 300);

const faultOf = (text: string) => faultsText(documentFromText(text).faults ?? []);

describe("a document in a link", () => {
  it("comes back as it was", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const packed = await pack(document);
        expect(packed).toMatch(/^[\w-]+$/);
        expect((await unpackLink(packed)).document).toEqual(document);
      }),
      { numRuns },
    );
  });

  it("is refused with a reason, whatever stands in its place", async () => {
    const packed = await pack(classic);
    const broken = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.stringMatching(/^[\w-]*$/),
      fc.nat(packed.length - 1).map((length) => packed.slice(0, length)),
      fc
        .record({ at: fc.nat(packed.length - 1), letter: fc.constantFrom(..."abcXYZ019-_=+/%") })
        .map(({ at, letter }) => packed.slice(0, at) + letter + packed.slice(at + 1)),
    );
    await fc.assert(
      fc.asyncProperty(broken, async (part) => {
        const { document, faults } = await unpackLink(part);
        if (document) expect(readDocument(JSON.parse(documentText(document))).faults).toBeUndefined();
        else expect(faultsText(faults)).toMatch(/\w/);
      }),
      { numRuns },
    );
  });

  it("says what is wrong with it", async () => {
    const reason = async (part: string) => faultsText((await unpackLink(part)).faults ?? []);
    const packed = await pack(classic);
    expect(await reason(packed.slice(0, 200))).toMatch(/can't be unpacked; perhaps its end is missing/);
    expect(await reason("a+b")).toMatch(/letters that don't belong there/);
    expect(await reason(await pack({ ...classic, version: 99 }))).toMatch(/^version: is 99, .* newer/);
    expect(await reason(await pack({ ...classic, layers: [] }))).toMatch(/^layers: /);
    expect(await reason(await pack({ ...classic, title: "a".repeat(largestDocument + 1) }))).toMatch(
      /more than 5 MB/,
    );
  });
});

describe("links of the exercises", () => {
  it("have room for every exercise whole, as it is once it has been changed", async () => {
    const lengths = await Promise.all(
      (await exerciseDocuments()).map(async ([id, document]) => [id, (await pack(document)).length] as const),
    );
    if (process.env.SHOW) process.stdout.write(`${JSON.stringify(Object.fromEntries(lengths))}\n`);
    for (const [id, length] of lengths) expect(length, id).toBeLessThan(2000);
  });
});

describe("a document in a file", () => {
  it("comes back as it was", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        expect(documentFromText(documentText(document)).document).toEqual(document);
      }),
      { numRuns },
    );
  });

  it("that is nearly one is refused with the path of the fault", () => {
    fc.assert(
      fc.property(nearlyDocument, (json) => {
        const { document, faults } = documentFromText(JSON.stringify(json));
        if (!document) expect(faults.length).toBeGreaterThan(0);
        for (const { message } of faults ?? []) expect(message).toMatch(/\w/);
      }),
      { numRuns },
    );
  });

  it("is refused by its version, its path or its line and column", () => {
    expect(faultOf('{"format": "backprop-workbench", "version": 99}')).toMatch(/^version: is 99/);
    expect(faultOf("[]")).toMatch(/a document is a JSON object/);
    expect(faultOf('{\n  "format": "backprop-workbench",\n  "version": 1,,\n}')).toBe(
      'line 3, column 16: a name in double quotes is expected, but here is ",,"'.replace(",,", ","),
    );
    expect(faultOf(documentText({ ...classic, layers: [{ ...classic.layers[0], bias: [] }] }))).toMatch(
      /^layers\[0\]\.bias: has 0 numbers/,
    );
    expect(faultOf("")).toBe("line 1, column 1: a value is expected, but the text ends here");
  });

  it("names the first faults and counts the others", () => {
    const faults = [1, 2, 3, 4, 5].map((k) => ({ path: `a[${k}]`, message: "is wrong" }));
    expect(faultsText(faults)).toBe("a[1]: is wrong; a[2]: is wrong; a[3]: is wrong; and 2 more");
  });
});

describe("a link whose text isn't UTF-8", () => {
  const packed = (bytes: Uint8Array) => deflateRawSync(bytes).toString("base64url");

  it("is refused: a letter that can't be read isn't replaced by another", async () => {
    const text = documentText({ ...classic, title: "§" });
    const bytes = Buffer.from(text, "utf8");
    expect((await unpackLink(packed(bytes))).document).toMatchObject({ title: "§" });
    const at = bytes.indexOf(Buffer.from("§", "utf8"));
    for (const broken of [Buffer.of(0xff, 0x41), Buffer.of(0xc2, 0x22), Buffer.of(0xed, 0xa0)]) {
      const copy = Uint8Array.from(bytes);
      copy.set(broken, at);
      const { document, faults } = await unpackLink(packed(copy));
      expect(document).toBeUndefined();
      expect(faults?.[0].message).toMatch(/can't be unpacked/);
    }
  });
});
