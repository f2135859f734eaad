import { expect, onTestFinished, test } from "vitest";
import { page } from "vitest/browser";
import { printAsShown } from "../../src/ui/printAsShown";

test.each([
  [1280, 720, 980 / 1280],
  [1280, 1280, 680 / 1280],
  [390, 600, 980 / 1000],
])("a window of %i × %i is made as small as a sheet needs", async (width, height, zoom) => {
  const { style } = document.documentElement;
  onTestFinished(() => void style.removeProperty("--print-zoom"));
  await page.viewport(width, height);
  printAsShown();
  window.dispatchEvent(new Event("beforeprint"));
  expect(Number(style.getPropertyValue("--print-zoom"))).toBeCloseTo(zoom, 6);
});
