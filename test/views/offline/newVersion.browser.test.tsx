import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { render } from "vitest-browser-react";
import { NewVersion } from "../../../src/views/offline/NewVersion";

const offer = page.getByRole("status");

/** The page, and what tells it that a new version waits. */
async function open() {
  const keep = vi.fn(async (_ready: (takeOver: () => void) => void) => undefined);
  await render(<NewVersion keep={keep} />);
  await vi.waitFor(() => expect(keep).toHaveBeenCalledOnce());
  return keep.mock.calls[0][0];
}

test("nothing is said before a new version waits, and it takes over when the reader says so", async () => {
  const ready = await open();
  expect(offer.elements()).toEqual([]);
  const takeOver = vi.fn();
  ready(takeOver);
  await expect.element(offer).toHaveTextContent("A new version of this page is ready.");
  expect(takeOver).not.toHaveBeenCalled();
  await page.getByRole("button", { name: "Reload" }).click();
  expect(takeOver).toHaveBeenCalledOnce();
});

test("later is later, until the next version comes", async () => {
  const ready = await open();
  const takeOver = vi.fn();
  ready(takeOver);
  await page.getByRole("button", { name: "Later" }).click();
  await expect.element(offer).not.toBeInTheDocument();
  expect(takeOver).not.toHaveBeenCalled();
  ready(takeOver);
  await expect.element(offer).toBeVisible();
});

test("where it can't be kept the page works all the same, without a word", async () => {
  const keep = vi.fn(() => Promise.reject(new Error("forbidden")));
  await render(<NewVersion keep={keep} />);
  await vi.waitFor(() => expect(keep).toHaveBeenCalledOnce());
  expect(offer.elements()).toEqual([]);
});
