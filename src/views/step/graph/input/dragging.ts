import type { StoreApi } from "zustand/vanilla";
import type { Workbench } from "../../../../store/work/workbenchState";
import { stepsOfKey } from "../../../../ui/numbers/keySteps";
import { startScrub } from "../../../../ui/numbers/scrub";
import { type Given, givenAt } from "./given";
import { pressKey } from "./pressKey";

/**
 * Makes every given number within an element draggable, wherever it stands: at an edge, in a matrix, in the table.
 * A double click brings back the value that it had when the document was opened. Keys step one that has the focus.
 * @param find the given number that a quantity belongs to; a network's where it is left out
 * @returns the way to stop
 */
export function startDragging(
  root: HTMLElement,
  workbench: StoreApi<Workbench>,
  find: (quantity: string) => Given | undefined = (quantity) => givenAt(workbench, quantity),
): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  const at = ({ target }: Event) => {
    const quantity = quantityAt(target);
    return quantity === undefined ? undefined : find(quantity);
  };
  const press = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const given = at(event);
    if (!given) return;
    startScrub(event, {
      value: given.value,
      perPixel: given.perPixel,
      moved(value) {
        // What is in the hand stays lit, wherever the pointer goes.
        const { lit, point } = workbench.getState();
        if (!lit.has(given.name)) point(given.name);
        given.preview(value);
      },
      done: (value) => given.set(value),
      cancelled: given.stopPreview,
      clicked: () => given.select(event.shiftKey),
    });
  };
  const reset = (event: Event) => {
    const given = at(event);
    if (given?.openedWith !== undefined) given.set(given.openedWith);
  };
  const step = (event: KeyboardEvent) => {
    const { target } = event;
    if (event.defaultPrevented || !(target instanceof HTMLElement)) return;
    const isSlider = target.role === "slider";
    // Of what copies when it is pressed, arrow keys lead to the next: there the other keys step.
    if (!isSlider && (!target.matches(".full-number") || !isStep(event))) return;
    const given = at(event);
    if (given) pressKey(event, given, target);
  };
  root.addEventListener("pointerdown", press, { signal });
  root.addEventListener("dblclick", reset, { signal });
  root.addEventListener("keydown", step, { signal });
  return () => listening.abort();
}

const isStep = (event: KeyboardEvent) => stepsOfKey(event) !== undefined || event.key === "Backspace";

/** A field takes care of itself; a gradient isn't given, but what it belongs to may be. */
function quantityAt(target: EventTarget | null): string | undefined {
  if (!(target instanceof Element) || target.closest("input, .formula, .factors, .result")) return undefined;
  const element = target.closest<Element>("[data-point], [data-quantity]");
  const label = element?.closest("[data-point]") ?? element;
  return label?.getAttribute("data-point") ?? label?.getAttribute("data-quantity") ?? undefined;
}
