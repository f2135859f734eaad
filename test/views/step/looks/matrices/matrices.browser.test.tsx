import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { givenNumber } from "../../../../../src/engine/document/edit/edit";
import { GraphInput } from "../../../../../src/views/step/graph/GraphInput";
import Matrices from "../../../../../src/views/step/looks/matrices/Matrices";
import { goTo, numberOf, open, printedIn, quantities, stepOf } from "../../../open";

test("the matrices hold what is known at the step, blank where it isn't yet", async () => {
  const { workbench, container } = await open(<Matrices />, 0);
  for (const index of [
    0,
    stepOf("a1[1]"),
    stepOf("dL/dW2[2,1]") - 1,
    stepOf("dL/dW2[2,1]"),
    stepOf("dL/dW1[1,1]"),
  ]) {
    await goTo(workbench, index);
    await vi.waitFor(() => {
      const printed = printedIn(container);
      for (const [name, value] of printed) {
        expect(value, name).toBe(numberOf(name));
        expect(stepOf(name), `${name} at step ${index}`).toBeLessThanOrEqual(index);
      }
      for (const { name, step } of quantities)
        if (/^(z|a|dL\/dW)/.test(name) && step <= index)
          expect(printed.has(name), `${name} at step ${index}`).toBe(true);
    });
  }
});

test("the cell of the step and those that it reads are marked", async () => {
  const { container } = await open(<Matrices />, stepOf("z1[1]"));
  const marked = (state: string) =>
    [...container.querySelectorAll<HTMLElement>(`td.${state}`)].map(
      (cell) => cell.dataset.quantity ?? cell.querySelector<HTMLElement>("[data-quantity]")?.dataset.quantity,
    );
  await vi.waitFor(() => expect(marked("now")).toEqual(["z1[1]"]));
  expect(marked("read")).toEqual(expect.arrayContaining(["W1[1,1]", "W1[1,2]", "x[1]", "x[2]"]));
  expect(marked("read")).not.toContain("W1[2,1]");
});

test("the Tab key comes to each given number once; arrows step it and digits type it", async () => {
  const { workbench, container } = await open(
    <>
      <GraphInput />
      <Matrices />
    </>,
    stepOf("a1[1]"),
  );
  const stops = () => [...container.querySelectorAll<HTMLElement>("td [role=slider]")];
  const names = () => stops().map((stop) => stop.closest("td")?.dataset.quantity ?? "");
  await vi.waitFor(() => expect(names()).toHaveLength(14));
  expect(new Set(names()).size).toBe(14);
  expect(names().every((name) => /^[xtWb]\d?(\[|$)/.test(name))).toBe(true);
  const at = (name: string) => stops()[names().indexOf(name)];
  const now = (name: string) => {
    const { document } = workbench.getState();
    return document && givenNumber(document, name);
  };
  const before = now("W1[2,1]") ?? Number.NaN;
  at("W1[2,1]").focus();
  await userEvent.keyboard("{ArrowRight}");
  await vi.waitFor(() => expect(at("W1[2,1]").ariaValueNow).toBe(String(now("W1[2,1]"))));
  expect(now("W1[2,1]")).toBeGreaterThan(before);
  expect(document.activeElement).toBe(at("W1[2,1]"));
  await userEvent.keyboard("0.75{Enter}");
  await vi.waitFor(() => expect(now("W1[2,1]")).toBe(0.75));
  workbench.setState({ locked: true });
  await vi.waitFor(() => expect(page.getByRole("slider").elements()).toEqual([]));
});
