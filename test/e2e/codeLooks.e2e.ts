import type { Page } from "@playwright/test";
import { sample } from "../sample";
import { expect, test } from "./fixtures";
import { openProgram } from "./program";
import { timelineOf } from "./stepping";

/** A loop over time with long names, tiny numbers, and a way back that errs. */
const program = `import numpy as np
inputs_of_the_sequence = np.array([[1.0, 0.5], [-0.5, 0.3], [0.2, -1.0]])
targets = np.array([0.5, -0.2, 0.3])
Wxh = np.array([[0.1, -0.4], [0.6, 0.3]])
Whh = np.array([[0.5, -0.2], [0.1, 0.4]])
readout_weights = np.array([7.3e-7, -3.1e-7])
hidden_states = [np.zeros(2)]
loss = 0
for t in range(3):
    h = np.tanh(Wxh @ inputs_of_the_sequence[t] + Whh @ hidden_states[t])
    hidden_states.append(h)
    loss = loss + 0.5 * (readout_weights @ h - targets[t]) ** 2 + np.sum(np.exp(Whh) * 1e-12)
d_readout_weights = np.zeros(2)
for k in reversed(range(3)):
    dy = readout_weights @ hidden_states[k + 1] - targets[k]
    d_readout_weights += dy * hidden_states[k]
print("what the loss is in the end, and the first of the hidden states:", loss, hidden_states[1])
`;

const sizes = [
  [1280, 720],
  [1920, 1080],
  [390, 844],
] as const;

async function openCode(page: Page, [width, height]: (typeof sizes)[number]) {
  await page.setViewportSize({ width, height });
  await openProgram(page, program, "layer");
  await expect(page.getByText("First wrong line: 16.")).toBeAttached();
}

const isPhone = ([width]: (typeof sizes)[number]) => width < 760;

/** What says its whole width by scrolling, and can't be narrower: formulas, matrices, and a table with a column for each input. */
const scrolls = ".formula, .matrix-result, .plot-scroll:has(.jacobian-table), .code-editor";

/** All text that is cut off at a side, and whatever scrolls sideways without need. */
const cutText = (page: Page): Promise<string[]> =>
  page.evaluate((mayScroll) => {
    const found = new Set<string>();
    const isWider = ({ scrollWidth, clientWidth }: Element) => scrollWidth > clientWidth + 1;
    for (const element of document.querySelectorAll<HTMLElement>(".step-view *")) {
      if (
        !isWider(element) ||
        element.closest(`.unseen, svg, .moving, ${mayScroll}`) ||
        !element.checkVisibility({ visibilityProperty: true })
      )
        continue;
      const { overflowX } = getComputedStyle(element);
      if (overflowX === "visible" || element.clientWidth === 0) continue;
      const { right } = element.getBoundingClientRect();
      const cut = [...element.querySelectorAll("*")].findLast(
        (one) => one.getBoundingClientRect().right > right + 1,
      );
      found.add(
        `${element.tagName} ${element.className} cuts “${(cut ?? element).textContent.slice(0, 60)}” (${cut?.className})`,
      );
    }
    return [...found];
  }, scrolls);

for (const size of sample(sizes, 2))
  test(`no text is cut off in any look at a program at ${size.join(" × ")}`, async ({ page }) => {
    test.setTimeout(60_000);
    await openCode(page, size);
    const tabs = isPhone(size) ? ["Code", "What happens", "Graph"] : [];
    await page.getByRole("button", { name: "Last step" }).click();
    const looks = page.getByRole("group", { name: "Show as" }).getByRole("button");
    if (isPhone(size)) await page.getByRole("tab", { name: "Graph" }).click();
    const count = await looks.count();
    expect(count).toBeGreaterThan(5);
    for (let k = 0; k < count; k++) {
      await looks.nth(k).click();
      await expect(page.locator(".stage .quiet", { hasText: "Computing" })).toHaveCount(0);
      expect(await cutText(page), (await looks.nth(k).textContent()) ?? "").toEqual([]);
    }
    for (const tab of tabs) {
      await page.getByRole("tab", { name: tab }).click();
      expect(await cutText(page), tab).toEqual([]);
    }
  });

for (const size of [sizes[0], sizes[2]] as const)
  test(`what is pressed repeatedly stands still, and each result is in sight, at ${size.join(" × ")}`, async ({
    page,
  }) => {
    await openCode(page, size);
    const panels = isPhone(size) ? ["Graph", "What happens"] : [""];
    for (const panel of panels) {
      if (panel) await page.getByRole("tab", { name: panel }).click();
      const timeline = await timelineOf(page);
      const { moved, hidden, last } = await timeline.evaluate(async ({ last, goTo }) => {
        const still =
          ".timeline button, .timeline select, .look button, .zoom button, .writing > :first-child, .writing button, .quantities-head > *, .divider";
        const places = new Map<string, Set<string>>();
        const hidden: string[] = [];
        for (let index = 0; index <= last; index += index < 6 ? 1 : 8) {
          await goTo(index);
          await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
          for (const element of document.querySelectorAll<HTMLElement>(still)) {
            const { x, y, width } = element.getBoundingClientRect();
            if (width === 0 || (element.closest(".quantities") && innerWidth < 760)) continue;
            const name = element.ariaLabel ?? element.textContent.slice(0, 30);
            places.set(name, (places.get(name) ?? new Set()).add(`${Math.round(x)}, ${Math.round(y)}`));
          }
          const result = document.querySelector(".formulas :is(.result, .matrix-result)");
          const panel = result?.closest(".explanation");
          if (!result || !panel || !result.checkVisibility({ visibilityProperty: true })) continue;
          const what = result.closest(".what");
          const bottom = Math.min(
            panel.getBoundingClientRect().bottom,
            innerWidth < 760 ? Number.POSITIVE_INFINITY : (what?.getBoundingClientRect().bottom ?? 0),
          );
          if (result.getBoundingClientRect().bottom > bottom + 1) hidden.push(`step ${index}`);
        }
        const moved = [...places]
          .filter(([, at]) => at.size > 1)
          .map(([name, at]) => `${name}: ${[...at].join("; ")}`);
        return { moved, hidden, last };
      });
      expect(last).toBeGreaterThan(20);
      expect(moved, panel).toEqual([]);
      expect(hidden, panel).toEqual([]);
    }
  });
