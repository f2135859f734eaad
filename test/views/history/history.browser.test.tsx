import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { setGiven } from "../../../src/engine/document/edit/edit";
import { useStores } from "../../../src/store/context";
import { useWorkbench } from "../../../src/store/work/context";
import { NumberField } from "../../../src/ui/numbers/NumberField";
import { StepHistory } from "../../../src/views/history/StepHistory";
import { open } from "../open";

const button = (name: string) => page.getByRole("button", { name, exact: true });

async function changed() {
  const opened = await open(<StepHistory />);
  const { edit } = opened.workbench.getState();
  edit(setGiven("W2[1,1]", 0.5));
  edit(setGiven("x[1]", 0.25));
  const weight = () => opened.workbench.getState().document?.layers[1].weights[0][0];
  const input = () => opened.workbench.getState().document?.batch.inputs[0][0];
  await vi.waitFor(() => expect(input()).toBe(0.25));
  return { ...opened, weight, input };
}

test("undo takes the last change back, redo brings it again, and both end where there is nothing more", async () => {
  const { weight, input } = await changed();
  await expect.element(button("Redo")).toHaveAttribute("aria-disabled", "true");
  await button("Undo").click();
  await vi.waitFor(() => expect(input()).toBe(0.05));
  expect(weight()).toBe(0.5);
  await button("Undo").click();
  await vi.waitFor(() => expect(weight()).toBe(0.4));
  await expect.element(button("Undo")).toHaveAttribute("aria-disabled", "true");
  await button("Redo").click();
  await vi.waitFor(() => expect(weight()).toBe(0.5));
  expect(input()).toBe(0.05);
});

test("the keys do the same, but not while one types in a field", async () => {
  const { input } = await changed();
  const field = document.createElement("input");
  document.body.append(field);
  field.focus();
  await userEvent.keyboard("{Control>}z{/Control}");
  expect(input()).toBe(0.25);
  field.remove();
  await userEvent.keyboard("{Control>}z{/Control}");
  await vi.waitFor(() => expect(input()).toBe(0.05));
  await userEvent.keyboard("{Control>}{Shift>}z{/Shift}{/Control}");
  await vi.waitFor(() => expect(input()).toBe(0.25));
});

/** The first input, in a field. */
function InputField() {
  const value = useWorkbench(({ document }) => document?.batch.inputs[0][0] ?? 0);
  const { edit } = useStores().workbench.getState();
  return <NumberField label="Input" value={value} onChange={(next) => edit(setGiven("x[1]", next))} />;
}

test("the keys do the same in a number's field with nothing half typed", async () => {
  const { workbench } = await open(
    <>
      <StepHistory />
      <InputField />
    </>,
  );
  const input = () => workbench.getState().document?.batch.inputs[0][0];
  const field = page.getByRole("spinbutton", { name: "Input" });
  (field.element() as HTMLElement).focus();
  await userEvent.keyboard("{ArrowUp}");
  await vi.waitFor(() => expect(input()).toBeCloseTo(0.06));
  await userEvent.keyboard("{Control>}z{/Control}");
  await vi.waitFor(() => expect(input()).toBe(0.05));
  await expect.element(field).toHaveValue("0.05");
  await userEvent.keyboard("{ArrowUp}");
  await vi.waitFor(() => expect(input()).toBeCloseTo(0.06));
  await userEvent.keyboard("7{Control>}z{/Control}");
  await expect.element(field).toBeInTheDocument();
  expect(input()).toBeCloseTo(0.06);
});

test("the list names every change, the newest first, and a press goes there", async () => {
  const { container, weight } = await changed();
  await button("History").click();
  const rows = await vi.waitFor(() => {
    const found = [...container.querySelectorAll<HTMLButtonElement>("ol button")];
    expect(found).toHaveLength(3);
    return found;
  });
  expect(rows[0]).toHaveAttribute("aria-current", "step");
  expect(rows[1].textContent).toContain("w₅");
  expect(rows[2].textContent).toMatch(/^open /);
  rows[2].click();
  await vi.waitFor(() => expect(weight()).toBe(0.4));
  await vi.waitFor(() => expect(container.querySelectorAll("ol .undone")).toHaveLength(2));
});
