import { perPixelOf } from "../../../../ui/numbers/scrub";
import type { Given } from "./given";
import { typeNumber } from "./typing";

const directions: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 10,
  PageDown: -10,
};

/**
 * Arrows step a number, Shift finer, Alt coarser; Enter or a digit types it, space selects it; Backspace brings back
 * what it was.
 */
export function press(event: KeyboardEvent, given: Given): void {
  const { key, shiftKey, altKey, ctrlKey, metaKey, currentTarget } = event;
  if (ctrlKey || metaKey) return;
  const direction = Object.hasOwn(directions, key) ? directions[key] : undefined;
  if (direction !== undefined) {
    const step = perPixelOf(given.value) * (shiftKey ? 0.1 : altKey ? 10 : 1);
    // Presses in a row, with nothing else between them, are one change.
    given.stepBy(direction * step, `keys at ${given.name}`);
  } else if (key === " ") {
    given.select(shiftKey);
  } else if (key === "Backspace" || key === "Delete") {
    if (given.openedWith !== undefined) given.set(given.openedWith);
  } else if (key === "Enter" || /^[-.,\d]$/.test(key)) {
    typeNumber(currentTarget as SVGElement, given, key === "Enter" ? undefined : key);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
