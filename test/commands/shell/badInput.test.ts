import { describe, expect, it } from "vitest";
import { classic } from "../../documents";
import extreme from "../../golden/extreme.json";
import { sample } from "../../sample";
import { temporary } from "../temporary";
import { workbench } from "../workbench";

const { file } = temporary();
/** Stands for so many arrays, one in the other: whoever writes JSON goes down into them, and can't go so far. */
const deep = (levels: number) => `deep ${levels}`;
const deepText = (json: unknown) =>
  JSON.stringify(json).replace(/"deep (\d+)"/, (_, levels) => "[".repeat(levels) + "]".repeat(levels));

describe("bad input ends with status 2, a sentence, and no answer", () => {
  // How each of them is refused is tested with the documents; here, how a refusal is said.
  it.each(sample(extreme.invalidDocuments, 6))("$id: $reason", async ({ document }) => {
    const { status, stdout, stderr } = await workbench(["evaluate", "-"], {
      input: JSON.stringify([classic, document]),
    });
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^workbench: \[1\]\.[a-z]+/);
  });

  it.each([
    ["no command", [], "workbench: no command"],
    ["an unknown command", ["draw", "x"], "workbench: there is no command draw"],
    ["no file", ["evaluate"], "workbench: evaluate takes one file"],
    ["a file that isn't there", ["evaluate", "nowhere.json"], "workbench: can't read nowhere.json"],
    ["an unknown option", ["evaluate", "-", "--fast"], "workbench: Unknown option '--fast'"],
    [
      "an unknown size",
      ["steps", "-", "--by", "day"],
      "workbench: --by is one of layer, unit, term, but is day",
    ],
    [
      "no step to take",
      ["train", "-", "--steps", "0"],
      "workbench: --steps is a whole number from 1 to 1000000, but is 0",
    ],
    [
      "more steps than anybody waits for",
      ["train", "-", "--steps", "1000001"],
      "workbench: --steps is a whole number from 1 to 1000000, but is 1000001",
    ],
    ["a difference of 0", ["check", "-", "--step", "0"], "workbench: --step is a number above 0, but is 0"],
    [
      "a method that isn't one",
      ["check", "-", "--method", "guess"],
      "workbench: --method is central or forward, but is guess",
    ],
  ])("%s", async (_name, words, message) => {
    const { status, stdout, stderr } = await workbench(words, { input: JSON.stringify(classic) });
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(stderr.startsWith(message), stderr).toBe(true);
  });

  it("text that is no JSON", async () => {
    const { status, stderr } = await workbench(["evaluate", "-"], { input: "{weights: 1}" });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^workbench: can't read standard input as JSON: line 1, column 2: /);
  });

  it.each([
    ["a title", { ...classic, title: deep(5000) }],
    ["weights", { ...classic, layers: [{ ...classic.layers[0], weights: deep(60) }] }],
    ["an unknown field", { ...classic, more: deep(300_000) }],
    ["a document of an array", [classic, { ...classic, inputs: deep(100_000) }]],
    ["the whole", deep(200_000)],
  ])("%s that is nested too deep", async (_name, json) => {
    for (const words of [
      ["evaluate", "-"],
      ["answers", "-", file("one.txt", "w_5 = 0.4")],
    ]) {
      const { status, stdout, stderr } = await workbench(words, { input: deepText(json) });
      expect(status).toBe(2);
      expect(stdout).toBe("");
      expect(stderr).toMatch(
        /^workbench: can't read standard input as JSON: line 1, column \d+: nested deeper than 50/,
      );
    }
  });

  it.each([
    ["lists", `W1 = ${"[".repeat(90_000)}1${"]".repeat(90_000)}`],
    ["brackets", `w_5 = ${"(".repeat(90_000)}0.4${")".repeat(90_000)}`],
    ["brackets that stay open", `W1 = ${"[".repeat(190_000)}`],
    ["calls", `W1 = ${"array(".repeat(25_000)}[0.4]${")".repeat(25_000)}`],
  ])("answers with deep %s have an end too", async (_name, text) => {
    const { status, stderr } = await workbench(["answers", file("deep.json", classic), "-"], { input: text });
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });
});
