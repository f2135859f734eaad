import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import ProgramMatrices from "../../../../src/views/step/looks/matrices/program/ProgramMatrices";
import ProgramInput from "../../../../src/views/step/program/ProgramInput";
import Quantities from "../../../../src/views/step/table/Quantities";
import { openProgram } from "../../open";

const program = "x = np.array([1.0, -2.0])\nn = 3\nf = np.sum(x ** 2) * n\n";

async function openBoth() {
  const opened = await openProgram(
    <div style={{ width: 600 }}>
      <ProgramInput />
      <ProgramMatrices />
      <Quantities />
    </div>,
    { program },
  );
  const places = {
    matrices: '.matrices td[data-quantity="x[1]"]',
    table: '.quantities button[data-quantity="x[1]"]',
  };
  const at = (place: keyof typeof places) => opened.container.querySelector<HTMLElement>(places[place]);
  await vi.waitFor(() => expect(at("matrices") && at("table")).not.toBeNull(), { timeout: 15_000 });
  const text = () => opened.workbench.getState().program?.program;
  return { ...opened, at, text };
}

const second = (value: string) => program.replace("-2.0", value);

for (const pointerType of ["mouse", "touch"])
  for (const place of ["matrices", "table"] as const)
    test(`a given number in the ${place} is dragged by ${pointerType}; one undo takes all back`, async () => {
      const { workbench, at, text } = await openBoth();
      vi.spyOn(document.documentElement, "setPointerCapture").mockImplementation(() => undefined);
      const raw = "onpointerrawupdate" in window ? "pointerrawupdate" : "pointermove";
      const send = (type: string, clientX: number, target: EventTarget = window) =>
        target.dispatchEvent(
          new PointerEvent(type, { pointerId: 1, isPrimary: true, pointerType, clientX, bubbles: true }),
        );
      send("pointerdown", 100, at(place) as HTMLElement);
      send(raw, 103);
      send(raw, 120);
      send(raw, 153);
      send("pointerup", 153);
      await vi.waitFor(() => expect(text()).toBe(second("-1.5")));
      await vi.waitFor(() => expect(Number(at(place)?.dataset.value)).toBe(-1.5));
      workbench.getState().undo();
      await vi.waitFor(() => expect(text()).toBe(program));
      vi.restoreAllMocks();
    });

test("a number of the matrices that the Tab key comes to is stepped by arrows and typed", async () => {
  const { workbench, at, text } = await openBoth();
  const sliders = () => page.getByRole("slider").elements();
  // Each number once, however often its array is shown.
  await vi.waitFor(() =>
    expect(sliders().map(({ ariaLabel, ariaValueNow }) => [ariaLabel, ariaValueNow])).toEqual([
      ["x[0]", "1"],
      ["x[1]", "-2"],
      ["n", "3"],
    ]),
  );
  (sliders()[1] as HTMLElement).focus();
  await userEvent.keyboard("{ArrowRight}");
  await vi.waitFor(() => expect(sliders()[1].ariaValueNow).toBe("-1.99"));
  await userEvent.keyboard("{ArrowRight}{ArrowUp}");
  await vi.waitFor(() => expect(at("matrices")?.textContent).toBe("-1.97".replace("-", "−")));
  expect(document.activeElement).toBe(sliders()[1]);
  workbench.getState().undo();
  await vi.waitFor(() => expect(text()).toBe(program));
  await userEvent.keyboard("4{Enter}");
  await vi.waitFor(() => expect(text()).toBe(second("4.0")));
});

test("a number of the table steps by the keys that don't lead to the next", async () => {
  const { workbench, at, text } = await openBoth();
  at("table")?.focus();
  await userEvent.keyboard("{PageUp}");
  await vi.waitFor(() => expect(text()).toBe(second("-1.9")));
  await userEvent.keyboard("{Shift>}{PageDown}{/Shift}");
  await vi.waitFor(() => expect(text()).toBe(second("-1.91")));
  await userEvent.keyboard("{ArrowUp}");
  await vi.waitFor(() => expect(text()).toBe(second("-1.91")));
  workbench.getState().undo();
  await vi.waitFor(() => expect(text()).toBe(program));
});

test("what is computed stays as it is, and so does all of a locked page", async () => {
  const { workbench, container, at } = await openBoth();
  const given = () =>
    [...container.querySelectorAll<HTMLElement>(".matrices td[data-given]")].map(
      ({ dataset }) => dataset.name,
    );
  await vi.waitFor(() => expect(new Set(given())).toEqual(new Set(["x[0]", "x[1]", "n"])));
  workbench.setState({ locked: true });
  await vi.waitFor(() => {
    expect(given()).toEqual([]);
    expect(page.getByRole("slider").elements()).toEqual([]);
  });
  expect(at("matrices")?.textContent).toContain("2");
});
