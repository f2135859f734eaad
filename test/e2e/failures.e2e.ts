import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

// The faults are put in here; React repeats them on the console.
test.use({ allowedMessages: /on purpose/ });

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true });
const step = (page: Page) => page.locator("[data-step]");
const failed = /part of the page has failed: broken on purpose/;

/** Replaces a part of the page by one that fails while it is rendered, as long as `isBroken` says so. */
const breakPart = (page: Page, chunk: string, isBroken: string) =>
  page.route(new RegExp(`/assets/${chunk}-[\\w-]{6,8}\\.js$`), (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: `export default function Broken() { if (${isBroken}) throw new Error("broken on purpose"); return null; }`,
    }),
  );

const changed = "document.title.includes('(changed)')";

async function changeClassic(page: Page) {
  await page.goto("#D-P1/3/unit");
  await expect(step(page)).toHaveAttribute("data-step", "2");
  await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "tanh" });
  await expect(page).toHaveTitle(/\(changed\)/);
  // Kept, and in the address.
  await expect(page).toHaveURL(/#d=/);
}

test("a part that fails leaves the rest, saves the document and leads to the first exercise", async ({
  page,
}) => {
  await breakPart(page, "Matrices", changed);
  await changeClassic(page);
  await button(page, "Matrices").click();
  const alert = page.getByRole("main").getByRole("alert");
  await expect(alert).toContainText(failed);
  await button(page, "Next step").click();
  await expect(step(page)).toHaveAttribute("data-step", "3");
  const saving = page.waitForEvent("download");
  await alert.getByRole("button", { name: "Save my document" }).click();
  const saved = await saving;
  const chunks: Buffer[] = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk);
  const document = JSON.parse(Buffer.concat(chunks).toString());
  expect(document).toMatchObject({ format: "backprop-workbench", title: /./ });
  expect(document.layers[0].activation).toBe("tanh");
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect(alert).toContainText(failed);
  await alert.getByRole("button", { name: "Open the first exercise" }).click();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
  await expect(alert).toHaveCount(0);
  await expect(page.getByRole("figure")).toBeVisible();
});

test("a whole view that fails says so; the header and the other view work", async ({ page }) => {
  await page.addInitScript(() => {
    const { set, get } = Object.getOwnPropertyDescriptor(Document.prototype, "title") as PropertyDescriptor;
    Object.defineProperty(document, "title", {
      get,
      set(title: string) {
        if (title.includes("(changed)")) throw new Error("broken on purpose");
        set?.call(document, title);
      },
    });
  });
  await page.goto("#D-P1/3/unit");
  await expect(step(page)).toHaveAttribute("data-step", "2");
  await page.getByRole("combobox", { name: "Activation of layer 1" }).selectOption({ label: "tanh" });
  await expect(page.getByRole("alert")).toContainText(failed);
  await button(page, "Train").click();
  await button(page, "one epoch").click();
  await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 1");
  await button(page, "Step").click();
  await expect(page.getByRole("alert")).toContainText(failed);
  await button(page, "Undo").click();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("what the page failed at isn't opened by itself: not by a reload, not in a new tab", async ({
  page,
  context,
}) => {
  await changeClassic(page);
  await context.route(/\/assets\/Matrices-[\w-]{6,8}\.js$/, (route) =>
    route.fulfill({
      contentType: "text/javascript",
      body: 'export default function Broken() { throw new Error("broken on purpose"); }',
    }),
  );
  await button(page, "Matrices").click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(failed);
  const address = page.url();

  await page.reload();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
  await expect(page.getByRole("figure")).toBeVisible();
  await expect(page.getByText(/page failed at it/).first()).toBeVisible();

  const other = await context.newPage();
  await other.goto(address);
  await expect(other).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
  await expect(other.getByText(/not opened by itself, since the page failed at it/)).toBeVisible();

  // It is still there, for who asks for it.
  await button(page, /^Exercises/).click();
  await page.getByRole("region", { name: "My documents" }).locator("button.open").first().click();
  await expect(page).toHaveTitle(/\(changed\)/);
});

test("an exercise that the page failed at begins at its beginning", async ({ page }) => {
  await page.goto("#D-P1/3/unit");
  // Until something is open nothing is known that the page could have failed at.
  await expect(step(page)).toHaveAttribute("data-step", "2");
  await breakPart(page, "Matrices", "true");
  await button(page, "Matrices").click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(failed);
  await page.reload();
  await expect(page).toHaveTitle("2-2-2 sigmoid, shared biases · Backprop Workbench");
  await expect(step(page)).toHaveAttribute("data-step", "0");
  await expect(page.getByRole("figure")).toBeVisible();
});

test("a run that the page failed at isn't opened again by itself", async ({ page }) => {
  await page.addInitScript(() => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function (name: string, value: string) {
      if (value === "Region and units" && localStorage.broken) throw new Error("broken on purpose");
      setAttribute.call(this, name, value);
    };
  });
  await page.goto("");
  await button(page, "Train").click();
  await button(page, "one epoch").click();
  await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 1");
  await expect.poll(() => page.evaluate(() => "backprop-workbench.run" in sessionStorage)).toBe(true);
  await page.evaluate(() => {
    localStorage.broken = "yes";
  });
  await button(page, "Step").click();
  await button(page, "Train").click();
  await expect(page.getByRole("alert")).toContainText(failed);
  await page.evaluate(() => localStorage.removeItem("broken"));
  await page.reload();
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
  await expect(
    page.getByText(/What you trained last.* can't be brought back: the page failed at it/),
  ).toBeVisible();
  await expect(page.locator(".scrubber .epoch")).toHaveText("epoch 0");
});

test("what fails outside React, in painting and in answers to gestures, is said", async ({ page }) => {
  await page.goto("#D-P1/3/unit");
  await expect(step(page)).toHaveAttribute("data-step", "2");
  const problem = page.locator(".problem");
  await page.evaluate(() => {
    requestAnimationFrame(() => {
      throw new Error("painting, broken on purpose");
    });
  });
  await expect(problem).toContainText("Something on this page failed (painting, broken on purpose)");
  await problem.getByRole("button", { name: "Dismiss" }).click();
  await page.evaluate(() => void Promise.reject(new Error("a promise, broken on purpose")));
  await expect(problem).toContainText("(a promise, broken on purpose)");
  await button(page, "Next step").click();
  await expect(step(page)).toHaveAttribute("data-step", "3");
});

/** Elements of these names can't be made as long as `window.broken` isn't false. */
const breakElements = (page: Page, names: readonly string[]) =>
  page.addInitScript((broken) => {
    const make = document.createElement.bind(document);
    document.createElement = (name: string, options?: ElementCreationOptions) => {
      if (broken.includes(name) && Reflect.get(window, "broken") !== false)
        throw new Error("broken on purpose");
      return make(name, options);
    };
  }, names);

test("a header that fails leaves a sentence and all ways out, and comes back", async ({ page }) => {
  await breakElements(page, ["header"]);
  await page.goto("#D-P1/3/unit");
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(failed);
  await expect(button(page, "Save my document")).toBeVisible();
  await expect(button(page, "Open the first exercise")).toBeVisible();
  await page.evaluate(() => Reflect.set(window, "broken", false));
  await button(page, "Try again").click();
  await expect(step(page)).toHaveAttribute("data-step", "2");
  await expect(alert).toHaveCount(0);
});

for (const [what, names] of [
  ["of which nothing can be shown", ["header", "p"]],
  ["whose script fails at its start", ["div"]],
] as const)
  test(`a page ${what} still says that it failed`, async ({ page }) => {
    await breakElements(page, names);
    await page.goto("");
    await expect(page.getByText("The page has failed. Reload it to go on.")).toBeVisible();
  });
