import { expect, test } from "vitest";
import { looks as described, views } from "../../../src/views/help/helpTexts";
import { looks } from "../../../src/views/step/looks";

test("Help says what each of Step's looks is for, in their order", () => {
  expect(Object.keys(described)).toEqual(looks.map(({ label }) => label));
});

test("what it says is short", () => {
  const sentences = [...Object.values(described), ...views.map(({ words }) => words)];
  for (const words of sentences) expect(words.length, words).toBeLessThan(240);
});
