import { useMemo } from "react";
import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { Parallel } from "../../../../src/views/compare/parallel/Parallel";
import { createArrangement, useArrangement } from "../../../../src/views/compare/runs/arrangement";
import { shownAxes, withinBrushes } from "../../../../src/views/compare/runs/axes";
import { openStill } from "../../openStill";
import { quantities, rows } from "../comparedRuns";

function Plot() {
  const arrangement = useArrangement((state) => state);
  const axes = useMemo(() => shownAxes(quantities, rows, arrangement), [arrangement]);
  return (
    <div style={{ width: 800, height: 300, display: "grid" }}>
      <Parallel
        rows={rows}
        quantities={quantities}
        axes={axes}
        inside={withinBrushes(rows, axes, arrangement.brushes)}
        deciding="validationError"
      />
    </div>
  );
}

async function open() {
  const screen = await openStill(<Plot />, {});
  const figure = screen.container.querySelector(".parallel") as HTMLElement;
  await vi.waitFor(() => expect(figure.clientWidth).toBe(800));
  return { ...screen, figure, arrangement: screen.stores.get(createArrangement).getState };
}

const names = () =>
  page
    .getByRole("button", { name: / axis/ })
    .elements()
    .map(({ textContent }) => textContent);

test("the line near the pointer is lit, a press chooses it, and far from all lines none is", async () => {
  const { figure, arrangement } = await open();
  const { left, top } = figure.getBoundingClientRect();
  const point = (x: number, y: number) =>
    figure.dispatchEvent(
      new PointerEvent("pointermove", { clientX: left + x, clientY: top + y, bubbles: true }),
    );
  // The first axis is the learning rate's: the two lower runs begin at its lower end.
  point(64, 282);
  expect([0, 1]).toContain(arrangement().lit);
  point(64, 52);
  expect([2, 3]).toContain(arrangement().lit);
  figure.querySelector("svg")?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  expect(arrangement().chosen).toBe(arrangement().lit);
  point(64, 160);
  expect(arrangement().lit).toBeUndefined();
});

test("what is turned keeps the runs that were brushed, and the figure says how many they are", async () => {
  const { figure, arrangement } = await open();
  arrangement().arrange({ brushes: { learningRate: [0, 0.25] } });
  await expect.poll(() => figure.getAttribute("aria-label")).toContain("of 4 runs; 2 are within");
  await page.getByRole("button", { name: /^learning rate/ }).click();
  expect(arrangement().brushes.learningRate).toEqual([0.75, 1]);
  await expect.element(page.getByRole("button", { name: /^learning rate.*inverted/ })).toBeVisible();
  expect(figure.getAttribute("aria-label")).toContain("2 are within");
});

test("an axis is moved by keys, hidden with its brush, and all stand as before at a press", async () => {
  const { arrangement } = await open();
  const before = names();
  const first = page.getByRole("button", { name: / axis/ }).first();
  (first.element() as HTMLElement).focus();
  first.element().dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", bubbles: true }));
  await expect.poll(names).toEqual([before[1], before[0], ...before.slice(2)]);
  await page.getByRole("button", { name: "axes as before" }).click();
  await expect.poll(names).toEqual(before);
  await expect.element(page.getByRole("button", { name: "axes as before" })).not.toBeInTheDocument();
  arrangement().arrange({ brushes: { learningRate: [0, 0.25] } });
  await page.getByRole("combobox", { name: /^Axis learning rate/ }).selectOptions("hide");
  await expect.poll(names).toEqual(before.slice(1));
  expect(arrangement().brushes).toEqual({});
});
