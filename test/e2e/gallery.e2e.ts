import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { accessibilityFaults, mainIsAPanel } from "./axe";
import { expect, test } from "./fixtures";
import { networks, wrongNumbers } from "./golden";
import { timelineOf } from "./stepping";

/** Steps looked at of a long trace, whose steps repeat from example to example; ALL=1 looks at every one. */
const most = process.env.ALL ? Number.POSITIVE_INFINITY : 24;

// The unit tests hold every exercise to the references, and its labels apart in faces that are about as wide.
for (const golden of sample(networks, 9)) {
  test(`${golden.id}: every number is the reference's, and no labels overlap, at every step`, async ({
    page,
  }) => {
    test.setTimeout(process.env.ALL ? 600_000 : 60_000);
    await page.goto(`#${golden.id}/1/unit`);
    await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
    const light = await lookedThrough(page, most);
    expect(wrongNumbers(golden, light.numbers)).toEqual([]);
    const seen = new Set(light.numbers.map(([name]) => name));
    expect(seen.size).toBeGreaterThan(5);
    expect(seen).toContain("L");
    expect(light.overlaps).toEqual([]);
    // The other theme differs in its colours alone.
    await page.getByRole("button", { name: "Switch to the dark theme" }).click();
    const dark = await lookedThrough(page, process.env.ALL ? most : 4);
    expect(dark.overlaps).toEqual([]);
    const description = `${light.steps} steps in light, ${dark.steps} in dark, 0 overlaps`;
    test.info().annotations.push({ type: "measured", description });
  });
}

/**
 * Goes through the steps, the first and the last among them.
 * @returns every number that was shown with the quantity that it names, and the pairs of labels whose boxes overlap
 */
async function lookedThrough(page: Page, atMost: number) {
  const timeline = await timelineOf(page);
  return timeline.evaluate(async ({ last, goTo }, most) => {
    const overlaps: string[] = [];
    const numbers = new Map<string, [string, string]>();
    const measure = (index: number) => {
      // A label over others is one that the reader asked for; it has its own ground.
      const labels = [...document.querySelectorAll<SVGGraphicsElement>(".graph .label:not(.over)")];
      const others = [...document.querySelectorAll<SVGGraphicsElement>(".graph .node, .graph .texts text")];
      const boxes = [...labels, ...others].map((element) => ({
        element,
        box: element.getBoundingClientRect(),
      }));
      labels.forEach((label, k) => {
        const a = boxes[k].box;
        for (const { element, box: b } of boxes.slice(k + 1)) {
          const [width, height] = [
            Math.min(a.right, b.right) - Math.max(a.left, b.left),
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
          ];
          // Anti-aliased edges may share a pixel.
          if (width > 1 && height > 1)
            overlaps.push(`step ${index}: “${label.textContent}” and “${element.textContent}”`);
        }
      });
    };
    const stride = Math.max(1, Math.floor(last / most));
    let steps = 0;
    for (let index = 0; ; index = Math.min(last, index + stride)) {
      await goTo(index);
      measure(index);
      steps += 1;
      for (const { dataset } of document.querySelectorAll<HTMLElement>("[data-quantity][data-value]")) {
        const { quantity = "", value = "" } = dataset;
        numbers.set(`${quantity} ${value}`, [quantity, value]);
      }
      if (index === last) return { steps, overlaps, numbers: [...numbers.values()] };
    }
  }, atMost);
}

for (const theme of ["light", "dark"] as const) {
  for (const [width, height] of sample(
    [
      [1280, 720],
      [390, 844],
    ] as const,
    2,
    theme === "light" ? 1 : 0,
  )) {
    test(`axe finds nothing in ${theme} at ${width} × ${height}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height });
      await page.goto("#D-P1/19/unit");
      await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "18");
      expect(await accessibilityFaults(page, mainIsAPanel)).toEqual([]);
      if (width < 700)
        for (const [tab, part] of [
          ["What happens", "#panel-what"],
          ["Network", "#panel-network"],
        ] as const) {
          await page.getByRole("tab", { name: tab }).click();
          expect(await accessibilityFaults(page, { part })).toEqual([]);
        }
    });
  }
}

test("the theme can be switched, and is remembered", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("");
  await page.getByRole("button", { name: "Switch to the dark theme" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});
