import { expect, test } from "./fixtures";

test("the built page opens from a sub-folder with an empty console", async ({ page }) => {
  await page.goto("");
  await expect(page).toHaveTitle("Backprop Workbench");
  await expect(page.locator("#root")).not.toBeEmpty();
});
