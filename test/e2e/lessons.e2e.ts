import { expect, test } from "./fixtures";

test("a lesson opens in Train with what to watch, is found by search, and goes with the link", async ({
  page,
  openElsewhere,
}) => {
  await page.goto("");
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("searchbox", { name: "Search the exercises" }).fill("zeros");
  await page.getByRole("button", { name: /^Zeros never learn/ }).click();
  const about = page.getByRole("complementary", { name: "About this document" });
  await expect(about).toContainText("Zeros never learn. All weights start at 0.");
  await page.getByRole("combobox", { name: "Speed" }).selectOption("full speed");
  await page.getByRole("region", { name: "Run" }).getByRole("button", { name: "Train" }).click();
  await expect(page.locator(".say")).toContainText("Reached the limit of 100 epochs");
  await expect(page.locator('td[data-quantity="loss.train"]')).toHaveAttribute("data-value", /^0\.69/);
  await expect(page).toHaveURL(/#d=.*view=train/);
  await openElsewhere(page.url());
  await expect(about).toContainText("Zeros never learn");
  await about.getByRole("button", { name: "Put this text away" }).click();
  await expect(about).toHaveCount(0);
});

test("a lesson of several runs opens in Compare", async ({ page }) => {
  await page.goto("");
  await page.getByRole("button", { name: /^Exercises/ }).click();
  // Enter opens what is found.
  const field = page.getByRole("searchbox", { name: "Search the exercises" });
  await field.fill("batch one by one momentum six");
  await field.press("Enter");
  await expect(page.getByRole("main", { name: "Compare" })).toBeVisible();
  await expect(page.getByRole("complementary", { name: "About this document" })).toContainText(
    "Momentum makes",
  );
});
