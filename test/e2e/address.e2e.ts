import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const step = (page: Page) => page.locator("[data-step]");
const view = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Views" }).getByRole("button", { name, exact: true });
const form = (page: Page, name: string) =>
  page.getByRole("region", { name: "Explanation" }).getByRole("button", { name: new RegExp(`^${name}`) });

test("an address says in which form the steps are written, and without one they are written in terms", async ({
  page,
}) => {
  await page.goto("#D-P1/19/unit?form=matrix");
  await expect(form(page, "matrix")).toHaveAttribute("aria-pressed", "true");
  await page.goto("#D-P1/20/unit?form=terms");
  await expect(step(page)).toHaveAttribute("data-step", "19");
  await expect(form(page, "terms")).toHaveAttribute("aria-pressed", "true");
  await page.goto("#D-P1/19/unit?form=index");
  await expect(form(page, "Σ")).toHaveAttribute("aria-pressed", "true");
  await page.goto("#D-P2/3/unit");
  await expect(page).toHaveTitle(/^2-2-1 linear/);
  await expect(form(page, "terms")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("options before the # count too, and an example that isn’t there is named", async ({ page }) => {
  await page.goto("?hide=what&example=9#D-P1/19/unit?look=matrices");
  await expect(step(page)).toHaveAttribute("data-step", "18");
  await expect(page.getByRole("button", { name: "Matrices" })).toHaveAttribute("aria-pressed", "true");
  await expect(page.locator("html")).toHaveAttribute("data-hide", "what");
  await expect(page.getByRole("alert")).toContainText("There is no example 9; the network has one.");
  await expect(page).toHaveURL(/\/#D-P1\/19\/unit\?look=matrices&hide=what$/);
});

test("the address follows Train, opens it elsewhere, and the way back leads to Step as it was", async ({
  page,
  openElsewhere,
}) => {
  await page.goto("#D-P1/19/unit");
  await expect(step(page)).toHaveAttribute("data-step", "18");
  await view(page, "Train").click();
  await expect(page).toHaveURL(/#d=[\w-]+\/1\?view=train$/);
  const before = page.url();
  await page.getByRole("combobox", { name: "Dataset" }).selectOption({ label: "spirals" });
  await expect(page).not.toHaveURL(before);
  await expect(page).toHaveURL(/#d=[\w-]+\/1\?view=train$/);

  await page.goBack();
  await expect(step(page)).toHaveAttribute("data-step", "18");
  await expect(page).toHaveURL(/#D-P1\/19\/unit$/);
  // Step has not opened anything again.
  await expect(page.getByRole("button", { name: "Undo" })).toHaveAttribute("aria-disabled", "true");
  await page.goForward();
  await expect(page.getByRole("combobox", { name: "Dataset" })).toHaveValue("spirals");
  await expect(page).toHaveURL(/#d=[\w-]+\/1\?view=train$/);
  await openElsewhere(page.url());
  await expect(page.getByRole("combobox", { name: "Dataset" })).toHaveValue("spirals");
});

test("embed=train alone shows Train without the header, and select takes the sheet's own names", async ({
  page,
}) => {
  await page.goto("#D-P1/1/unit?embed=train");
  await expect(page.locator(".scrubber .epoch")).toBeVisible();
  await expect(page.getByRole("banner")).toBeHidden();
  await page.goto("#D-P1/1/unit?look=curve&select=w5");
  await expect(page).toHaveURL(/select=W2%5B1%2C1%5D/);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a reload while an address is being opened opens that address, not what was there before", async ({
  page,
}) => {
  await page.goto("#D-P1/19/unit");
  await expect(step(page)).toHaveAttribute("data-step", "18");
  // A connection on which the exercise doesn't come.
  let isAway = true;
  await page.route(/\/assets\/circuit-/, (route) => (isAway ? undefined : route.continue()));
  await page.evaluate(() => {
    location.hash = "#circuit/3/number";
  });
  await page.waitForRequest(/\/assets\/circuit-/);
  isAway = false;
  await page.reload();
  await expect(page).toHaveTitle(/^f = \(x \+ y\) z/);
  await expect(step(page)).toHaveAttribute("data-step", "2");
  await expect(page).toHaveURL(/#circuit\/3\//);
});
