import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { AxisHead } from "../../../../src/views/compare/parallel/AxisHead";
import { parallelAxis } from "../../../../src/views/compare/runs/axes";
import { quantity, rows } from "../comparedRuns";

type Part = readonly [number, number] | undefined;

/** The head of an axis, and what it asks for. */
async function open(id = "learningRate", brush?: Part, isColour = false) {
  const asked = {
    onInvert: vi.fn(),
    onMove: vi.fn(),
    onDrop: vi.fn(),
    onBrush: vi.fn(),
    onScale: vi.fn(),
    onColour: vi.fn(),
    onHide: vi.fn(),
  };
  const axis = parallelAxis(quantity(id), rows, quantity(id).usualScale, false);
  await render(<AxisHead axis={axis} x={200} rows={rows} brush={brush} isColour={isColour} {...asked} />);
  const name = page.getByRole("button").element() as HTMLElement;
  name.focus();
  return { ...asked, name, menu: page.getByRole("combobox") };
}

test("arrows to the sides move the axis, up and down its brush, which begins at the top", async () => {
  const { onMove, onBrush } = await open();
  await userEvent.keyboard("{ArrowLeft}{ArrowRight}{ArrowUp}");
  expect(onMove.mock.calls).toEqual([[-1], [1]]);
  expect(onBrush.mock.calls).toEqual([[[0.75, 1]]]);
});

test.each<[string, Part, string, Part]>([
  ["up", [0.5, 0.7], "{ArrowUp}", [0.55, 0.75]],
  ["down", [0.5, 0.7], "{ArrowDown}", [0.45, 0.65]],
  ["up no further than the end", [0.5, 0.98], "{ArrowUp}", [0.52, 1]],
  ["down no further than the end", [0.02, 0.5], "{ArrowDown}", [0, 0.48]],
  ["larger", [0.5, 0.7], "{Shift>}{ArrowDown}{/Shift}", [0.45, 0.7]],
  ["smaller", [0.5, 0.7], "{Shift>}{ArrowUp}{/Shift}", [0.55, 0.7]],
  ["no smaller than a step", [0.66, 0.7], "{Shift>}{ArrowUp}{/Shift}", [0.65, 0.7]],
  ["away", [0.5, 0.7], "{Delete}", undefined],
])("keys take a brush %s", async (_name, brush, key, expected) => {
  const { onBrush } = await open("learningRate", brush);
  await userEvent.keyboard(key);
  expect(onBrush).toHaveBeenCalledOnce();
  const [part] = onBrush.mock.calls[0] as [Part];
  expect(part?.map((end) => Math.round(100 * end) / 100)).toEqual(expected);
});

test("a press turns the axis upside down; a drag moves it to where it is dropped, and turns nothing", async () => {
  const { onInvert, onDrop, name } = await open();
  await userEvent.click(name);
  expect(onInvert).toHaveBeenCalledOnce();
  const at = (clientX: number) => ({ clientX, clientY: 5, button: 0, pointerId: 1, bubbles: true });
  vi.spyOn(name, "setPointerCapture").mockImplementation(() => undefined);
  const dragged = (by: number) => {
    name.dispatchEvent(new PointerEvent("pointerdown", at(100)));
    name.dispatchEvent(new PointerEvent("pointermove", at(100 + by)));
    name.dispatchEvent(new PointerEvent("pointerup", at(100 + by)));
    name.click();
  };
  dragged(40);
  expect(onDrop.mock.calls).toEqual([[240]]);
  expect(onInvert).toHaveBeenCalledOnce();
  dragged(3);
  expect(onDrop).toHaveBeenCalledOnce();
  expect(onInvert).toHaveBeenCalledTimes(2);
});

test("the menu offers the scales that its values can have, the colour, and to hide it", async () => {
  const { menu, onScale, onColour, onHide } = await open();
  const offered = () => [...(menu.element() as HTMLSelectElement).options].map(({ value }) => value);
  expect(offered()).toEqual(["linear", "log", "rank", "category", "colour", "hide"]);
  await menu.selectOptions("rank");
  expect(onScale).toHaveBeenCalledWith("rank");
  await menu.selectOptions("colour");
  expect(onColour).toHaveBeenCalledOnce();
  await menu.selectOptions("hide");
  expect(onHide).toHaveBeenCalledOnce();
  expect(onScale).toHaveBeenCalledOnce();
});

test("words are a category alone, and what colours already isn't offered as colour", async () => {
  const { menu } = await open("activation", undefined, true);
  const offered = [...(menu.element() as HTMLSelectElement).options].map(({ value }) => value);
  expect(offered).toEqual(["category", "hide"]);
});
