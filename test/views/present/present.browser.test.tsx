import { expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import Present from "../../../src/views/present/Present";
import { open, stepOf } from "../open";

/** The classic exercise in front of a class, at a number of the way there. */
async function openPresent() {
  await page.viewport(1280, 720);
  const screen = await open(<Present />, stepOf("z1[1]"));
  await vi.waitFor(() =>
    expect(screen.container.querySelector(".slide-picture, .slide-what")).not.toBeNull(),
  );
  return { ...screen, state: screen.workbench.getState };
}

test("the page is enlarged as a slide is, and is itself again afterwards", async () => {
  const zoom = () => document.documentElement.style.getPropertyValue("--slide-zoom");
  const { unmount } = await openPresent();
  expect(Number(zoom())).toBeCloseTo(Math.min(innerWidth / 960, innerHeight / 540), 6);
  await unmount();
  expect(zoom()).toBe("");
});

test("? lists the keys of this view and of all, and one of them closes the list", async () => {
  await openPresent();
  await userEvent.keyboard("?");
  const list = page.getByRole("dialog", { name: "Keys" });
  await expect.element(list).toBeVisible();
  for (const words of [
    "the next step, the one before",
    "the next view: Step, Train, Compare",
    "dark or light",
  ])
    await expect.element(list.getByText(words)).toBeVisible();
  // The classic exercise has one example.
  expect(list.getByText("one example after the other, or the whole batch").elements()).toEqual([]);
  await userEvent.keyboard("?");
  await expect.element(list).not.toBeInTheDocument();
});

test("keys go to the next look, form and convention, and back with Shift", async () => {
  const { state } = await openPresent();
  const { presentation } = state();
  await userEvent.keyboard("l");
  expect(state().look).toBe("Matrices");
  await userEvent.keyboard("{Shift>}L{/Shift}");
  expect(state().look).toBe("Units");
  await userEvent.keyboard("f");
  expect(state().presentation.form).not.toBe(presentation.form);
  await userEvent.keyboard("{Shift>}F{/Shift}c");
  expect(state().presentation.form).toBe(presentation.form);
  expect(state().presentation.convention).not.toBe(presentation.convention);
});

test("a ring or a light follows the mouse, or neither", async () => {
  await openPresent();
  onTestFinished(() => document.querySelector(".spotlight")?.remove());
  const light = () => document.querySelector<HTMLElement>(".spotlight");
  expect(light()).toBeNull();
  await userEvent.keyboard("s");
  await vi.waitFor(() => expect(light()?.dataset.light).toBe("ring"));
  window.dispatchEvent(new PointerEvent("pointermove", { clientX: 30, clientY: 40 }));
  expect(["--x", "--y"].map((name) => light()?.style.getPropertyValue(name))).toEqual(["30px", "40px"]);
  await userEvent.keyboard("s");
  await vi.waitFor(() => expect(light()?.dataset.light).toBe("light"));
  await userEvent.keyboard("s");
  await vi.waitFor(() => expect(light()).toBeNull());
});

test("a note is written to the step that is shown; a page that is locked has no key for it", async () => {
  const { state } = await openPresent();
  await userEvent.keyboard("n");
  await expect.element(page.getByRole("textbox").first()).toHaveFocus();
  await userEvent.keyboard("{Escape}");
  state().lock(true);
  await userEvent.keyboard("?");
  const list = page.getByRole("dialog", { name: "Keys" });
  await expect.element(list).toBeVisible();
  expect(list.getByText(/^writes a note/).elements()).toEqual([]);
});
