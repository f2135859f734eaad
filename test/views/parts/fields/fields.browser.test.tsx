import { useState } from "react";
import { flushSync } from "react-dom";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { activations } from "../../../../src/engine/activations";
import { datasets } from "../../../../src/engine/datasets";
import type { ScheduleDocument } from "../../../../src/engine/document/document";
import { valueFault } from "../../../../src/engine/document/faults/valueFault";
import { initializers } from "../../../../src/engine/initializers";
import type { Parameter } from "../../../../src/engine/math/parameter";
import { optimizers } from "../../../../src/engine/optimizers";
import { schedules } from "../../../../src/engine/schedules";
import { BreakingName } from "../../../../src/views/parts/fields/BreakingName";
import { ParameterRow } from "../../../../src/views/parts/fields/ParameterRow";
import { ScheduleRows } from "../../../../src/views/parts/fields/ScheduleRows";

test.each([
  "attentionScores[12,3]",
  "h (line 12, pass 3)[0]",
  "∂loss/∂np.sum(input_activations_of_first_layer ** 2)",
  "aNameWithoutAnyPlaceWhereOneCouldBreakIt",
])("“%s” is whole where there is little room", async (name) => {
  const { container } = await render(
    <div style={{ width: 90, overflow: "hidden" }}>
      <BreakingName name={name} />
    </div>,
  );
  expect(container.textContent).toBe(name);
  const box = container.querySelector("div");
  expect(box?.scrollWidth).toBe(90);
});

test("an arrow key changes each parameter that a variant has, by less than half of it, and never beyond its range", async () => {
  const rules: readonly { readonly id: string; readonly parameters?: readonly Parameter[] }[] = [
    ...activations,
    ...optimizers,
    ...schedules,
    ...initializers,
    ...datasets,
  ];
  const all = rules.flatMap(({ id, parameters = [] }) => parameters.map((parameter) => ({ id, parameter })));
  const changed = vi.fn<(key: string, value: number) => void>();
  const key = ({ id, parameter }: (typeof all)[number]) => `${id} ${parameter.name}`;
  await render(
    all.map((one) => (
      <ParameterRow
        key={key(one)}
        parameter={one.parameter}
        value={one.parameter.default}
        onChange={(value) => changed(key(one), value)}
      />
    )),
  );
  const fields = page.getByRole("spinbutton").elements();
  expect(fields).toHaveLength(all.length);
  const press = (field: Element, pressed: string) =>
    flushSync(() => field.dispatchEvent(new KeyboardEvent("keydown", { key: pressed, bubbles: true })));
  for (const [k, one] of all.entries()) {
    changed.mockClear();
    for (const arrow of ["ArrowUp", "Escape", "ArrowDown", "Escape"]) press(fields[k], arrow);
    const values = changed.mock.calls.map(([, value]) => value);
    expect(values.length, key(one)).toBeGreaterThan(0);
    const { default: usual } = one.parameter;
    for (const value of values) {
      expect(valueFault(value, one.parameter), key(one)).toBeUndefined();
      expect(Math.abs(value - usual), key(one)).toBeLessThanOrEqual(usual === 0 ? 0.01 : Math.abs(usual) / 2);
    }
  }
});

test("a number outside a parameter's range isn't taken", async () => {
  const changed = vi.fn();
  const [parameter] = schedules.flatMap(({ parameters }) => parameters.filter(({ integer }) => integer));
  await render(<ParameterRow parameter={parameter} value={parameter.default} onChange={changed} />);
  await page.getByRole("spinbutton").fill("2.5");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("alert")).toHaveTextContent("must be a whole number");
  expect(changed).not.toHaveBeenCalled();
});

test("a schedule's parameters stand below it, and are gone with it", async () => {
  const asked = vi.fn();
  function Page() {
    const [schedule, setSchedule] = useState<ScheduleDocument>();
    return (
      <ScheduleRows
        schedule={schedule}
        choose={(type) => setSchedule(type === undefined ? undefined : ({ type } as ScheduleDocument))}
        changesOf={(name) => ({ onChange: (value) => asked(name, value) })}
      />
    );
  }
  await render(<Page />);
  const menu = page.getByRole("combobox", { name: "Schedule of the learning rate" });
  const fields = () => page.getByRole("spinbutton").elements() as HTMLInputElement[];
  expect(fields()).toEqual([]);
  for (const { id, parameters } of schedules) {
    await menu.selectOptions(id);
    expect(fields().map(({ value }) => Number(value))).toEqual(
      parameters.map((parameter) => parameter.default),
    );
    for (const field of fields()) expect(field.ariaLabel).toContain("of the schedule");
  }
  await menu.selectOptions("");
  expect(fields()).toEqual([]);
});
