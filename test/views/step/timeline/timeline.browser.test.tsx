import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Timeline } from "../../../../src/views/step/timeline/Timeline";
import { open, stepOf } from "../../open";

const count = 39;

const button = (name: string) => page.getByRole("button", { name, exact: true });

test("the buttons step forth and back, to the start and to the end, and no further", async () => {
  const { workbench } = await open(<Timeline />);
  const index = () => workbench.getState().index;
  await expect.element(button("Previous step")).toHaveAttribute("aria-disabled", "true");
  await button("Next step").click();
  await vi.waitFor(() => expect(index()).toBe(1));
  await button("Last step").click();
  await vi.waitFor(() => expect(index()).toBe(count - 1));
  await expect.element(button("Next step")).toHaveAttribute("aria-disabled", "true");
  await button("Previous step").click();
  await vi.waitFor(() => expect(index()).toBe(count - 2));
  await button("First step").click();
  await vi.waitFor(() => expect(index()).toBe(0));
});

test("phases take room by their steps, are filled as far as the pass has come, and lead to their first step", async () => {
  const { workbench, container } = await open(<Timeline />, stepOf("dL/dW2[1,1]"));
  const phases = [...container.querySelectorAll<HTMLElement>(".phase")];
  const { phases: ranges } = workbench.getState().opened ?? { phases: [] };
  expect(phases.map(({ style }) => Number(style.flexGrow))).toEqual(ranges.map((range) => range.count));
  const filled = () => phases.map((phase) => phase.querySelector<HTMLElement>(".fill")?.style.width);
  expect(filled()[0]).toBe("100%");
  expect(filled()[3]).toBe("0%");
  expect(phases.findIndex((phase) => phase.querySelector(".dot"))).toBe(2);
  await button("update").click();
  await vi.waitFor(() => expect(workbench.getState().index).toBe(ranges[3].from));
});

test("where the pointer presses in a phase is the step of that phase, at its very ends too", async () => {
  const { workbench, container } = await open(<Timeline />);
  const scrub = await vi.waitFor(() => {
    const found = container.querySelector<HTMLElement>(".scrub");
    if (!found) throw new Error("not loaded");
    return found;
  });
  scrub.setPointerCapture = () => {};
  const { phases } = workbench.getState().opened ?? { phases: [] };
  const press = (phase: number, share: number) => {
    const box = container.querySelectorAll(".phase")[phase].getBoundingClientRect();
    const clientX = box.left + share * box.width;
    for (const type of ["pointerdown", "pointerup"])
      scrub.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX, button: 0 }));
  };
  for (const phase of phases.keys()) {
    const { from, count: steps } = phases[phase];
    for (const step of [0, steps - 1]) {
      press(phase, (step + 0.5) / steps);
      await vi.waitFor(() => expect(workbench.getState().index).toBe(from + step));
    }
  }
});

test("another size of step cuts the pass into more steps, and stays at the same quantity", async () => {
  const { workbench } = await open(<Timeline />, stepOf("z1[1]"));
  await userEvent.selectOptions(page.getByRole("combobox", { name: "Step size" }), "term");
  await vi.waitFor(() => expect(workbench.getState().opened?.count).toBeGreaterThan(count));
  expect(workbench.getState().opened?.step.quantity).toBe("z1[1]");
});

test("playing goes on by itself and can be paused", async () => {
  const { workbench } = await open(<Timeline />);
  await button("Play").click();
  await userEvent.selectOptions(page.getByRole("combobox", { name: "Speed" }), "fast");
  await vi.waitFor(() => expect(workbench.getState().index).toBeGreaterThan(0), { timeout: 10_000 });
  await button("Pause").click();
  expect(workbench.getState().playing).toBe(false);
  await expect.element(button("Play")).toBeVisible();
});
