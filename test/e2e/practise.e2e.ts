import { expect, test } from "./fixtures";

test("a link to practise never shows a number before it is found, and counts what one does", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    const look = () => {
      const html = document.body?.outerHTML ?? "";
      for (const digits of ["0.3775", "0.5932", "0.2984"]) if (html.includes(digits)) seen.add(digits);
    };
    new MutationObserver(look).observe(document, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
  const seen = () => page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
  await page.goto("#D-P1/11/unit?look=answers&lock&practise=1,hidden");
  await expect(page.getByText("0 of 39 points")).toBeVisible();
  await expect(page.getByText("The numbers stay hidden here.")).toBeVisible();
  await page.getByRole("group", { name: "Show as" }).getByRole("button", { name: "Units" }).click();
  await page.getByRole("button", { name: "Hint 1: the rule" }).click();
  await expect(page.getByRole("button", { name: /^Hint 2/ })).toHaveCount(0);
  expect(await seen()).toEqual([]);
  await page.reload();
  await expect(page.locator(".practice-result")).toBeVisible();
  await expect(page.getByRole("button", { name: /^Hint/ })).toHaveCount(0);
  expect(await seen()).toEqual([]);
  expect(page.url()).toContain("practise=1,hidden");
});
