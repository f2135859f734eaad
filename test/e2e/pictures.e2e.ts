import { accessibilityFaults } from "./axe";
import { expect, test } from "./fixtures";

test("digits are trained on, shown as pictures, drawn and classified, and opened in Step", async ({
  page,
}) => {
  await page.goto("");
  await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: "Train" }).click();
  await page.getByLabel("Dataset", { exact: true }).selectOption("digits");
  const pictures = page.getByRole("region", { name: "Pictures" });
  await expect(pictures.getByRole("button", { name: /^Example \d+: is 7/ }).first()).toBeVisible();
  await expect(page.getByRole("img", { name: /^Weights of unit \d+/ })).toHaveCount(8);

  await page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" }).click();
  await expect
    .poll(async () => Number(/(\d+) of 327/.exec(await pictures.locator(".gallery-head").innerText())?.[1]))
    .toBeLessThan(33);
  await page.getByRole("button", { name: "Pause training" }).click();

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
  expect(await accessibilityFaults(page)).toEqual([]);
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
  expect(await accessibilityFaults(page)).toEqual([]);
  await pictures.getByRole("button", { name: "open in Step" }).click();
  await expect(page.getByRole("button", { name: "Next step" })).toBeVisible();
});
