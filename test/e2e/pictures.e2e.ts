import { readFile } from "node:fs/promises";
import { accessibilityFaults } from "./axe";
import { alone, expect, test } from "./fixtures";

test("digits are trained on, shown as pictures, drawn and classified, and opened in Step", async ({
  page,
}) => {
  await page.goto("?view=train");
  await page.getByLabel("Dataset", { exact: true }).selectOption("digits");
  const pictures = page.getByRole("region", { name: "Pictures" });
  await expect(pictures.getByRole("button", { name: /^Example \d+: is 7/ }).first()).toBeVisible();
  await expect(page.getByRole("img", { name: /^Weights of unit \d+/ })).toHaveCount(8);

  const figures = page.getByRole("table", { name: "Loss and error" });
  await expect(figures).not.toContainText("float32");
  await page.getByLabel("Precision of training").selectOption("float32");
  await expect(figures).toContainText("float32");

  const most = page.getByRole("spinbutton", { name: "epochs at most", exact: true });
  await most.fill("20");
  await most.press("Enter");
  await page.getByRole("combobox", { name: "Speed" }).selectOption("full speed");
  await page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" }).click();
  await expect(page.locator(".say")).toContainText("Reached the limit of 20 epochs");
  await expect
    .poll(async () => Number(/(\d+) of 327/.exec(await pictures.locator(".gallery-head").innerText())?.[1]))
    .toBeLessThan(33);

  await pictures.getByRole("button", { name: "draw your own" }).click();
  const pad = pictures.getByRole("application");
  const box = await pad.boundingBox();
  if (!box) throw new Error("no pad");
  const ring = Array.from({ length: 25 }, (_, k) => [
    Math.sin((k * Math.PI) / 12),
    -Math.cos((k * Math.PI) / 12),
  ]);
  for (const [k, [x, y]] of ring.entries()) {
    await page.mouse.move(box.x + (0.5 + 0.2 * x) * box.width, box.y + (0.5 + 0.35 * y) * box.height);
    if (k === 0) await page.mouse.down();
  }
  await page.mouse.up();
  await expect(pictures.locator(".class-outputs .largest")).toHaveText(/^0/);
  expect(await accessibilityFaults(page, { part: "#train-region" })).toEqual([]);
  // By keyboard: the ring is taken back, and a line drawn instead.
  await pad.focus();
  await page.keyboard.press("Backspace");
  await expect(pictures.locator(".class-outputs")).toHaveCount(0);
  for (const key of [" ", "ArrowDown", "ArrowDown", "ArrowDown", " "]) await page.keyboard.press(key);
  await expect(pad.locator("polyline")).toHaveCount(1);
  await expect(pictures.locator(".class-outputs")).toBeVisible();
  await pictures.getByRole("button", { name: "clear" }).click();
  await expect(pad.locator("polyline")).toHaveCount(0);

  await pictures.getByRole("button", { name: "most wrong" }).click();
  await pictures
    .getByRole("button", { name: /^Example/ })
    .first()
    .click();
  expect(await accessibilityFaults(page, { part: "#train-region" })).toEqual([]);
  await pictures.getByRole("button", { name: "open in Step" }).click();
  await expect(page.getByRole("button", { name: "Next step" })).toBeVisible();
  await expect(page.getByRole("img", { name: "The input: a picture of 8 × 8 pixels" })).toBeVisible();
  const asPictures = page.getByRole("region", { name: "As pictures" });
  await expect(asPictures.getByRole("img")).toHaveCount(3);
  await expect(
    asPictures.getByRole("table", { name: "The largest terms of the sum" }).getByRole("row"),
  ).toHaveCount(9);
});

test("pictures of one's own are kept, named by a link, and taken where they are missing", async ({
  page,
  openElsewhere,
}) => {
  await page.goto("?view=train");
  await page.getByLabel("Document to open").setInputFiles(files);
  await expect(page.getByRole("heading", { name: /^Bars 64-8-2/ })).toBeVisible();
  const pictures = page.getByRole("region", { name: "Pictures" });
  await expect(pictures.getByRole("button", { name: /^Example \d+: is 1/ }).first()).toBeVisible();
  await page.getByLabel("Scale of the pixels").selectOption("-0.5,0.5");
  await expect(page).toHaveURL(/#d=/);
  await page.getByRole("combobox", { name: "Speed" }).selectOption("full speed");
  await page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" }).click();
  await expect.poll(() => pictures.locator(".gallery-head").innerText()).toMatch(/\b0 of 10 misclassified/);
  await expect(page.locator(".say")).toContainText("Reached the limit");

  await page.getByRole("button", { name: "Export" }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save: Data, CSV", exact: true }).click();
  const csv = await readFile(await (await waiting).path(), "utf8");
  expect(csv.trim().split("\n")).toHaveLength(1 + bars.length);
  await page.getByRole("button", { name: "Save: Region, SVG", exact: true }).click();
  await expect(
    page.getByText("A region is drawn over two inputs; here an example is a picture."),
  ).toBeVisible();
  await page.keyboard.press("Escape");

  await openElsewhere(page.url());
  await expect(page.getByRole("alert")).toContainText("“bars”, 60 pictures of 8 × 8");
  await page.getByLabel("Document to open").setInputFiles(files);
  await expect(pictures.getByRole("button", { name: /^Example \d+: is 0/ }).first()).toBeVisible();
  await expect(page.getByLabel("Scale of the pixels")).toHaveValue("-0.5,0.5");
});

test("kept pictures are listed, renamed, deleted, brought back and used again", async ({ page }) => {
  await page.goto("?view=train");
  const kept = page.getByRole("dialog", { name: "Kept pictures" });
  await page.getByRole("button", { name: "Kept pictures …" }).click();
  await expect(kept).toContainText("None yet.");
  await kept.getByRole("button", { name: "Close" }).click();

  await page.getByLabel("Document to open").setInputFiles(files);
  const bar = page
    .getByRole("region", { name: "Pictures" })
    .getByRole("button", { name: /^Example \d+: is 1/ })
    .first();
  await expect(bar).toBeVisible();
  await page.getByRole("button", { name: "Kept pictures …" }).click();
  const set = kept.getByRole("listitem");
  await expect(set).toHaveCount(1);
  await expect(set).toContainText("60 of 8 × 8, 2 classes, 3.9 kB");
  await expect(set).toContainText("in use here");
  await expect(kept).toContainText(/All that this page keeps: [\d.]+ [kM]?B\. .* room for [\d.]+ GB/);
  expect(await accessibilityFaults(page, { part: "dialog[open]" })).toEqual([]);
  await kept.getByRole("button", { name: "Rename “bars”" }).click();
  await page.keyboard.type("my bars");
  await page.keyboard.press("Enter");
  await expect(set).toContainText("my bars");

  await kept.getByRole("button", { name: "Delete “my bars”" }).click();
  await expect(set).toHaveCount(0);
  await kept.getByRole("button", { name: "Bring it back" }).click();
  await expect(set).toContainText("my bars");
  await page.keyboard.press("Escape");
  // Other data, and these again, as they were brought back.
  await page.getByLabel("Dataset", { exact: true }).selectOption("digits");
  await page.getByRole("button", { name: "Kept pictures …" }).click();
  await kept.getByRole("button", { name: "Use “my bars”" }).click();
  await expect(page.getByLabel("Dataset", { exact: true }).locator("option:checked")).toHaveText("my bars");
  await expect(bar).toBeVisible();
});

// A context of its own: for some seconds the browser counts on the room that it has found in one.
alone(
  "pictures for which the browser has no room are refused with a sentence, and the data stay",
  async ({ page }) => {
    await page.goto("early.js");
    const session = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1_000_000 });
    await page.goto("?view=train");
    await page.getByLabel("Document to open").setInputFiles(files);
    await expect(page.getByRole("heading", { name: /^Bars 64-8-2/ })).toBeVisible();
    await page.getByLabel("Document to open").setInputFiles(filesOf(barsOf(20_000)));
    // Whatever else is said of the room, beside it.
    await expect(page.locator(".said .problem")).toContainText(
      /The browser’s storage has no room for these pictures, 1\.3 MB.* Kept pictures can be deleted in Train, under “Kept pictures …”\. The page stays as it was\./,
    );
    await expect(page.locator(".gallery-head")).toContainText(" of 10 ");
  },
);

/** 60 pictures of a bar, lying or standing, in IDX. */
const bars = barsOf(60);
const files = filesOf(bars);

function barsOf(count: number) {
  return Array.from({ length: count }, (_, n) => ({ label: n % 2, at: (n >> 1) % 8 }));
}

function filesOf(of: typeof bars) {
  const pixels = of.flatMap(({ label, at }) =>
    Array.from({ length: 64 }, (_, k) => ((label === 0 ? k >> 3 : k & 7) === at ? 255 : 0)),
  );
  return [
    file("bars-images-idx3-ubyte", [of.length, 8, 8], pixels),
    file(
      "bars-labels-idx1-ubyte",
      [of.length],
      of.map(({ label }) => label),
    ),
  ];
}

function file(name: string, shape: readonly number[], values: readonly number[]) {
  const sizes = shape.flatMap((size) => [0, 0, size >> 8, size & 255]);
  return {
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from([0, 0, 8, shape.length, ...sizes, ...values]),
  };
}
