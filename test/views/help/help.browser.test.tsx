import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { Help } from "../../../src/views/help/Help";
import { keys } from "../../../src/views/help/helpTexts";
import { looks } from "../../../src/views/parts/looks";
import { openStill } from "../openStill";

beforeEach(() => {
  // The build puts it in.
  vi.stubGlobal("__VERSION__", "0");
  onTestFinished(() => void vi.unstubAllGlobals());
});

const dialog = page.getByRole("dialog", { name: "How this works" });

async function open() {
  const { stores } = await openStill(
    <>
      <Help />
      <input aria-label="A name" />
      <input type="range" aria-label="The step" />
    </>,
    {},
  );
  return { presenting: () => stores.workbench.getState().presenting };
}

test("its key opens it, says what each key does and each look is for, and Escape closes it", async () => {
  await open();
  await userEvent.keyboard("?");
  await expect.element(dialog).toBeVisible();
  const listed = [...dialog.element().querySelectorAll(".keys dt")].map(({ textContent }) => textContent);
  expect(listed).toEqual(keys.map(({ name }) => name));
  for (const { label, words } of looks) {
    await expect.element(dialog.getByText(label, { exact: true })).toBeVisible();
    await expect.element(dialog.getByText(words)).toBeVisible();
  }
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  await page.getByRole("button", { name: "Help" }).click();
  await expect.element(dialog).toBeVisible();
  await page.getByRole("button", { name: "Close" }).click();
  await expect.element(dialog).not.toBeInTheDocument();
});

test("who types a question mark or a P means the letter; on a slider the keys work", async () => {
  const { presenting } = await open();
  await page.getByRole("textbox", { name: "A name" }).click();
  await userEvent.keyboard("P?");
  await expect.element(page.getByRole("textbox", { name: "A name" })).toHaveValue("P?");
  expect(dialog.elements()).toEqual([]);
  expect(presenting()).toBe(false);
  (page.getByRole("slider").element() as HTMLElement).focus();
  await userEvent.keyboard("?");
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard("P");
  expect(presenting()).toBe(false);
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  await userEvent.keyboard("P");
  expect(presenting()).toBe(true);
});
