import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { expect, test } from "./fixtures";
import { timelineOf } from "./stepping";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

async function open(page: Page, place: string): Promise<void> {
  await page.goto(place);
  await expect(page.locator("[data-step]")).toBeVisible();
  await page.waitForLoadState("networkidle");
}

// Long names, tiny numbers, and a column more where a difference is off.
for (const [exercise, look] of sample(
  [
    ["A-Q7", "check"],
    ["D-P6", "check"],
    ["C-P2", "check"],
    ["B-Q3.5", "updates"],
  ] as const,
  3,
))
  test(`the table of ${exercise}’s ${look} is as wide as a phone, and no name covers another’s numbers`, async ({
    page,
  }) => {
    await open(page, `#${exercise}/1/layer?look=${look}`);
    const table = page.locator(".plot-table");
    await expect(table.locator("tbody tr").nth(2)).toBeVisible();
    const { wider, covered } = await table.evaluate((element) => {
      const box = element.parentElement as HTMLElement;
      const topOf = (text: Node) => {
        const range = document.createRange();
        range.selectNode(text);
        return range.getBoundingClientRect().top;
      };
      const covered = [...element.querySelectorAll("tbody tr")].filter((row) => {
        const name = row.querySelector("th > *")?.getBoundingClientRect();
        const numbers = [...row.querySelectorAll("td :is(button, small), td")].flatMap((element) =>
          [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(topOf),
        );
        return (name?.bottom ?? Number.POSITIVE_INFINITY) > Math.min(...numbers) + 3;
      });
      return { wider: box.scrollWidth - box.clientWidth, covered: covered.map((row) => row.textContent) };
    });
    expect(wider).toBeLessThanOrEqual(0);
    expect(covered).toEqual([]);
  });

test("a large Jacobian scrolls in its own box, its rows keep their names, and its entries can be touched", async ({
  page,
}) => {
  await open(page, "#A-Q5/1/layer?look=jacobian");
  const entries = page.locator(".jacobian-table.heat td button");
  await expect(entries.first()).toBeVisible();
  const stage = page.locator("main.stage");
  expect(await stage.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  const box = await entries.first().boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(24);
  const head = page.locator(".jacobian-table tbody th").first();
  expect((await head.boundingBox())?.height).toBeLessThan(32);
  await page.locator(".plot-scroll").evaluate((scroller) => scroller.scrollBy(400, 0));
  await expect(head).toBeInViewport({ ratio: 1 });
});

test("a title that is cut in the head is whole in the list that it opens", async ({ page }) => {
  await open(page, "#A-Q5/1/layer");
  const pick = page.getByRole("button", { name: /^Exercises/ });
  await pick.tap();
  await expect(page.getByText("Open now: The binary hinge inside the multi-class")).toBeInViewport({
    ratio: 1,
  });
});

test("below the result of a formula that is higher than the page nothing of it looks out", async ({
  page,
}) => {
  await open(page, "#D-P6/1/layer");
  await page.getByRole("tab", { name: "What happens" }).tap();
  const timeline = await timelineOf(page);
  await timeline.evaluate(({ goTo }) => goTo(70));
  await expect(page.getByRole("heading", { name: "Gradient of np.sqrt(2 * np.pi * v0)" })).toBeVisible();
  const belowResult = () =>
    page.locator(".explanation").evaluate((panel) => {
      const { left, bottom } = panel.getBoundingClientRect();
      const lowest = document.elementFromPoint(left + 30, bottom - 2);
      return lowest?.closest(".in-sight") ? "the result" : lowest?.className;
    });
  await expect.poll(belowResult).toBe("the result");
});

test("whatever a finger presses in the looks of a program is 24 px wide and high", async ({ page }) => {
  await open(page, "#A-Q2/12/unit");
  const looks = page.getByRole("group", { name: "Show as" }).getByRole("button");
  const count = await looks.count();
  expect(count).toBe(7);
  for (let k = 0; k < count; k++) {
    await looks.nth(k).tap();
    await expect(page.locator(".stage .quiet", { hasText: "Computing" })).toHaveCount(0);
    await page.waitForLoadState("networkidle");
    const small = await page.locator("main.stage").evaluate((stage) =>
      [...stage.querySelectorAll<HTMLElement>("button, select, summary, input, textarea")].flatMap(
        (element) => {
          const box = (element.closest("label") ?? element).getBoundingClientRect();
          const isSmall = box.width > 0 && (box.width < 23.9 || box.height < 23.9);
          if (!isSmall || element.closest("svg")) return [];
          return [`${element.ariaLabel ?? element.textContent} ${box.width} × ${box.height}`];
        },
      ),
    );
    expect(small, (await looks.nth(k).textContent()) ?? "").toEqual([]);
  }
});

for (const [view, name] of [
  ["Step", "Share"],
  ["Step", "Help"],
  ["Train", "Share"],
] as const)
  test(`${name} of ${view} stands alone over the page, and the menu that it was opened in is closed`, async ({
    page,
  }) => {
    await open(page, "#D-P1/1/layer");
    await page.getByRole("navigation", { name: "Views" }).getByRole("button", { name: view }).tap();
    const more = page.getByRole("button", { name: "More" });
    const menu = page.locator("#more-tools");
    await more.tap();
    await menu.getByRole("button", { name }).tap();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByRole("heading").first()).toBeVisible();
    await expect(menu).toBeHidden();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(menu).toBeHidden();
    await expect(more).toBeFocused();
    await more.tap();
    await expect(menu.getByRole("button", { name })).toBeInViewport({ ratio: 1 });
  });
