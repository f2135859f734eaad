import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type Trial, tryOut } from "../../../scripts/trials/homework";
import { sample } from "../../sample";

/** Texts that scripts/trials/homework.py made, which shares nothing with the engine; `npm run trials` makes many more. */
const samples = (what: string) =>
  readFileSync(new URL(`./samples/${what}.jsonl`, import.meta.url), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Trial);

describe("homework of another solver", () => {
  it("that is right is never accused, in float64 and float32, to 3 to 8 digits", () => {
    const accused = samples("right").flatMap((trial) => {
      const { accused: names, unread } = tryOut(trial);
      return names.length > 0 || unread ? [{ kind: trial.kind, names, unread }] : [];
    });
    expect(accused).toEqual([]);
  }, 240_000);

  it("with a planted mistake is found at its first wrong number, with the cause", () => {
    const planted = sample(samples("planted"), 2).map((trial) => ({ trial, outcome: tryOut(trial) }));
    const missed = planted.filter(({ outcome }) => !outcome.first).map(({ trial }) => trial.kind);
    const unexplained = planted.filter(({ outcome }) => !outcome.cause).map(({ trial }) => trial.kind);
    expect(planted.length).toBeGreaterThan(25);
    expect(missed.length, missed.join(", ")).toBeLessThanOrEqual(planted.length / 29);
    expect(unexplained.length, unexplained.join(", ")).toBeLessThanOrEqual(planted.length / 14);
  }, 240_000);

  it("with an invented number is given no cause without reserve", () => {
    const confident = samples("invented").filter((trial) => tryOut(trial).confident);
    expect(confident.map(({ kind }) => kind)).toEqual([]);
  }, 240_000);
});
