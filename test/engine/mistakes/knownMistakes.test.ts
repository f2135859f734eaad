import { readdirSync } from "node:fs";
import { join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { knownMistakes } from "../../../src/engine/mistakes";
import type { Mistake } from "../../../src/engine/mistakes/contract/mistake";

const folder = fileURLToPath(new URL("../../../src/engine/mistakes", import.meta.url));

/** The rooms of what the mistakes have in common in each world. */
const shared = ["contract", "formula", "lines", "pass"];

it("the list has every file, by its name", () => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /[\\/].*\.ts$/.test(file) && !shared.includes(file.split(/[\\/]/)[0]))
    .map((file) => parse(join(folder, file)).name);
  expect(Object.keys(knownMistakes).sort()).toEqual(files.sort());
  for (const [id, mistake] of Object.entries(knownMistakes)) expect(mistake.id).toBe(id);
});

it("each says in plain words what happened, and is tried in some world", () => {
  const untried = Object.values<Mistake>(knownMistakes).filter(
    ({ inFormula, inPass, inLine }) => !inFormula && !inPass && !inLine,
  );
  // Shapes are compared before any number.
  expect(untried.map(({ id }) => id)).toEqual(["shape"]);
  for (const { words, label } of Object.values<Mistake>(knownMistakes)) {
    expect(words).toMatch(/^[a-z½ε].*[^.]$/);
    expect(label.length).toBeLessThanOrEqual(44);
  }
});
