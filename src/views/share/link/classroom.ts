import type { StoreApi } from "zustand/vanilla";
import type { Workbench } from "../../../store/work/workbenchState";
import type { AddressPart, Classroom, Embeddable } from "../../parts/address/address";
import "./classroom.css";

/** What is left out where one part is shown alone in a frame. */
const besides: Readonly<Record<Embeddable, readonly AddressPart[]>> = {
  step: ["header"],
  train: ["header"],
  graph: ["header", "network", "what", "quantities"],
  what: ["header", "network", "graph", "quantities"],
  quantities: ["header", "network", "graph", "what"],
};

/**
 * Arranges the page as a link asks for it.
 * @returns the way to stop listening for the end of a presentation; to be called before it is arranged differently
 */
export function arrange(
  { hide, lock, present, embed }: Classroom,
  workbench: StoreApi<Workbench>,
): () => void {
  const root = document.documentElement;
  const hidden = new Set([...hide, ...(embed ? besides[embed] : [])]);
  mark(root, "hide", [...hidden].join(" "));
  mark(root, "present", present ? "yes" : "");
  mark(root, "locked", lock ? "yes" : "");
  workbench.setState({ hidden: [...hidden], presenting: present });
  workbench.getState().lock(lock);
  if (!present) return () => undefined;
  const press = (event: KeyboardEvent) => {
    const isUsed = event.defaultPrevented || document.querySelector("dialog[open], [popover]:popover-open");
    if (event.key === "Escape" && !isUsed) workbench.getState().present(false);
  };
  window.addEventListener("keydown", press);
  return () => window.removeEventListener("keydown", press);
}

function mark(root: HTMLElement, name: string, value: string): void {
  if (value === "") delete root.dataset[name];
  else root.dataset[name] = value;
}
