import type { Page } from "@playwright/test";
import classic from "../../src/exercises/d-p1.json" with { type: "json" };
import { expect, test } from "./fixtures";
import { shownNumbers } from "./golden";

/** Weights, biases and the example as the sheet prints them. */
const { layers, batch } = classic.document;
const printedWeights = layers
  .map(
    ({ weights, bias }, l) =>
      `W${l + 1} =\n[${weights.map((row) => `[${row.join(" ")}]`).join("\n ")}]\nb${l + 1} = [${bias[0]} ${bias[0]}]`,
  )
  .join("\n");
const printedExample = [...batch.inputs[0], ...batch.targets[0]].join("\t");

/** What a reader does, one by one: a press, a choice in a menu, a field that is filled in, something that is pasted. */
function actionsOn(page: Page) {
  let count = 0;
  const act = async (done: Promise<unknown>) => {
    count += 1;
    await done;
  };
  return {
    count: () => count,
    press: (name: string) => act(page.getByRole("button", { name, exact: true }).first().click()),
    open: (text: string, index = 0) => act(page.getByText(text, { exact: true }).nth(index).click()),
    choose: (name: string, label: string) =>
      act(page.getByRole("combobox", { name }).selectOption({ label })),
    async fill(name: string, value: string) {
      const field = page.getByRole("spinbutton", { name, exact: true });
      await act(field.fill(value));
      await field.press("Enter");
    },
    /** Into a field, or anywhere on the page. */
    paste: (text: string, into = page.locator("body")) =>
      act(
        into.evaluate((element, pasted) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", pasted);
          element.dispatchEvent(
            new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
          );
        }, text),
      ),
  };
}

/** Opens a network of the sheet's size with a bias for each layer. */
async function begin(page: Page) {
  await page.goto("");
  const actions = actionsOn(page);
  // Until then the list of exercises has no network's name.
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
  await actions.open((await page.locator(".pick span").first().textContent()) ?? "");
  await actions.press("New network …");
  await actions.press("Create");
  await expect(page).toHaveTitle("New network · Backprop Workbench");
  for (const layer of [1, 2]) await actions.choose(`Bias of layer ${layer}`, "one, shared");
  return actions;
}

async function isTheSheets(page: Page, names: readonly string[]) {
  await page.getByRole("button", { name: "Last step" }).click();
  const updated = { "W2[1,1]'": 0.3589164797178847, "W1[1,1]'": 0.1497807161327628 };
  await expect
    .poll(async () => {
      const shown = new Map(await shownNumbers(page));
      return Object.keys(updated).map((quantity) => Number(shown.get(quantity)).toFixed(12));
    })
    .toEqual(Object.values(updated).map((value) => value.toFixed(12)));
  const shown = await page.locator(".quantities tbody th").allTextContents();
  expect(shown).toEqual(expect.arrayContaining([...names]));
}

test("the network of a printed sheet, with its names and its weights pasted, takes a dozen actions", async ({
  page,
}) => {
  const actions = await begin(page);
  await actions.paste(printedWeights);
  await actions.press("Rows are units, as in PyTorch");
  await actions.paste(printedExample, page.getByRole("spinbutton", { name: "Input x[1]" }));
  await actions.fill("learning rate η", "0.5");
  await actions.press("name all: w₁, b₁, h₁, o₁ …");
  await actions.press("x₁");
  await page.getByRole("textbox", { name: "Name" }).fill("i_1 … i_2");
  await actions.press("Keep");
  await isTheSheets(page, ["w₁", "w₅", "b₁", "h₁", "o₁", "i₁"]);
  expect(actions.count()).toBe(12);
});

test("the same typed number by number takes 22 actions, without the sheet's names", async ({ page }) => {
  const actions = await begin(page);
  for (const [l, { weights, bias }] of layers.entries()) {
    await actions.open("weights and biases", l);
    for (const [j, row] of weights.entries())
      for (const [i, weight] of row.entries())
        await actions.fill(`Weight W${l + 1}[${j + 1},${i + 1}]`, String(weight));
    await actions.fill(`Bias b${l + 1}`, String(bias[0]));
  }
  for (const k of [0, 1]) {
    await actions.fill(`Input x[${k + 1}]`, String(batch.inputs[0][k]));
    await actions.fill(`Target t[${k + 1}]`, String(batch.targets[0][k]));
  }
  await actions.fill("learning rate η", "0.5");
  await isTheSheets(page, []);
  expect(actions.count()).toBe(22);
});
