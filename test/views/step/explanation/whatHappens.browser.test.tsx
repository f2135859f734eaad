import { expect, test, vi } from "vitest";
import { page } from "vitest/browser";
import { fullNumber, shortNumber } from "../../../../src/engine/math/format";
import { WhatHappens } from "../../../../src/views/step/explanation/WhatHappens";
import { goTo, numberOf, open, openProgram, printedIn, stepOf } from "../../open";

const result = (container: Element) => container.querySelector<HTMLElement>(".result [data-quantity]");

test("the result is the step's quantity with its number, short for the eye and whole when it is pressed", async () => {
  for (const quantity of ["z1[1]", "L", "dL/dW2[1,1]", "W2[1,1]'"]) {
    const { container, unmount } = await open(<WhatHappens />, stepOf(quantity));
    expect(result(container)?.dataset).toMatchObject({ quantity, value: fullNumber(numberOf(quantity)) });
    expect(result(container)?.textContent).toBe(shortNumber(numberOf(quantity)));
    // Until it can be pressed it is there to be read.
    await vi.waitFor(() => expect(result(container)?.localName).toBe("button"));
    expect(result(container)?.textContent).toBe(shortNumber(numberOf(quantity)));
    result(container)?.click();
    await vi.waitFor(() => expect(container.textContent).toContain(fullNumber(numberOf(quantity))));
    await unmount();
  }
});

test("the numbers that are put in are those that the step reads, and each is known before it", async () => {
  const { workbench, container } = await open(<WhatHappens />, stepOf("dL/dW2[1,1]"));
  const reads = () => workbench.getState().opened?.step.reads ?? [];
  for (const quantity of ["dL/dW2[1,1]", "a1[2]", "dL/dz1[1]"]) {
    const index = stepOf(quantity);
    await goTo(workbench, index);
    await vi.waitFor(() => {
      const lines = [...container.querySelectorAll(".formula.numbers")].flatMap((line) => [
        ...printedIn(line),
      ]);
      expect(lines.map(([name]) => name).sort()).toEqual(
        reads()
          .map(({ name }) => name)
          .sort(),
      );
      for (const [name, value] of lines) {
        expect(value, name).toBe(numberOf(name));
        expect(stepOf(name), name).toBeLessThan(index);
      }
    });
  }
});

test("it says which step of how many, the phase, and the title that the worker gave", async () => {
  const index = stepOf("dL/dW2[1,1]");
  const { container } = await open(<WhatHappens />, index);
  expect(container.querySelector(".overline")?.textContent).toBe(
    `What happens: backwardStep ${index + 1} of 39`,
  );
  await expect.element(page.getByRole("heading")).toHaveTextContent("Gradient of the weight w₅");
});

test("where the sheet printed another number it is set beside the result as wrong", async () => {
  const { workbench, container } = await open(<WhatHappens />, stepOf("dL/dW1[1,2]"));
  await vi.waitFor(() =>
    expect(container.querySelector(".result .printed.wrong")?.textContent).toContain("0.0013"),
  );
  await goTo(workbench, stepOf("dL/dW2[1,1]"));
  await vi.waitFor(() => expect(container.querySelector(".result .printed")?.textContent).toContain("✓"));
  expect(container.querySelector(".result .printed.wrong")).toBeNull();
});

test("numbers of a matrix that is wider than the panel stay whole, each in one line", async () => {
  const rows = Array.from(
    { length: 4 },
    (_, k) => `[${Array.from({ length: 20 }, (_, i) => (k - i) / 7).join(", ")}]`,
  );
  const { container } = await openProgram(
    <div style={{ width: 300, overflow: "auto" }}>
      <WhatHappens />
    </div>,
    { program: `W = np.array([${rows.join(", ")}])\nf = np.sum(W * W)` },
    { size: "layer" },
  );
  const cells = () => [...container.querySelectorAll<HTMLElement>(".matrix-result td")];
  await vi.waitFor(() => expect(cells()).toHaveLength(80));
  const heights = cells().map((cell) => cell.getBoundingClientRect().height);
  expect(Math.max(...heights)).toBeLessThan(30);
});
