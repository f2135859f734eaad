import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { runPass } from "../../../../src/engine/pass/pass";
import { createTrace } from "../../../../src/engine/steps/trace";
import { lossChangeWords } from "../../../../src/views/step/explanation/ForwardAgain";
import { WhatHappens } from "../../../../src/views/step/explanation/WhatHappens";
import { classic } from "../../../documents";
import { goTo, numberOf, open } from "../../open";

const last = createTrace(runPass(classic)).count - 1;
const wait = { timeout: 15_000 };

test("the pass ends with the loss that the updated parameters give, and goes on with them as one change", async () => {
  const { workbench } = await open(<WhatHappens />, last);
  const region = page.getByRole("region", { name: "Forward again" });
  await expect.element(region.getByRole("button", { name: "Apply the update" }), wait).toBeEnabled();
  const told = (await region.getByRole("button", { name: /^New loss/ }).element()).getAttribute("title");
  expect(region.element().textContent).toContain("Down by");

  await region.getByRole("button", { name: "Apply the update" }).click();
  const state = () => workbench.getState();
  await vi.waitFor(() => {
    expect(state().document?.layers[1].weights[0][0]).toBe(numberOf("W2[1,1]'"));
    expect(state().opened?.step.index).toBe(0);
  }, wait);
  // What was told is what the new pass computes.
  const { numbers, count } = state().opened ?? {};
  expect(Number.parseFloat(told ?? "")).toBe(numbers?.at("L", (count ?? 1) - 1));

  state().undo();
  await vi.waitFor(() => expect(state().document?.layers[1].weights[0][0]).toBe(0.4), wait);
});

test("before the last step there is nothing of it", async () => {
  const { workbench, container } = await open(<WhatHappens />, last);
  await expect.element(page.getByRole("region", { name: "Forward again" }), wait).toBeVisible();
  await goTo(workbench, last - 1);
  await vi.waitFor(() => expect(container.querySelector(".forward-again")).toBeNull(), wait);
});

test.each([
  [0.3, 0.2, "Down by 0.1."],
  [0.2, 0.3, "Up by 0.1."],
  [0.25, 0.25, "Exactly the same."],
  [-1, -1.5, "Down by 0.5."],
  [0.3, Number.POSITIVE_INFINITY, "There is no going on from here."],
  [0.3, Number.NaN, "There is no going on from here."],
])("from %d to %d: %s", (before, after, words) => {
  expect(lossChangeWords(before, after)).toBe(words);
});
