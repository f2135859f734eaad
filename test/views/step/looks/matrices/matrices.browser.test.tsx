import { expect, test, vi } from "vitest";
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
