import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { networks, shownNumbers, wrongNumbers } from "./golden";

for (const golden of networks) {
  test(`${golden.id}: every number on the page is the reference's, at every step`, async ({ page }) => {
    await page.goto(`#${golden.id}/1/unit`);
    const step = page.locator("[data-step]");
    await expect(step).toHaveAttribute("data-step", "0");
    const last = Number(await page.getByRole("slider", { name: "Step" }).getAttribute("max"));
    const seen = new Set<string>();
    // Long traces are sampled; their end is always among the steps.
    const stride = Math.max(1, Math.floor(last / 24));
    for (let index = 0; ; index = Math.min(last, index + stride)) {
      await page.getByRole("slider", { name: "Step" }).fill(String(index));
      await expect(step).toHaveAttribute("data-step", String(index));
      const shown = await shownNumbers(page);
      expect(wrongNumbers(golden, shown)).toEqual([]);
      for (const [name] of shown) seen.add(name);
      if (index === last) break;
    }
    expect(seen.size).toBeGreaterThan(5);
    expect(seen).toContain("L");
  });
}

for (const theme of ["light", "dark"] as const) {
  for (const [width, height] of [
    [1280, 720],
    [390, 844],
  ] as const) {
    test(`axe finds nothing serious in ${theme} at ${width} × ${height}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height });
      await page.goto("#D-P1/19/unit");
      await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "18");
      for (const panel of width < 700 ? ["Graph", "What happens", "Network"] : [undefined]) {
        if (panel) await page.getByRole("tab", { name: panel }).click();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
        expect(
          serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`),
        ).toEqual([]);
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

test("the keys are listed", async ({ page }) => {
  await page.goto("");
  await page.getByRole("button", { name: "Help" }).click();
  await expect(page.getByRole("dialog", { name: "How this works" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});
