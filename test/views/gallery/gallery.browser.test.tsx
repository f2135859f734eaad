import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { lessons } from "../../../src/exercises/lessons/menu";
import { exercises } from "../../../src/exercises/menu";
import { Gallery } from "../../../src/views/gallery/Gallery";
import { open } from "../open";

afterEach(() => history.replaceState(null, "", location.pathname + location.search));

const entriesIn = (container: Element) => [
  ...container.querySelectorAll<HTMLElement>('[aria-label="Exercises"] li button'),
];

test("every exercise stands under its topic, and the open one says so", async () => {
  const { container } = await open(<Gallery />);
  const pick = page.getByRole("button", { name: /^Exercises; open now: 2-2-2 sigmoid/ });
  await pick.click();
  await vi.waitFor(() => expect(entriesIn(container)).toHaveLength(exercises.length + lessons.length));
  const current = entriesIn(container).filter((entry) => entry.getAttribute("aria-current") === "true");
  expect(current).toHaveLength(1);
  for (const topic of new Set(exercises.map((exercise) => exercise.topic)))
    await expect.element(page.getByRole("region", { name: topic, exact: true })).toBeInTheDocument();
});

test("choosing an exercise asks for its first step by its address, and closes the list", async () => {
  const { container } = await open(<Gallery />);
  await page.getByRole("button", { name: /^Exercises/ }).click();
  const { id, title, teaches, minutes } = exercises[1];
  const entry = await vi.waitFor(() => {
    const found = entriesIn(container)[1];
    expect(found?.textContent).toContain(title);
    return found;
  });
  expect(entry.textContent).toContain(`${minutes} min`);
  expect(entry.textContent).toContain(teaches);
  entry.click();
  expect(location.hash).toBe(`#${id}/1/unit`);
  expect(container.querySelector("#gallery")?.matches(":popover-open")).toBe(false);
});

test("words that are searched for leave those that have them all; the arrow keys and Enter open one", async () => {
  const { container } = await open(<Gallery />);
  await page.getByRole("button", { name: /^Exercises/ }).click();
  const field = page.getByRole("searchbox", { name: "Search the exercises" });
  await field.fill("SOFTMAX jacobian");
  expect(entriesIn(container).map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining("The Jacobian of softmax"),
  ]);
  await field.fill("sheet d softmax");
  const titles = entriesIn(container).length;
  expect(titles).toBeGreaterThan(1);
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  expect(document.activeElement).toBe(entriesIn(container)[1]);
  await userEvent.keyboard("{ArrowUp}{ArrowUp}{ArrowUp}");
  await expect.element(field).toHaveFocus();
  await field.fill("no such words");
  await expect.element(page.getByText(/^No exercise has these words/)).toBeVisible();
  expect(entriesIn(container)).toEqual([]);
  await field.fill("ridge");
  await userEvent.keyboard("{Enter}");
  expect(location.hash).toBe("#A-Q2/1/unit");
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
