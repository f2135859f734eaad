import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const epoch = (page: Page) => page.locator(".scrubber .epoch");

/** Two epochs of the two circles. */
async function trained(page: Page) {
  await page.goto("#D-P1/1/unit?view=train");
  for (const number of [1, 2]) {
    await page.getByRole("button", { name: "one epoch" }).click();
    await expect(epoch(page)).toHaveText(`epoch ${number}`);
  }
}

async function saved(page: Page, label: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: `Save: ${label}`, exact: true }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** What the browser keeps of this tab's run, as text. */
const keptRun = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open("backprop-workbench");
        opening.onsuccess = () => {
          const own = sessionStorage.getItem("backprop-workbench.run") ?? "";
          const reading = opening.result.transaction("runs").objectStore("runs").get(own);
          reading.onsuccess = () => resolve(reading.result?.document ?? "");
        };
      }),
  );

test("Train's exports hold the run, its region, its log and a program", async ({ page }) => {
  await trained(page);
  await page.getByRole("button", { name: "Export" }).click();
  const text = async (label: string) => {
    const { name, bytes } = await saved(page, label);
    return { name, content: bytes.toString("utf8") };
  };
  const document = await text("Document");
  expect(document.name).toBe("two-circles.json");
  expect(JSON.parse(document.content)).toMatchObject({ version: 2, state: { epoch: 2, step: 70 } });
  const svg = await text("Region, SVG");
  expect(svg.content).toMatch(/^<svg [^>]*viewBox/);
  expect(svg.content).toContain('href="data:image/png;base64,');
  expect(svg.content).toContain(">Epoch 2; training loss 0.");
  for (const word of ["train", "validation", "test", "misclassified", "boundary p = ½", "class 1", "x1"])
    expect(svg.content).toContain(`>${word}</text>`);
  expect(svg.content).not.toMatch(/var\(|color-mix|class=/);
  const png = await saved(page, "Region, PNG");
  expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
  expect(png.bytes.readUInt32BE(16)).toBe(2000);
  expect((await text("NumPy")).content).toContain("Two circles: epoch 2, next minibatch");
  expect((await text("PyTorch")).content).toContain("L.backward()");
  const run = await text("Run, NumPy");
  expect(run.name).toBe("two-circles.run.numpy.py");
  expect(run.content).toContain("epochs = 2\n");
  expect((await text("Run, PyTorch")).content).toContain("optimizer.step()");
  expect((await text("Data, CSV")).content).toMatch(/^x1,x2,class,split\n-?[\d.]+,-?[\d.]+,class \d,\w+\n/);
  expect((await text("Log, CSV")).content.split("\n")).toHaveLength(5);
});

test("a link to Train opens its start elsewhere, or the run as it stands, and a file brings the run back", async ({
  page,
  openElsewhere,
}) => {
  await trained(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  const link = page.getByRole("textbox", { name: "Link" });
  await expect(link).toHaveValue(/#d=.*\?view=train$/);
  const start = await link.inputValue();
  await page.getByLabel("The run as it stands, epoch 2").check();
  await expect(link).not.toHaveValue(start);
  const run = await link.inputValue();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Export" }).click();
  const { bytes } = await saved(page, "Document");
  await page.keyboard.press("Escape");

  await openElsewhere(start);
  await expect(epoch(page)).toHaveText("epoch 0");
  await expect(page.getByText("Not trained yet")).toBeVisible();
  await openElsewhere(run);
  await expect(epoch(page)).toHaveText("epoch 2");
  await expect.poll(() => keptRun(page)).toContain('"epoch":2');
  await page.reload();
  await expect(epoch(page)).toHaveText("epoch 2");
  // Step has the same network, and changes it without regard to the run.
  await page.getByRole("button", { name: "Step", exact: true }).click();
  await expect(page.getByRole("button", { name: /open now: Two circles/ })).toBeVisible();
  await page.getByRole("button", { name: "add layer" }).click();
  await expect(page.getByText("Layer 3")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Layer 3")).toBeVisible();
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await expect(epoch(page)).toHaveText("epoch 2");

  await page.getByRole("button", { name: "New start" }).click();
  await expect(epoch(page)).toHaveText("epoch 0");
  await page
    .getByLabel("Document to open")
    .setInputFiles({ name: "run.json", mimeType: "application/json", buffer: bytes });
  await expect(epoch(page)).toHaveText("epoch 2");
});

test("a file that Train can't open is refused with its fault, and a table of points is looked through", async ({
  page,
}) => {
  await trained(page);
  const take = (name: string, text: string) =>
    page
      .getByLabel("Document to open")
      .setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await take("other.json", '{"a": 1}');
  await expect(page.getByRole("alert")).toContainText(/“other.json” was not opened: format: must be/);
  await expect(epoch(page)).toHaveText("epoch 2");
  await take("points.csv", "x,y,class\n0,1,a\n1,0,b\n");
  await expect(page.getByRole("dialog")).toContainText("points");
});

test("a locked link to Train lets no setting be changed", async ({ page }) => {
  await page.goto("#D-P1/1/unit?view=train&lock");
  await expect(page.locator("#train-settings")).toHaveAttribute("inert");
  await page.locator("#train-settings button").first().focus();
  await expect(page.locator("#train-settings :focus")).toHaveCount(0);
});
