import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { exercises } from "../../../src/exercises";
import { Gallery } from "../../../src/views/gallery/Gallery";
import { open } from "../open";

afterEach(() => history.replaceState(null, "", location.pathname + location.search));

test("every exercise stands under its sheet, and the open one says so", async () => {
  const { container } = await open(<Gallery />);
  const pick = page.getByRole("button", { name: /^Exercises; open now: 2-2-2 sigmoid/ });
  await pick.click();
  await expect.element(page.getByRole("region").first()).toBeVisible();
  const entries = () => [...container.querySelectorAll("li button:has(small)")];
  await vi.waitFor(() => expect(entries()).toHaveLength(exercises.length));
  const current = entries().filter((entry) => entry.getAttribute("aria-current") === "true");
  expect(current).toHaveLength(1);
  for (const sheet of new Set(exercises.map((exercise) => exercise.sheet)))
    await expect.element(page.getByRole("region", { name: sheet, exact: true })).toBeInTheDocument();
});

test("choosing an exercise asks for its first step by its address, and closes the list", async () => {
  const { container } = await open(<Gallery />);
  await page.getByRole("button", { name: /^Exercises/ }).click();
  const { id, title, question } = exercises[1];
  const entry = await vi.waitFor(() => {
    const found = [...container.querySelectorAll<HTMLElement>("li button")].find(
      ({ textContent }) => textContent === `${title}${question}`,
    );
    if (!found) throw new Error("the list isn't there yet");
    return found;
  });
  entry.click();
  expect(location.hash).toBe(`#${id}/1/unit`);
  expect(container.querySelector("#gallery")?.matches(":popover-open")).toBe(false);
});

test("a network of one's own is made of the sizes that are typed; what can't be is explained", async () => {
  const { workbench } = await open(<Gallery />);
  await page.getByRole("button", { name: /^Exercises/ }).click();
  await page.getByRole("button", { name: "New network …" }).click();
  const sizes = page.getByRole("textbox", { name: "Inputs and units of each layer" });
  await sizes.fill("3-0");
  await page.getByRole("button", { name: "Create" }).click();
  await expect.element(page.getByRole("alert")).toHaveTextContent("such as 2-3-1");
  await sizes.fill("3-4-1");
  await userEvent.keyboard("{Enter}");
  await vi.waitFor(() => expect(workbench.getState().document?.inputs).toBe(3));
  expect(workbench.getState().document?.layers.map(({ units }) => units)).toEqual([4, 1]);
});
