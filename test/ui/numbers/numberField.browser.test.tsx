import { useState } from "react";
import { flushSync } from "react-dom";
import { expect, onTestFinished, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { NumberField, type NumberFieldProps } from "../../../src/ui/numbers/NumberField";

const check = (value: number) =>
  value < 0 ? "must be at least 0" : value > 2 ? "must be at most 2" : undefined;

/** A field of the page that keeps what it is told, 0.5 at first; no more than 2, no less than 0. */
async function open({ first = 0.5, ...props }: Partial<NumberFieldProps> & { readonly first?: number } = {}) {
  const changed = vi.fn<(value: number) => void>();
  function Page() {
    const [value, setValue] = useState(first);
    const change = (next: number) => {
      changed(next);
      setValue(next);
    };
    return <NumberField label="Rate" value={value} step={0.1} check={check} onChange={change} {...props} />;
  }
  await render(<Page />);
  const field = page.getByRole("spinbutton", { name: "Rate" });
  const input = field.element() as HTMLInputElement;
  return {
    changed,
    input,
    focus: () => flushSync(() => input.focus()),
    leave: () => flushSync(() => input.blur()),
    type: (text: string) => field.fill(text),
  };
}

const press = (keys: string) => userEvent.keyboard(keys);
const alerts = () =>
  page
    .getByRole("alert")
    .elements()
    .map(({ textContent }) => textContent);

test("arrows go a step, with Shift a tenth, with Alt or a page key ten, from what is typed or else from the number", async () => {
  const { changed, focus, type } = await open();
  focus();
  for (const [keys, value] of [
    ["{ArrowUp}", 0.6],
    ["{Shift>}{ArrowUp}{/Shift}", 0.61],
    ["{Alt>}{ArrowUp}{/Alt}", 1.61],
    ["{ArrowDown}", 1.51],
    ["{Shift>}{ArrowDown}{/Shift}", 1.5],
    ["{PageDown}", 0.5],
  ] as const) {
    await press(keys);
    expect(changed).toHaveBeenLastCalledWith(value);
  }
  await type("1.2");
  await press("{ArrowUp}");
  expect(changed).toHaveBeenLastCalledWith(1.3);
});

test("a number that is smaller than a step takes steps of its own size", async () => {
  const { changed, focus } = await open({ first: 1e-7 });
  focus();
  await press("{ArrowUp}");
  await press("{PageUp}");
  expect(changed.mock.calls).toEqual([[2e-7], [1.2e-6]]);
});

test("Enter takes what is typed, and so does leaving the field", async () => {
  const { changed, input, focus, leave, type } = await open();
  focus();
  await type("0,75");
  expect(changed).not.toHaveBeenCalled();
  await press("{Enter}");
  expect(changed.mock.calls).toEqual([[0.75]]);
  await type("1.5");
  leave();
  expect(changed.mock.calls).toEqual([[0.75], [1.5]]);
  expect(input.value).toBe("1.5");
});

test("Escape gives the old number back, and the fault is gone", async () => {
  const { changed, input, focus, leave, type } = await open();
  focus();
  await type("1.75");
  await press("{Escape}");
  expect(input.value).toBe("0.5");
  await type("3");
  await press("{Enter}");
  expect(alerts()).toEqual(["must be at most 2"]);
  await press("{Escape}");
  expect(input.value).toBe("0.5");
  expect(alerts()).toEqual([]);
  leave();
  expect(changed).not.toHaveBeenCalled();
});

test.each([
  ["one half", "“one half” is not a number"],
  ["", "“” is not a number"],
  ["-0.1", "must be at least 0"],
  ["2.1", "must be at most 2"],
])("“%s” changes nothing and is explained: %s", async (text, fault) => {
  const { changed, input, focus, leave, type } = await open();
  focus();
  await type(text);
  expect(alerts()).toEqual([]);
  await press("{Enter}");
  expect(alerts()).toEqual([fault]);
  expect(input.value).toBe(text);
  expect(input.getAttribute("aria-invalid")).toBe("true");
  leave();
  expect(alerts()).toEqual([fault]);
  expect(input.value).toBe("0.5");
  focus();
  expect(alerts()).toEqual([]);
  expect(changed).not.toHaveBeenCalled();
});

/** Drags a field from 100 pixels over these places. */
function drag(field: Element, ...places: readonly number[]) {
  const captures = vi.spyOn(document.documentElement, "setPointerCapture").mockReturnValue();
  onTestFinished(() => captures.mockRestore());
  const at = (target: EventTarget, kind: string, clientX: number) =>
    target.dispatchEvent(new PointerEvent(kind, { pointerId: 1, clientX, bubbles: true, cancelable: true }));
  at(field, "pointerdown", 100);
  for (const x of places) at(window, "onpointerrawupdate" in window ? "pointerrawupdate" : "pointermove", x);
  at(window, "pointerup", places[places.length - 1]);
}

test("a drag over whole numbers ends at the nearest, wherever between two the pointer is seen", async () => {
  const onPreview = vi.fn<(value: number | undefined) => void>();
  const { changed, input } = await open({
    first: 10,
    step: 1,
    check: (value) => (Number.isInteger(value) ? undefined : "must be a whole number"),
    onPreview,
  });
  drag(input, 103, 110, 117, 124, 131, 138, 145, 152);
  expect(changed.mock.calls).toEqual([[15]]);
  expect(onPreview.mock.calls).toEqual([[11], [12], [13], [14], [15]]);
});

test("neither arrows nor a drag go where a number isn't allowed; the limits themselves are", async () => {
  const { changed, input, focus, type } = await open();
  drag(input, 103, 203, 253, 303);
  expect(changed.mock.calls).toEqual([[2]]);
  focus();
  await press("{ArrowUp}");
  await press("{Alt>}{ArrowUp}{/Alt}");
  expect(changed.mock.calls).toEqual([[2]]);
  await type("0");
  await press("{ArrowDown}");
  expect(changed.mock.calls).toEqual([[2]]);
  await press("{Enter}");
  expect(changed.mock.calls).toEqual([[2], [0]]);
});
