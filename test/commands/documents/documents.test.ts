import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { askedFor, passNumber } from "../../../src/commands/documents/asked";
import { jsonArrayParts } from "../../../src/commands/documents/documentCommand";
import { readAt, refuseFaults } from "../../../src/commands/documents/faults";
import { UserError } from "../../../src/commands/shell/errors";
import type { Io } from "../../../src/commands/shell/io";
import { classic } from "../../documents";
import { temporary } from "../temporary";

const { file } = temporary();

const io = (input: string): Io => ({
  input: () => input,
  stdout: new Writable(),
  stderr: new Writable(),
  folder: ".",
});
const usual = { of: undefined, pass: undefined };
const asked = (json: unknown) => askedFor("-", usual, io(JSON.stringify(json)));
const nothingRefused = { network: () => undefined, program: () => undefined };

/** What stands in standard error. */
function faultsOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  }
  return "";
}

describe("what is asked of documents", () => {
  it("is one document, or each of an array", () => {
    expect(asked(classic).items).toMatchObject({ isArray: false, count: 1 });
    expect(asked([classic, classic]).items).toMatchObject({ isArray: true, count: 2 });
    expect(asked([]).items).toMatchObject({ isArray: true, count: 0 });
  });

  it("is a program where the file's name says so", () => {
    const path = file("f.py", "x = 2.0\nf = x * x\n");
    const code = askedFor(path, usual, io(""));
    expect(code.isCode).toBe(true);
    expect(readAt(code, 0).pass?.graph.lossName).toBe("f");
  });

  it("isn't read where it is no JSON, and the sentence says what wasn't", () => {
    expect(faultsOf(() => askedFor("-", usual, io("{x")))).toMatch(/^can't read standard input as JSON: /);
    expect(faultsOf(() => askedFor(file("a.json", "{x"), usual, io("")))).toMatch(/a\.json as JSON: /);
  });

  it.each(["0", "1.5", "-1", "", "two"])("names a pass from 1, which %j isn't", (text) => {
    expect(faultsOf(() => passNumber(text))).toContain(`not “${text}”`);
  });
  it("names a pass, or none", () => {
    expect([passNumber("3"), passNumber(undefined)]).toEqual([3, undefined]);
  });
});

describe("faults of documents", () => {
  const wrong = { ...classic, inputs: "two" };

  it("are told with the place in the array, all of them before any answer", () => {
    const lines = faultsOf(() => refuseFaults(asked([wrong, classic, wrong]), nothingRefused)).split("\n");
    expect(lines.map((line) => line.split(/[.:]/)[0])).toEqual(["[0]", "[2]"]);
  });

  it("are told without one, where there is one document", () => {
    expect(faultsOf(() => refuseFaults(asked(wrong), nothingRefused))).toMatch(/^inputs: /);
    expect(faultsOf(() => refuseFaults(asked(classic), nothingRefused))).toBe("");
  });

  it("of programs name the file, the line and the column", () => {
    const path = file("wrong.py", "x = 2.0\nf = x * y\n");
    const message = faultsOf(() => refuseFaults(askedFor(path, usual, io("")), nothingRefused));
    expect(message.startsWith(`${path}:2:9: `), message).toBe(true);
  });

  it("are also what a command refuses, with the place", () => {
    const refuses = { ...nothingRefused, network: () => "it has no data" };
    expect(faultsOf(() => refuseFaults(asked(classic), refuses))).toBe("it has no data");
    expect(faultsOf(() => refuseFaults(asked([classic, classic]), refuses))).toBe(
      "[0]: it has no data\n[1]: it has no data",
    );
  });
});

it("a list is written as JSON, item by item", () => {
  for (const items of [[], [1], [1, { a: null }, "x"]])
    expect(JSON.parse([...jsonArrayParts(items.length, (k) => items[k])].join(""))).toEqual(items);
});
