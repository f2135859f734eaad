import { describe, expect, it } from "vitest";
import { parseQuantity } from "../../../../src/engine/names/canonicalName";
import { nameReader } from "../../../../src/engine/program/graph/nameReader";
import { agreesWithSheet, mistakesAt, printedWithin } from "../../../../src/views/step/printed/sheetNumbers";

const printed = (text: string, decimals?: number) => ({
  label: "",
  printed: text,
  ...(decimals !== undefined && { decimals }),
});

describe("a printed number agrees", () => {
  it.each([
    [0.3775, "0.3775", true],
    [0.39249999999999996, "0.3925", true],
    [0.03635, "0.054", false],
    [-0.22652, "-0.2266", false],
    [0.35005, "0.3500", true],
    [0, "0.", true],
    [4, "4", true],
    [-0.0272, "0.0272", false],
  ])("%d printed as %s: %s", (value, text, agreed) =>
    expect(agreesWithSheet(value, printed(text))).toBe(agreed),
  );

  it("to the decimals that can be expected, where they are fewer than those printed", () => {
    expect(agreesWithSheet(0.0353854754911923, printed("0.03538547"))).toBe(false);
    expect(agreesWithSheet(0.0353854754911923, printed("0.03538547", 7))).toBe(true);
  });
});

describe("a mistake shows", () => {
  const mistake = { quantities: ["a1[1]", "dL/db1"], where: "", printed: "", correct: "", explanation: "" };
  const sheet = { id: "", sheet: "", question: "", title: "", summary: "", printed: [], mistakes: [mistake] };
  it("at its quantities, in every example, and nowhere else", () => {
    expect(mistakesAt(sheet, "dL/db1", parseQuantity)).toEqual([mistake]);
    expect(mistakesAt(sheet, "a1[1]@3", parseQuantity)).toEqual([mistake]);
    expect(mistakesAt(sheet, "a1[2]", parseQuantity)).toEqual([]);
    expect(mistakesAt(undefined, "a1[1]", parseQuantity)).toEqual([]);
  });

  it("with a program's whole array where it is printed for one of its numbers", () => {
    const parse = nameReader([{ ref: { base: "log_p", role: "value" } }], "H");
    const number = { quantity: "log_p[1]", label: "log2 0.3", printed: "-1.737" };
    expect(printedWithin({ ...sheet, printed: [number] }, "log_p", parse)).toEqual([number]);
    expect(printedWithin({ ...sheet, printed: [number] }, "p", parse)).toEqual([]);
  });
});
