import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { accessibilityFaults } from "./axe";
import { drop } from "./drop";
import { expect, test } from "./fixtures";
import { shownNumbers } from "./golden";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

async function opened(page: Page, hash: string, step: number) {
  await page.goto(hash);
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", String(step));
}

async function saved(page: Page, label: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: `Save: ${label}`, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

async function share(page: Page): Promise<string> {
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = page.getByRole("textbox", { name: "Link" });
  await expect(link).not.toHaveValue("");
  const url = await link.inputValue();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  return url;
}

/** Changes w₅ in the open network; every number after the first layer follows. */
async function change(page: Page) {
  const before = await page.locator('[data-quantity="L"]').first().getAttribute("data-value");
  await page.getByRole("slider", { name: "w₅", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("0.7");
  await page.keyboard.press("Enter");
  await expect(page.locator('[data-quantity="L"]').first()).not.toHaveAttribute("data-value", before ?? "");
}

test("each export saves a file that holds the network", async ({ page }) => {
  await opened(page, "#D-P1/14/unit", 13);
  await page.getByRole("button", { name: "Export" }).click();
  const text = async (label: string) => {
    const { name, bytes } = await saved(page, label);
    await expect(page.locator("#export-menu").getByRole("status")).toHaveText(`Saved as ${name}`);
    return { name, content: bytes.toString("utf8") };
  };
  const document = await text("Document");
  expect(document.name).toBe("2-2-2-sigmoid-shared-biases.json");
  expect(JSON.parse(document.content)).toMatchObject({ format: "backprop-workbench", version: 1, inputs: 2 });
  const latex = await text("LaTeX");
  expect(latex.name).toBe("2-2-2-sigmoid-shared-biases.tex");
  expect(latex.content).toContain("\\documentclass");
  expect(latex.content).toContain("\\step{14}{Gradient of the weight $w_{5}$}");
  expect((await text("Markdown")).content).toContain("**14. Gradient of the weight $w_{5}$**");
  expect((await text("Page to print")).content).toContain("<math");
  expect((await text("PyTorch")).content).toContain("L.backward()");
  expect((await text("NumPy")).content).toContain('check("dL/dW2", dW2, [');
  expect((await text("Quantities")).content).toContain('"W2[1,1]",w_5,0.4,0.08216704056423078,0.3589');
  const svg = await text("Graph, SVG");
  expect(svg.content).toMatch(/^<svg [^>]*viewBox/);
  expect(svg.content).toContain(">0.08217</text>");
  expect(svg.content).not.toMatch(/var\(|oklab|color-mix|class=|handle/);
  const png = await saved(page, "Graph, PNG");
  expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(png.bytes.readUInt32BE(16)).toBeGreaterThan(1200);
});

test("an svg of a large network has the edges that the page leaves to a canvas", async ({ page }) => {
  await opened(page, "", 0);
  await page.getByLabel("Document to open").setInputFiles(large());
  await expect(page.getByRole("button", { name: /Exercises; open now: large/ })).toBeVisible();
  await page.getByRole("button", { name: "Export" }).click();
  const { bytes } = await saved(page, "Graph, SVG");
  // Many edges of one colour and width are one path, in which each begins again.
  const starts = [...bytes.toString("utf8").matchAll(/<path[^>]* d="([^"]*)"/g)].map(
    ([, d]) => d.split("M").length - 1,
  );
  expect(starts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(40 * 40);
});

test("an unchanged exercise has a short link, which shows the same numbers elsewhere", async ({
  page,
  openElsewhere,
}) => {
  await opened(page, "#D-P1/1/unit", 0);
  await page.getByRole("slider", { name: "Step" }).fill("13");
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "13");
  const url = await share(page);
  expect(url).toMatch(/#D-P1\/14\/unit$/);
  const numbers = new Map(await shownNumbers(page));
  await openElsewhere(url);
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "13");
  await expect(page.getByRole("row", { name: /w₅/ })).toBeVisible();
  expect(new Map(await shownNumbers(page))).toEqual(numbers);
});

test("a changed network is in its link whole, and in the address, so that a reload brings it back", async ({
  page,
  openElsewhere,
}) => {
  await opened(page, "#D-P1/14/unit", 13);
  await change(page);
  await expect(page).toHaveURL(/#d=[\w-]+\/14\/unit$/);
  const numbers = new Map(await shownNumbers(page));
  const url = await share(page);
  await page.reload();
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "13");
  expect(new Map(await shownNumbers(page)).get("L")).toBe(numbers.get("L"));
  await openElsewhere(url);
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "13");
  await expect(page.locator('[data-quantity="W2[1,1]"]').first()).toHaveAttribute(
    "data-value",
    "0.69999999999999996",
  );
  const elsewhere = new Map(await shownNumbers(page));
  expect(elsewhere.get("L")).toBe(numbers.get("L"));
  expect(elsewhere.get("dL/dW2[1,1]")).toBe(numbers.get("dL/dW2[1,1]"));
});

test("back goes from an exercise to the changed network before it", async ({ page }) => {
  await opened(page, "#D-P1/14/unit", 13);
  await change(page);
  await expect(page).toHaveURL(/#d=/);
  await page.getByRole("button", { name: /Exercises/ }).click();
  await page.getByRole("button", { name: /2-2-1 linear/ }).click();
  await expect(page).toHaveURL(/#D-P2\/1\/unit$/);
  await page.goBack();
  await expect(page.getByRole("button", { name: /open now: 2-2-2 sigmoid.*changed/ })).toBeVisible();
  await expect(page).toHaveURL(/#d=[\w-]+\/14\/unit$/);
});

for (const wait of sample([0, 20, 60, 200], 2, 1))
  test(`back again after ${wait} ms, in the middle of opening, leads to what was left too`, async ({
    page,
  }) => {
    await opened(page, "#D-P1/14/unit", 13);
    await change(page);
    await expect(page).toHaveURL(/#d=/);
    await page.evaluate(async (milliseconds) => {
      location.hash = "#D-P2/1/unit";
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      history.back();
    }, wait);
    await expect(page).toHaveURL(/#d=[\w-]+\/14\/unit$/);
    await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "13");
    await expect(page.getByRole("button", { name: /open now: 2-2-2 sigmoid.*changed/ })).toBeVisible();
    // Longer than the address takes to follow the page.
    await page.waitForTimeout(700);
    await expect(page.getByRole("button", { name: /open now: 2-2-2 sigmoid.*changed/ })).toBeVisible();
    await expect(page).toHaveURL(/#d=[\w-]+\/14\/unit$/);
  });

test("a network too large for a link is refused with the reason, and saved as a file instead", async ({
  page,
}) => {
  await opened(page, "", 0);
  await page.getByLabel("Document to open").setInputFiles(large());
  await expect(page.getByRole("button", { name: /Exercises; open now: large/ })).toBeVisible();
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText(/would have [\d,]+ characters, and more than 8,000/);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as a file" }).click();
  const download = await waiting;
  expect(JSON.parse(await readFile(await download.path(), "utf8")).title).toBe("large");
});

test("a network too large for the address is there again when one comes back to it", async ({ page }) => {
  await opened(page, "", 0);
  await page.getByLabel("Document to open").setInputFiles(large(60));
  const exercises = page.getByRole("button", { name: /^Exercises/ });
  await expect(exercises).toHaveAccessibleName(/open now: large/);
  await page.getByRole("slider", { name: "Step" }).fill("7");
  await expect(page).toHaveURL(/\/$/);
  await expect.poll(() => page.evaluate(() => history.state?.looking.index)).toBe(7);
  await exercises.click();
  await page.getByRole("button", { name: /2-2-1 linear, no biases/ }).click();
  await expect(exercises).toHaveAccessibleName(/open now: 2-2-1/);
  await page.goBack();
  await expect(exercises).toHaveAccessibleName(/open now: large/);
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "7");
});

for (const [hash, says] of [
  [
    "#d=abc/3/unit",
    /The link's network can't be opened: it can't be unpacked.* Instead, this is 2-2-2 sigmoid/,
  ],
  ["#NO-SUCH/3/unit", /There is no exercise NO-SUCH.* Instead, this is 2-2-2 sigmoid/],
  ["#D-P1/999/unit", /There is no step 999; the last of the 39 is shown/],
  ["#D-P1/2/small?roof", /steps by “small”.*“roof”, which this page doesn't know/],
] as const) {
  test(`a link that can't be followed whole says why and opens what it can: ${hash}`, async ({ page }) => {
    await page.goto(hash);
    await expect(page.getByRole("alert")).toContainText(says);
    await expect(page.getByRole("button", { name: /open now: 2-2-2 sigmoid/ })).toBeVisible();
    await expect(page.locator("[data-step]")).toBeVisible();
  });
}

test("a file that isn't a document is refused with its place, and the page stays as it was", async ({
  page,
}) => {
  await opened(page, "#D-P1/14/unit", 13);
  await expect(page.getByRole("row", { name: /w₅/ })).toBeVisible();
  const before = new Map(await shownNumbers(page));
  const alert = page.getByRole("alert");
  await drop(page, { name: "broken.json", content: '{"format": "backprop-workbench",\n "version": 1,,}' });
  await expect(alert).toContainText(
    "“broken.json” was not opened: line 2, column 15: a name in double quotes",
  );
  await drop(page, { name: "newer.json", content: '{"format": "backprop-workbench", "version": 99}' });
  await expect(alert).toContainText("“newer.json” was not opened: version: is 99");
  await drop(page, { name: "other.json", content: '{"a": 1}' });
  await expect(alert).toContainText(/format: must be "backprop-workbench"/);
  await drop(page, { name: "huge.json", content: " ".repeat(5_000_001) });
  await expect(alert).toContainText("it has 5.0 MB, and a document has at most 5 MB");
  await expect(alert).toContainText("The page stays as it was.");
  expect(new Map(await shownNumbers(page))).toEqual(before);
  await expect(page).toHaveURL(/#D-P1\/14\/unit$/);
});

test("a document that was saved opens again when it is dropped on the page", async ({ page }) => {
  await opened(page, "#E-Q1/1/unit", 0);
  await page.getByRole("button", { name: "Export" }).click();
  const { bytes } = await saved(page, "Document");
  await page.keyboard.press("Escape");
  await page.goto("#D-P1/1/unit");
  await expect(page.getByRole("button", { name: /open now: 2-2-2 sigmoid/ })).toBeVisible();
  await drop(page, { name: "mine.json", content: bytes.toString("utf8") });
  await expect(page.getByRole("button", { name: /open now: 2-3-1 ReLU/ })).toBeVisible();
  await expect(page).toHaveURL(/#E-Q1\/1\/unit$/);
});

test("a locked link lets no number be changed", async ({ page }) => {
  await opened(page, "#D-P1/14/unit?lock", 13);
  await expect(page.getByRole("combobox", { name: "Bias of layer 1" })).toBeDisabled();
  await expect(page.getByRole("slider", { name: "w₅" })).toHaveCount(0);
  await page.getByRole("button", { name: "Next step" }).click();
  await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "14");
  await expect(page).toHaveURL(/#D-P1\/15\/unit\?lock$/);
});

test("a link brings back what is selected for the plots", async ({ page }) => {
  // As the sheet calls it.
  await opened(page, "#D-P1/15/unit?select=w5", 14);
  await expect(page).toHaveURL(/select=W2%5B1%2C1%5D$/);
  await opened(page, "#D-P1/14/unit?select=W1%5B1,1%5D,W2[2,1]", 13);
  await expect(page.locator(".graph .handle.selected")).toHaveCount(2);
  await expect(page).toHaveURL(/select=W1%5B1%2C1%5D,W2%5B2%2C1%5D/);
});

test("what a link hides isn't told on a phone or to a screen reader either", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await opened(page, "#D-P1/1/unit?hide=what", 0);
  await expect(page.locator(".graph")).toBeVisible();
  await expect(page.locator(".caption")).toBeHidden();
  const told = page.locator("p.unseen[role=status]");
  await expect(told).toHaveText("Weighted sum z₁");
});

test("a link leaves out what it hides", async ({ page }) => {
  await opened(page, "#D-P1/14/unit?hide=network,quantities", 13);
  await expect(page.locator("#panel-network")).toBeHidden();
  await expect(page.locator(".quantities")).toBeHidden();
  await expect(page.locator(".what")).toBeVisible();
  const box = await page.locator("#panel-graph").boundingBox();
  expect(box?.x).toBe(0);
  expect(box?.width).toBeGreaterThan(900);
});

for (const [nth, [part, shown, hidden]] of (
  [
    ["graph", "#panel-graph", "#panel-what"],
    ["what", ".what", "#panel-graph"],
    ["quantities", ".quantities", ".what"],
  ] as const
).entries()) {
  test(`a frame shows ${part} alone`, async ({ page }) => {
    for (const width of sample([390, 800], 2, nth % 2)) {
      await page.setViewportSize({ width, height: 500 });
      await opened(page, `#D-P1/14/unit?embed=${part}`, 13);
      await expect(page.locator(shown)).toBeVisible();
      for (const other of [hidden, "#panel-network", "header.head"])
        await expect(page.locator(other)).toBeHidden();
      // What stands in for a part is replaced by it.
      await expect
        .poll(async () => (await page.locator(shown).boundingBox())?.width ?? 0)
        .toBeGreaterThan(0.85 * width);
      await page.getByRole("button", { name: "Next step" }).click();
      await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "14");
    }
  });
}

test("the dialog's link carries what a class needs, and a frame's HTML is copied", async ({ page }) => {
  await opened(page, "#D-P1/14/unit", 13);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Share" });
  await dialog.getByRole("checkbox", { name: "Lock: nothing can be changed" }).check();
  await dialog.getByRole("checkbox", { name: "all quantities" }).check();
  await dialog.getByRole("checkbox", { name: "Start at step 14" }).uncheck();
  await dialog.getByRole("combobox").selectOption("the graph");
  const link = dialog.getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#D-P1\/1\/unit\?hide=quantities&lock&embed=graph$/);
  await dialog.getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog.getByRole("status")).toHaveText("Link copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await link.inputValue());
  await dialog.getByRole("button", { name: "Copy as a frame" }).click();
  await expect(dialog.getByRole("status")).toHaveText("HTML of a frame copied");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(
    /^<iframe src="http[^"]*&amp;embed=graph" [^>]*><\/iframe>$/,
  );
});

for (const theme of sample(["light", "dark"] as const, 2, 1)) {
  test(`axe finds nothing in the menus and dialogs in ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    await opened(page, "#D-P1/14/unit", 13);
    await page.getByRole("button", { name: "Export" }).click();
    expect(await accessibilityFaults(page, { part: "#export-menu" })).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Share", exact: true }).click();
    expect(await accessibilityFaults(page, { part: "dialog[open]" })).toEqual([]);
    await page.keyboard.press("Escape");
    await page.setViewportSize({ width: 390, height: 844 });
    await page.getByRole("button", { name: "More" }).click();
    await expect(page.getByRole("button", { name: "Import" })).toBeVisible();
    expect(await accessibilityFaults(page, { part: "header.head" })).toEqual([]);
  });
}

/** A network of so many inputs and units, as a file. */
function large(units = 40) {
  const rows = Array.from({ length: units }, (_, j) =>
    Array.from({ length: units }, (_unit, i) => Math.sin(units * j + i)),
  );
  const document = {
    format: "backprop-workbench",
    version: 1,
    title: "large",
    inputs: units,
    layers: [{ units, activation: "tanh", biasMode: "none", weights: rows, bias: [] }],
    loss: { type: "halfSquaredError", reduction: "sum" },
    optimizer: { type: "sgd", learningRate: 0.1 },
    batch: { inputs: [rows[0]], targets: [rows[1]] },
  };
  return { name: "large.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(document)) };
}
