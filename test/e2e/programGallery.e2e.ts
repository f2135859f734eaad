import type { Page } from "@playwright/test";
import made from "../golden/madePrograms.json" with { type: "json" };
import { sample } from "../sample";
import { expect, test } from "./fixtures";
import { timelineOf } from "./stepping";

type Nested = number | string | readonly Nested[];

const programs = Object.entries(made.programs as Readonly<Record<string, Reference>>);

interface Reference {
  readonly variables: Readonly<Record<string, Nested>>;
  readonly gradients: Readonly<Record<string, Nested>>;
}

/** Steps looked at of a long trace. */
const most = process.env.ALL ? Number.POSITIVE_INFINITY : 30;

/** Opens an exercise as a reader does: from the list, which is searched by its number. */
async function openFromList(page: Page, id: string) {
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("searchbox", { name: "Search the exercises" }).fill(id);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`#${id}/1/`));
}

test("programs open from the list, and go to their last step", async ({ page }) => {
  await page.goto("");
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.keyboard.press("Escape");
  for (const [id] of sample(programs, 8, 2)) {
    const before = await page.title();
    await openFromList(page, id);
    await expect(page).not.toHaveTitle(before);
    await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
    await expect(page.locator(".program-graph .operations text").first()).toBeVisible();
    await page.getByRole("button", { name: "Last step" }).click();
    await expect(page.locator("[data-step]")).not.toHaveAttribute("data-step", "0");
    await expect(page.getByRole("alert")).toHaveCount(0);
  }
});

test("a line's comment stands with its steps", async ({ page }) => {
  await page.goto("#circuit/1/layer");
  await expect(page.getByText("Line 4: a sum: both get the gradient of q as it is")).toBeVisible();
  await page.getByRole("button", { name: "Next step" }).click();
  await expect(
    page.getByText("Line 5: a product: each gets the other, times the gradient of f"),
  ).toBeVisible();
});

for (const [id, reference] of sample(programs, 16))
  test(`${id}: every number is the reference's, and no labels overlap, at every step`, async ({ page }) => {
    test.setTimeout(process.env.ALL ? 600_000 : 60_000);
    await page.goto(`#${id}/1/layer`);
    await expect(page.locator("[data-step]")).toHaveAttribute("data-step", "0");
    const light = await lookedThrough(page, most);
    const { of, wrong, right } = compared(light.numbers, reference);
    expect(wrong, `gradients of ${of}`).toEqual([]);
    expect(right).toBeGreaterThan(3);
    expect(light.overlaps).toEqual([]);
    await page.getByRole("button", { name: "Switch to the dark theme" }).click();
    const dark = await lookedThrough(page, process.env.ALL ? most : 4);
    expect(dark.overlaps).toEqual([]);
    const description = `${light.steps} steps in light, ${dark.steps} in dark, ${right} numbers compared, 0 overlaps`;
    test.info().annotations.push({ type: "measured", description });
  });

/** Compares what is shown under the names of variables, and of what they get as gradients. */
function compared(numbers: readonly (readonly [string, string])[], { variables, gradients }: Reference) {
  const of = /^d(.+?)\/d/.exec(numbers.find(([name]) => name.includes("/d"))?.[0] ?? "")?.[1];
  const wanted = new Map([
    ...Object.entries(variables).flatMap(([name, value]) => flat(name, value)),
    ...Object.entries(gradients).flatMap(([name, value]) => flat(`d${of}/d${name}`, value)),
  ]);
  const wrong: string[] = [];
  let right = 0;
  for (const [name, text] of numbers) {
    const want = wanted.get(name);
    if (want === undefined) continue;
    if (Math.abs(Number(text) - want) <= 1e-9 * Math.abs(want) + 1e-11) right += 1;
    else wrong.push(`${name} is shown as ${text}, but is ${want}`);
  }
  return { of, wrong, right };
}

/** The numbers of an array, under their names: `W[0,1]`. */
function flat(name: string, value: Nested, index: readonly number[] = []): [string, number][] {
  if (typeof value === "object") return value.flatMap((part, k) => flat(name, part, [...index, k]));
  return [[index.length === 0 ? name : `${name}[${index.join(",")}]`, Number(value)]];
}

/**
 * Goes through the steps, the first and the last among them.
 * @returns every number that was shown with its name, and the pairs of the graph's labels, and of the buttons over it, of which
 * one covers the other
 */
async function lookedThrough(page: Page, atMost: number) {
  const timeline = await timelineOf(page);
  return timeline.evaluate(async ({ last, goTo }, most) => {
    const overlaps = new Set<string>();
    const numbers = new Map<string, [string, string]>();
    let steps = 0;
    const stride = Math.max(1, Math.floor(last / most));
    for (let index = 0; ; index = Math.min(last, index + stride)) {
      await goTo(index);
      steps += 1;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const picture = document.querySelector(".program-graph .picture")?.getBoundingClientRect();
      const inPicture = ({ x, y, right, bottom }: DOMRect) => {
        const [left, top] = [Math.max(x, picture?.left ?? x), Math.max(y, picture?.top ?? y)];
        const width = Math.min(right, picture?.right ?? right) - left;
        return new DOMRect(left, top, width, Math.min(bottom, picture?.bottom ?? bottom) - top);
      };
      const texts = [
        ...[...document.querySelectorAll<Element>(".program-graph .drawing text")]
          .filter(({ textContent }) => textContent !== "")
          .map((element) => ({ element, box: inPicture(element.getBoundingClientRect()) }))
          .filter(({ box }) => box.width > 0 && box.height > 0),
        ...[...document.querySelectorAll<Element>(".stage .look, .program-graph button")].map((element) => ({
          element,
          box: element.getBoundingClientRect(),
        })),
      ];
      texts.forEach(({ element, box }, k) => {
        for (const other of texts.slice(k + 1)) {
          const { left, right, top, bottom } = other.box;
          const middle = (top + bottom) / 2;
          // The boxes of lines are higher than their digits.
          if (left < box.right - 1 && right > box.left + 1 && middle > box.top + 3 && middle < box.bottom - 3)
            overlaps.add(`step ${index}: “${element.textContent}” and “${other.element.textContent}”`);
        }
      });
      for (const { dataset } of document.querySelectorAll<HTMLElement>("[data-quantity][data-value]")) {
        const { quantity = "", value = "" } = dataset;
        numbers.set(`${quantity} ${value}`, [quantity, value]);
      }
      if (index === last) return { steps, overlaps: [...overlaps], numbers: [...numbers.values()] };
    }
  }, atMost);
}
