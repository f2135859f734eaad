import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { expect, test } from "./fixtures";

// The page as some readers need it: twice as large, in the system's colours, with more space between letters and lines.

const looks = ["", "?look=matrices", "?look=curve", "?look=check", "?look=updates", "?look=answers"];
const places = [...looks.map((look) => `#D-P1/19/unit${look}`), "#B-Q2/7/unit", "#D-P1/1/unit?view=train"];

async function open(page: Page, place: string): Promise<void> {
  await page.goto(place);
  await page.locator("[data-step], .train-view").first().waitFor();
  await page.waitForLoadState("networkidle");
}

/** Does something in each of the panels that are tabs on a small page. */
async function inEachPanel(page: Page, then: (panel: string) => Promise<void>): Promise<void> {
  const tabs = await page.getByRole("tab").filter({ visible: true }).all();
  if (tabs.length === 0) await then("all");
  for (const tab of tabs) {
    await tab.click();
    await then((await tab.textContent()) ?? "");
  }
}

/** Controls that nothing leads to: scrolled into the middle of the page they aren't there, or lie under something else. */
const unreachable = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, select, summary, input, [role=tab]")]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => {
        element.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
        const { left, top, width, height } = element.getBoundingClientRect();
        const found = document.elementFromPoint(left + width / 2, top + height / 2);
        // What lies over a slider takes the pointer for it.
        const isOwn =
          found !== null && (element.contains(found) || found.parentElement === element.parentElement);
        return width > 0 && !isOwn && !element.closest("label")?.contains(found);
      })
      .map(
        (element) => `${element.className || element.tagName} “${element.ariaLabel ?? element.textContent}”`,
      ),
  );

test("at twice the size everything is reached, and the timeline is one row", async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 });
  for (const place of sample(places, 2)) {
    await open(page, place);
    await inEachPanel(page, async (panel) =>
      expect(await unreachable(page), `${place} ${panel}`).toEqual([]),
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBe(640);
    expect(await page.evaluate(() => document.documentElement.scrollHeight), place).toBeGreaterThanOrEqual(
      500,
    );
  }
  await open(page, "#D-P1/19/unit");
  const boxes = await page
    .locator(".timeline > *")
    .evaluateAll((parts) =>
      parts.map((part) => part.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })),
    );
  expect(Math.max(...boxes.map(({ top }) => top))).toBeLessThan(
    Math.min(...boxes.map(({ bottom }) => bottom)),
  );
});

for (const colorScheme of sample(["light", "dark"] as const, 2, 1))
  test(`in ${colorScheme} forced colours what is current, pressed and bracketed shows by lines`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: "active", colorScheme });
    await open(page, "#D-P1/14/unit");
    const style = (selector: string, property: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
    const canvas = await style("body", "background-color");
    for (const pressed of [
      ".look [aria-pressed=true]",
      ".views [aria-current]",
      ".writing [aria-pressed=true]",
      "tr.now",
    ])
      expect(await style(pressed, "outline-style"), pressed).toBe("solid");
    expect(await style(".look [aria-pressed=false]", "outline-style")).toBe("none");
    for (const shape of [".edge.weight", ".node.unit", ".node.read", ".label.now .ground", ".band.now"])
      expect(await style(shape, "stroke"), shape).not.toBe(canvas);
    expect(await style(".node.read", "stroke-dasharray")).not.toBe("none");
    for (const bar of [".track .fill", ".track .dot"])
      expect(await style(bar, "background-color"), bar).not.toBe(canvas);
    for (const text of [".graph text.number", ".graph text.name"])
      expect(await style(text, "fill"), text).not.toBe(canvas);

    await page.getByRole("group", { name: "Show as" }).getByRole("button", { name: "Matrices" }).click();
    expect(await style(".matrix td.now", "outline-style")).toBe("solid");
    expect(await style(".matrix td.read", "outline-style")).toBe("dashed");
    expect(await style(".matrix td:first-of-type", "border-left-style")).toBe("solid");
    expect(await style(".matrix td:last-of-type", "border-right-style")).toBe("solid");
  });

/** Texts that are cut off, by an element that hides what sticks out of it. */
const cut = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("body *")]
      .filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) && !element.closest("svg, .unseen"),
      )
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const hides = (overflow: string) => overflow === "hidden" || overflow === "clip";
        return (
          (element.textContent.trim() !== "" || element.matches("input")) &&
          ((hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
            (hides(overflowY) && element.scrollHeight > element.clientHeight + 1))
        );
      })
      .map((element) => `${element.className || element.tagName} “${element.textContent.slice(0, 40)}”`),
  );

for (const [nth, [width, height]] of (
  [
    [1280, 720],
    [390, 844],
  ] as const
).entries())
  test(`with WCAG's text spacing nothing is lost at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const place of sample(places, 2, nth)) {
      await open(page, place);
      const before: Record<string, string[]> = {};
      await inEachPanel(page, async (panel) => {
        before[panel] = await cut(page);
      });
      // WCAG 1.4.12; the policy forbids style elements.
      await page.evaluate(() => {
        const spacing = new CSSStyleSheet();
        spacing.replaceSync(
          "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
        );
        document.adoptedStyleSheets = [spacing];
      });
      await inEachPanel(page, async (panel) => {
        // A picture that gets less room takes it with the next frame.
        const lost = async () => (await cut(page)).filter((text) => !before[panel].includes(text));
        await expect.poll(lost, `${place} ${panel}`).toEqual([]);
      });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), place).toBeLessThanOrEqual(
        width,
      );
      expect(await unreachable(page), place).toEqual([]);
    }
  });

test("a table of weights scrolls within a panel that is narrower, with the rows' names in sight", async ({
  page,
}) => {
  await open(page, "#D-P7/1/unit");
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("button", { name: "New network …" }).click();
  await page.getByRole("textbox", { name: "Inputs and units of each layer" }).fill("9-4-2");
  await page.getByRole("button", { name: "Create" }).click();
  await expect(page).toHaveTitle(/^New network/);
  await page.locator(".layer summary").first().click();
  const table = page.locator(".number-table .scroll").first();
  await expect(table.locator("thead th").last()).toBeAttached();
  expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeGreaterThan(50);
  expect(await table.evaluate((box) => getComputedStyle(box).backgroundAttachment)).toContain(
    "local, local, scroll",
  );
  await table.evaluate((box) => box.scrollTo(999, 0));
  await expect(table.locator("tbody tr").first().locator("td").last()).toBeInViewport({ ratio: 1 });
  await expect(table.locator("tbody th").first()).toBeInViewport({ ratio: 0.9 });
});

test("each loss's formula is at least 11 px, and as wide as its place or scrolled from its left end", async ({
  page,
}) => {
  await open(page, "#D-P1/1/unit");
  const loss = page.getByRole("combobox", { name: "Loss" });
  for (const label of await loss.locator("option").allTextContents()) {
    await loss.selectOption({ label });
    await expect(loss.locator("option:checked")).toHaveText(label);
    const formula = page.locator(".network .formula.small.set").first();
    await expect(formula.locator(".katex")).toBeVisible();
    const { size, hidden, left } = await formula.evaluate((element) => ({
      size: Number.parseFloat(getComputedStyle(element).fontSize),
      hidden: element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX !== "auto",
      left:
        (element.querySelector(".katex")?.getBoundingClientRect().left ?? Number.NaN) -
        element.getBoundingClientRect().left,
    }));
    expect(size, label).toBeGreaterThanOrEqual(11);
    expect(hidden, label).toBe(false);
    expect(left, label).toBeGreaterThanOrEqual(-0.5);
  }
});
