import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { networks } from "./golden";

/** Steps looked at in a long trace, whose steps repeat from example to example; ALL_STEPS=1 looks at every one. */
const most = process.env.ALL_STEPS ? Number.POSITIVE_INFINITY : 24;

/** Goes from the first step to the last, and lists the pairs of boxes that overlap at each. */
async function overlapsToTheEnd(page: Page): Promise<{ steps: number; overlaps: string[] }> {
  return page.evaluate(async (atMost) => {
    const overlaps: string[] = [];
    const view = document.querySelector<HTMLElement>("[data-step]");
    if (!view) throw new Error("no step is shown");
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const slider = document.querySelector<HTMLInputElement>("input[type=range]");
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    const goTo = async (index: number) => {
      setValue?.call(slider, String(index));
      slider?.dispatchEvent(new Event("input", { bubbles: true }));
      while (Number(view.dataset.step) !== index) await frame();
    };
    const measure = () => {
      // A label over others is one that the reader asked for; it has its own ground.
      const labels = [...document.querySelectorAll<SVGGraphicsElement>(".graph .label:not(.over)")];
      const others = [...document.querySelectorAll<SVGGraphicsElement>(".graph .node, .graph .texts text")];
      const boxes = [...labels, ...others].map((element) => ({
        element,
        box: element.getBoundingClientRect(),
      }));
      labels.forEach((label, k) => {
        const a = label.getBoundingClientRect();
        for (const { element, box: b } of boxes.slice(k + 1)) {
          const [width, height] = [
            Math.min(a.right, b.right) - Math.max(a.left, b.left),
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
          ];
          // Anti-aliased edges may share a pixel.
          if (width > 1 && height > 1)
            overlaps.push(`step ${view.dataset.step}: “${label.textContent}” and “${element.textContent}”`);
        }
      });
    };
    const last = Number(slider?.max);
    const stride = Math.max(1, Math.ceil(last / atMost));
    let steps = 0;
    for (let index = 0; ; index = Math.min(last, index + stride)) {
      await goTo(index);
      measure();
      steps += 1;
      if (index === last) return { steps, overlaps };
    }
  }, most);
}

for (const theme of ["light", "dark"] as const) {
  test(`no labels overlap, in any exercise at any step, in ${theme}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
    let steps = 0;
    for (const { id } of networks) {
      await page.goto(`?${id}#${id}/1/unit`);
      await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
      const found = await overlapsToTheEnd(page);
      expect(found.overlaps, id).toEqual([]);
      steps += found.steps;
    }
    test.info().annotations.push({ type: "measured", description: `${steps} steps, 0 overlaps` });
    expect(steps).toBeGreaterThan(250);
  });
}
