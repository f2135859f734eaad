import { parseNumber } from "../../../../ui/numbers/parseNumber";
import { zoomOf } from "../../../../ui/spotIn";
import type { Given } from "./given";

/**
 * Opens a field over a number: Enter takes what is typed, Escape leaves all as it was. What isn't a number stays to be
 * corrected.
 * @param started what has been typed already
 */
export function typeNumber(over: HTMLElement | SVGElement, given: Given, started?: string): void {
  const frame = over.closest<HTMLElement>(".graph, .program-graph, .matrices");
  if (!frame) return;
  const [rect, origin] = [over.getBoundingClientRect(), frame.getBoundingClientRect()];
  const field = document.createElement("input");
  field.className = "typing";
  field.inputMode = "decimal";
  field.autocomplete = "off";
  field.setAttribute("aria-label", `New value of ${given.label}`);
  field.value = started ?? String(given.value);
  const zoom = zoomOf(frame);
  field.style.left = `${Math.max(0, Math.min((rect.left - origin.left) / zoom, origin.width / zoom - 110)) + frame.scrollLeft}px`;
  field.style.top = `${(rect.top - origin.top + rect.height / 2) / zoom + frame.scrollTop}px`;
  const close = () => {
    field.removeEventListener("blur", close);
    field.remove();
    over.focus();
  };
  field.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter") {
      const typed = parseNumber(field.value);
      if (typed === undefined) {
        field.setCustomValidity(`“${field.value}” is not a number`);
        field.reportValidity();
        return;
      }
      close();
      given.set(typed);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  field.addEventListener("input", () => field.setCustomValidity(""));
  field.addEventListener("blur", close);
  frame.append(field);
  field.focus();
  if (started === undefined) field.select();
}
