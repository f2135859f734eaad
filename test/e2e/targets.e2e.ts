import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { expect, test } from "./fixtures";

// WCAG 2.5.8: what one presses is 24 × 24 px, or so far from its neighbours that circles of 24 px around it and them don't
// meet. Numbers in the graph are left out: each can be changed in the table and the network's panel too.

const sizes = [
  [1280, 720],
  [1920, 1080],
  [640, 360],
  [390, 844],
] as const;

const places = [
  "#D-P1/19/unit",
  "#B-Q2/19/unit",
  "#D-P7/48/unit?look=matrices",
  "#D-P1/14/unit?look=curve",
  "#D-P1/14/unit?look=check",
  "#D-P1/14/unit?look=updates",
  "#D-P1/14/unit?look=answers",
  "#D-P1/1/unit?view=train",
];

/** What is too small for where it stands, each with its size. */
const tooSmall = (page: Page) =>
  page.evaluate(() => {
    const pressed =
      "button, a[href], select, summary, input, textarea, [role=tab], [role=separator][tabindex]";
    const targets = [...document.querySelectorAll(pressed)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest("svg"))
      .map((element) => {
        // A label presses what it holds.
        const box = (element.closest("label") ?? element).getBoundingClientRect();
        const centre = { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
        const isSmall = box.width < 23.9 || box.height < 23.9;
        const isInline =
          element.closest("p") !== null && getComputedStyle(element).display.startsWith("inline");
        return { element, box, centre, isSmall, isInline };
      })
      .filter(({ box }) => box.width > 0 && box.height > 0);
    type Target = (typeof targets)[number];
    const distanceTo = ({ x, y }: Target["centre"], box: DOMRect) =>
      Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const meets = (small: Target, other: Target) =>
      other.element !== small.element &&
      !other.element.contains(small.element) &&
      other.element.closest("label") !== (small.element.closest("label") ?? other.element) &&
      (distanceTo(small.centre, other.box) < 11.9 ||
        (other.isSmall &&
          Math.hypot(small.centre.x - other.centre.x, small.centre.y - other.centre.y) < 23.9));
    return targets
      .filter((target) => target.isSmall && !target.isInline && targets.some((other) => meets(target, other)))
      .map(({ element, box }) => {
        const name = element.getAttribute("aria-label") ?? element.textContent.trim().slice(0, 30);
        return `${element.className || element.tagName} “${name}” ${Math.round(box.width)} × ${Math.round(box.height)}`;
      });
  });

/** Until the page has followed a change of its size. */
const settled = (page: Page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );

test("whatever is pressed is large enough, on pages of four sizes", async ({ page }) => {
  test.setTimeout(120_000);
  const folded = page.locator("details:is(.layer, .layer *, .folded):not([open]) > summary");
  for (const [nth, place] of places.entries()) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.goto(place);
    await page.locator("[data-step], .train-view").first().waitFor();
    await page.waitForLoadState("networkidle");
    for (const [width, height] of sample(sizes, 2, nth % 2)) {
      await page.setViewportSize({ width, height });
      await settled(page);
      const tabs = await page.getByRole("tab").filter({ visible: true }).all();
      for (const tab of tabs.length > 0 ? tabs : [undefined]) {
        await tab?.click();
        await folded.filter({ visible: true }).evaluateAll((all) => {
          for (const summary of all) (summary as HTMLElement).click();
        });
        const what = `${place} at ${width} × ${height} ${await tab?.textContent()}`;
        expect(await tooSmall(page), what).toEqual([]);
      }
    }
  }
});
