import { stepsOfKey } from "../../../../ui/numbers/keySteps";
import type { Given } from "./given";
import { typeNumber } from "./typing";

/** Arrows step a number; Enter or a digit types it, space selects it; Backspace brings back what it was. */
export function pressKey(
  event: KeyboardEvent,
  given: Given,
  over = event.currentTarget as HTMLElement | SVGElement,
): void {
  const { key, shiftKey, ctrlKey, metaKey } = event;
  if (ctrlKey || metaKey) return;
  const steps = stepsOfKey(event);
  if (steps !== undefined) {
    // Presses in a row, with nothing else between them, are one change.
    given.stepBy(steps, `keys at ${given.name}`, over);
  } else if (key === " ") {
    given.select(shiftKey);
  } else if (key === "Backspace" || key === "Delete") {
    if (given.openedWith !== undefined) given.set(given.openedWith);
  } else if (key === "Enter" || /^[-.,\d]$/.test(key)) {
    typeNumber(over, given, key === "Enter" ? undefined : key);
  } else return;
  event.preventDefault();
  event.stopPropagation();
}
