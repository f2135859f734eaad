import { expect, test } from "vitest";
import { views } from "../../../src/views/help/helpTexts";
import { looks } from "../../../src/views/parts/looks";

test("what Help says of a view or a look is short, and there is something", () => {
  for (const { words } of [...looks, ...views]) {
    expect(words.length, words).toBeGreaterThan(20);
    expect(words.length, words).toBeLessThan(240);
  }
});
