import type { Page } from "@playwright/test";
import golden from "../golden/arrays.json" with { type: "json" };
import { accessibilityFaults, mainIsAPanel } from "./axe";
import { drop } from "./drop";
import { expect, test } from "./fixtures";
import { shownNumbers } from "./golden";

const shownValue = async (page: Page, quantity: string) =>
  Number(new Map(await shownNumbers(page)).get(quantity));

const bytes = (base64: string) => Buffer.from(base64, "base64");
const offer = (page: Page) => page.locator(".offer");

async function openClassic(page: Page) {
  await page.goto("#D-P1/1/unit");
  await expect(page.getByRole("spinbutton", { name: "Units of layer 1" })).toHaveValue("2");
}

test("files of NumPy and a state_dict in JSON are dropped or imported, and hostile ones change nothing", async ({
  page,
}) => {
  await openClassic(page);
  const title = await page.title();
  for (const [name, file] of Object.entries(golden.refused)) {
    await drop(page, { name: "weights.npz", content: bytes(file) });
    await expect(offer(page), name).toContainText("“weights.npz” was not opened:");
    await offer(page).getByRole("button", { name: "Dismiss" }).click();
  }
  await drop(page, { name: "cut.npz", content: bytes(golden.archives.deflated.slice(0, 400)) });
  await expect(offer(page)).toContainText("the archive is damaged or cut off. The page stays as it was.");
  expect(await page.title()).toBe(title);

  await drop(page, { name: "weights.npz", content: bytes(golden.archives.stored) });
  await page.getByRole("button", { name: "Build a 3-2-1 network with them" }).click();
  await expect(page.getByRole("spinbutton", { name: "Inputs of the network" })).toHaveValue("3");
  await expect.poll(() => shownValue(page, "W1[2,3]")).toBe(-8);

  const state = {
    "0.weight": [
      [1, 2, 3],
      [4, 5, 6],
    ],
    "0.bias": [7, 8],
    "2.weight": [[9, 10]],
    "2.bias": [11],
  };
  await drop(page, { name: "model.json", content: JSON.stringify(state) });
  await expect(offer(page)).toContainText("The weights are taken: rows are units, as in PyTorch.");
  await expect.poll(() => shownValue(page, "W1[2,3]")).toBe(6);

  const [file] = [golden.arrays["in columns"].file];
  await page.getByLabel("Document to open").setInputFiles({
    name: "W1.npy",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(file, "base64"),
  });
  await page.getByRole("button", { name: "Give them to layer 1" }).click();
  await expect.poll(() => shownValue(page, "W1[1,2]")).toBe(-1.25);
  await page.keyboard.press("Control+z");
  await expect.poll(() => shownValue(page, "W1[1,2]")).toBe(2);
});

test("a spreadsheet's cells are pasted with the keyboard, and undone with it", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openClassic(page);
  await page.getByText("weights and biases").first().click();
  await page.evaluate(() => navigator.clipboard.writeText("0,5\t0,25\r\n-1\t2\r\n"));
  await page.getByRole("spinbutton", { name: "Weight w_1" }).focus();
  await page.keyboard.press("Control+v");
  await expect(offer(page)).toContainText("2 × 2 pasted, rows as rows.");
  await expect.poll(() => shownValue(page, "W1[1,2]")).toBe(0.25);
  await page.getByRole("button", { name: "Turn it: rows for columns" }).press("Enter");
  await expect.poll(() => shownValue(page, "W1[1,2]")).toBe(-1);
  await page.locator("body").press("Control+z");
  await expect.poll(() => shownValue(page, "W1[1,2]")).toBe(0.2);

  // A number of the graph that has the focus is a cell as well.
  await page.evaluate(() => navigator.clipboard.writeText("3 4"));
  await page.locator('.graph .handle[data-point="x[1]"]').focus();
  await page.keyboard.press("Control+v");
  await expect.poll(() => shownValue(page, "x[2]")).toBe(4);
  await page.keyboard.press("F2");
  await expect(page.getByRole("textbox", { name: "Name" })).toHaveValue("i_1");
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test("a name is tapped and typed over, and nothing there is inaccessible", async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto("#D-P1/1/unit");
    await page.getByRole("tab", { name: "What happens" }).tap();
    await page.locator('.formula [data-rename="W1[1,1]"]').tap();
    const field = page.getByRole("textbox", { name: "Name" });
    await expect(field).toHaveValue("w_1");
    expect(await accessibilityFaults(page, mainIsAPanel)).toEqual([]);
    await field.fill("u_1");
    await page.getByRole("button", { name: "number all 4, row by row: u_1 … u_4" }).tap();
    await expect(page.getByRole("img", { name: "z₁ = u₁ · i₁ + u₂ · i₂ + b₁" })).toBeVisible();
    await page.getByRole("tab", { name: "Network" }).tap();
    await page.getByRole("combobox", { name: "Activation of layer 2" }).selectOption({ label: "softmax" });
    await expect(offer(page)).toContainText("softmax mostly goes with cross-entropy");
    await page.getByText("paste weights").tap();
    expect(await accessibilityFaults(page, { part: "#panel-network" })).toEqual([]);
    await offer(page).getByRole("button", { name: "Take cross-entropy" }).tap();
    await expect(page.getByRole("combobox", { name: "Loss" })).toHaveValue("crossEntropy");
  });
});
