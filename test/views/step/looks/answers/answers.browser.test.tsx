import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { createHomework } from "../../../../../src/store/homework/createHomework";
import AnswersView from "../../../../../src/views/step/looks/answers/AnswersView";
import { numberOf, open, printedIn } from "../../../open";

const row = (container: Element, symbol: string) =>
  [...container.querySelectorAll("tbody tr")].find(
    (each) => each.querySelector("th")?.textContent === symbol,
  );

const verdict = (container: Element, symbol: string) =>
  row(container, symbol)?.querySelector("[data-verdict]")?.getAttribute("data-verdict");

async function type(container: Element, symbol: string, number: string) {
  await userEvent.fill(row(container, symbol)?.querySelector("input") as HTMLInputElement, number);
  await userEvent.keyboard("{Enter}");
}

test("a number that is typed is judged, right or wrong", async () => {
  const { container } = await open(<AnswersView />);
  await type(container, "h₁", "0.5933");
  await vi.waitFor(() => expect(verdict(container, "h₁")).toBe("right"), { timeout: 10_000 });
  await type(container, "h₂", "0.6969");
  await vi.waitFor(() => expect(verdict(container, "h₂")).toBe("wrong"), { timeout: 10_000 });
  expect(verdict(container, "h₁")).toBe("right");
});

test("a number that is half typed isn't judged, but known for the next time; Escape gives it up", async () => {
  const { container, stores } = await open(<AnswersView />);
  const { getState } = stores.get(createHomework);
  const field = row(container, "h₁")?.querySelector("input") as HTMLInputElement;
  await userEvent.fill(field, "0.59");
  expect(getState().given()).toMatchObject({ typed: {}, drafts: { "a1[1]": "0.59" } });
  await userEvent.keyboard("{Escape}");
  expect(field.value).toBe("");
  expect(getState().given()).toBeUndefined();
});

test("the sheet's printed numbers are judged at a press, and cleared at another", async () => {
  const { container } = await open(<AnswersView />);
  await page.getByRole("button", { name: "Use the sheet’s printed numbers" }).click();
  await vi.waitFor(() => expect(container.querySelector('[data-verdict="wrong"]')).not.toBeNull(), {
    timeout: 20_000,
  });
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await vi.waitFor(() => expect(container.querySelector("[data-verdict]")).toBeNull());
});

test("while one practises, no number of the page's own is there", async () => {
  const { container } = await open(<AnswersView />);
  await type(container, "h₂", "0.6969");
  await vi.waitFor(() => expect(printedIn(container)).toEqual(new Map([["a1[2]", numberOf("a1[2]")]])), {
    timeout: 10_000,
  });
  await page.getByRole("button", { name: "Practise: hide the numbers" }).click();
  await vi.waitFor(() => expect(container.querySelectorAll("thead th")).toHaveLength(3));
  // What is found while practising is judged from scratch.
  await type(container, "h₂", "0.6969");
  await vi.waitFor(() => expect(verdict(container, "h₂")).toBe("wrong"), { timeout: 10_000 });
  expect(printedIn(container).size).toBe(0);
  expect(container.querySelector("thead")?.textContent).not.toContain("exactly");
});
