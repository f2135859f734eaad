import { expect, it } from "vitest";
import { createFormulas } from "../../../src/engine/homework/answer/formulas";
import { contextOf, createVariants } from "../../../src/engine/homework/causes/variants";
import { formulaMistakes } from "../../../src/engine/mistakes";
import { runPass } from "../../../src/engine/pass/pass";
import { classic } from "../../documents";

it("another activation is no likelier for all activations that there are", () => {
  const formulas = createFormulas(runPass(classic));
  const formula = formulas.find("a1[1]");
  if (!formula) throw new Error("the classic sheet has a hidden unit");
  const made = createVariants(contextOf(formulas))(formula).filter(
    ({ mistake }) => mistake.id === "wrongActivation",
  );
  expect(made.length).toBeGreaterThan(2);
  const all = formulaMistakes.reduce((sum, { weight }) => sum + weight, 0);
  const together = made.reduce((sum, { prior, variant }) => sum + prior / (variant.likely ?? 1), 0);
  expect(together).toBeCloseTo(made[0].mistake.weight / all, 12);
});
