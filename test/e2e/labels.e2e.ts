import { sample } from "../sample";
import { expect, test } from "./fixtures";
import { timelineOf } from "./stepping";

// In the browser's own faces; the unit test goes through every exercise with faces that are about as wide.
for (const [width, height] of sample(
  [
    [1280, 720],
    [1920, 1080],
    [640, 360],
    [390, 844],
  ] as const,
  3,
))
  test(`each step's own number stands free in the graph at ${width} × ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.goto("#D-P1/1/unit");
    await expect(page.locator(".handles .handle").first()).toBeAttached();
    const timeline = await timelineOf(page);
    const faults = await timeline.evaluate(async ({ goTo, last }) => {
      const found: string[] = [];
      for (let index = 0; index <= last; index++) {
        await goTo(index);
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const result = document.querySelector<HTMLElement>(".what .result [data-quantity]");
        const quantity = result?.dataset.quantity ?? "";
        const texts = [...document.querySelectorAll<SVGTextElement>(".graph .drawing text")];
        const own = texts.filter((text) => text.dataset.quantity === quantity);
        if (own.length === 0) found.push(`step ${index + 1}: ${quantity} isn't there`);
        const picture = document.querySelector(".graph")?.getBoundingClientRect() ?? new DOMRect();
        for (const text of own) {
          const box = text.getBoundingClientRect();
          // The boxes of lines are higher than their digits.
          const overlaps = texts.some((other) => {
            const { left, right, top, bottom } = other.getBoundingClientRect();
            const middle = (top + bottom) / 2;
            return (
              other !== text &&
              left < box.right - 1 &&
              right > box.left + 1 &&
              middle > box.top + 3 &&
              middle < box.bottom - 3
            );
          });
          if (overlaps) found.push(`step ${index + 1}: ${quantity} is covered`);
          const isInside =
            box.left >= picture.left && box.right <= picture.right && box.bottom <= picture.bottom;
          if (!isInside) found.push(`step ${index + 1}: ${quantity} is cut off`);
        }
      }
      return found;
    });
    expect(faults).toEqual([]);
  });
