import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { mistakes } from "../../../src/engine/homework/mistakes/inFormula";
import { bugs } from "../../../src/engine/homework/mistakes/inPass";
import { type KnownMistake, knownMistakes } from "../../../src/engine/names/mistakes";
import { claimMistakes } from "../../../src/engine/program/claims/mistakes";

const folder = fileURLToPath(new URL("../../../src/engine/names/mistakes", import.meta.url));

describe("the list of known mistakes", () => {
  it("has every file, by its name", () => {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /[\\/]/.test(file))
      .map((file) => parse(join(folder, file)).name);
    expect(Object.keys(knownMistakes).sort()).toEqual(files.sort());
    for (const [id, mistake] of Object.entries(knownMistakes)) expect(mistake.id).toBe(id);
  });

  it("has those of numbers, in its words", () => {
    for (const { id, label, words } of mistakes)
      expect({ id, label, words }).toEqual(knownMistakes[id as KnownMistake]);
  });

  it("has those that a network's backward pass is tried with", () => {
    for (const { mistake } of bugs) expect(knownMistakes).toHaveProperty(mistake);
  });

  it("has those of a program's lines", () => {
    for (const { id } of claimMistakes) expect(knownMistakes).toHaveProperty(id);
  });
});
