import { describe, expect, it } from "vitest";
import { mistakes } from "../../../src/engine/homework/mistakes/inFormula";
import { knownMistakes } from "../../../src/engine/names/knownMistakes";
import { claimMistakes } from "../../../src/engine/program/claims/mistakes";

describe("known mistakes", () => {
  it("are called the same in numbers of a network and in a program's lines", () => {
    const shared = mistakes.filter(({ id }) => id in knownMistakes);
    expect(shared.length).toBeGreaterThanOrEqual(claimMistakes.length);
    for (const { id, label, words } of shared)
      expect({ label, words }).toEqual(knownMistakes[id as keyof typeof knownMistakes]);
  });

  it("of a program's lines are all in the list", () => {
    for (const { id } of claimMistakes) expect(knownMistakes).toHaveProperty(id);
  });
});
