import { expect, test } from "./fixtures";

for (const view of ["step", "train"])
  test(`what is printed of ${view} is one sheet, with all that is on the screen`, async ({ page }) => {
    await page.goto(`#D-P1/19/unit?view=${view}`);
    await expect(
      page.getByRole("button", { name: view === "step" ? "Next step" : "one epoch" }),
    ).toBeVisible();
    const shown = await page.locator(".app").boundingBox();
    const printed = await page.pdf({ preferCSSPageSize: true });
    expect(printed.toString("latin1").match(/\/Type \/Page$/gm)).toHaveLength(1);
    expect(await page.locator(".app").boundingBox()).toEqual(shown);
  });
