import { afterEach, expect, test, vi } from "vitest";
import { startScrub } from "../../../src/ui/numbers/scrub";

const raw = "onpointerrawupdate" in window ? "pointerrawupdate" : "pointermove";

function scrub() {
  const seen = { moved: vi.fn(), done: vi.fn(), cancelled: vi.fn(), clicked: vi.fn() };
  vi.spyOn(document.documentElement, "setPointerCapture").mockImplementation(() => undefined);
  const at = (type: string, clientX: number, keys: PointerEventInit = {}) =>
    window.dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX, ...keys }));
  startScrub(new PointerEvent("pointerdown", { pointerId: 1, clientX: 100 }), {
    value: 0.4,
    perPixel: 0.01,
    ...seen,
  });
  return {
    ...seen,
    move: (x: number, keys?: PointerEventInit) => at(raw, x, keys),
    up: () => at("pointerup", 0),
  };
}

afterEach(() => {
  window.dispatchEvent(new PointerEvent("pointercancel", { pointerId: 1 }));
  vi.restoreAllMocks();
});

test("less than three pixels are a click", () => {
  const { move, up, moved, clicked, done } = scrub();
  move(102);
  move(98);
  up();
  expect(moved).not.toHaveBeenCalled();
  expect(done).not.toHaveBeenCalled();
  expect(clicked).toHaveBeenCalledOnce();
});

test("from three pixels on it is a drag, and counts from there", () => {
  const { move, up, moved, clicked, done } = scrub();
  move(103);
  move(108);
  up();
  expect(moved).toHaveBeenLastCalledWith(0.45);
  expect(done).toHaveBeenCalledExactlyOnceWith(0.45);
  expect(clicked).not.toHaveBeenCalled();
});

test("Shift is ten times finer, Alt ten times coarser", () => {
  const { move, moved } = scrub();
  move(103);
  move(108, { shiftKey: true });
  expect(moved).toHaveBeenLastCalledWith(0.405);
  move(109, { altKey: true });
  expect(moved).toHaveBeenLastCalledWith(0.5);
});

test("Escape takes a drag back, and nothing follows the pointer any more", () => {
  const { move, up, moved, cancelled, done } = scrub();
  move(110);
  move(112);
  const before = moved.mock.calls.length;
  window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
  move(140);
  up();
  expect(cancelled).toHaveBeenCalledOnce();
  expect(done).not.toHaveBeenCalled();
  expect(moved).toHaveBeenCalledTimes(before);
});
