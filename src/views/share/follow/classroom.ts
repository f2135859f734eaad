import type { StoreApi } from "zustand/vanilla";
import { loadPart } from "../../../loadPart";
import { createHomework } from "../../../store/homework/createHomework";
import type { Stores } from "../../../store/stores";
import type { Workbench } from "../../../store/work/workbenchState";
import { type AddressPart, type Classroom, type Embeddable, ordinary } from "../../parts/address/address";
import "./classroom.css";

/** What is left out where one part is shown alone in a frame. */
const besides: Readonly<Record<Embeddable, readonly AddressPart[]>> = {
  step: ["header"],
  train: ["header"],
  graph: ["header", "network", "what", "quantities"],
  what: ["header", "network", "graph", "quantities"],
  quantities: ["header", "network", "graph", "what"],
};

/** How the page is arranged for a class. */
export interface PageClassroom {
  now(): Classroom;
  arrange(next: Classroom): void;
  /** What the reader has changed of it since. */
  follow(state: Pick<Workbench, "presenting" | "predicting">): void;
  /** Hides the number of each step until it is asked for, or no longer. */
  predictFirst(on: boolean): Promise<void>;
}

export function createPageClassroom(stores: Stores): PageClassroom {
  const { workbench } = stores;
  let now = ordinary;
  let stop: (() => void) | undefined;
  function arrange(next: Classroom): void {
    now = next;
    stores.get(createHomework).getState().practiseBy(next.practise);
    if (next.predict !== workbench.getState().predicting) void predictFirst(next.predict);
    stop?.();
    stop = arranged(next, workbench);
  }
  async function predictFirst(on: boolean): Promise<void> {
    const { createPredict } = await loadPart(() => import("../../../store/homework/predict"));
    stores.get(createPredict).getState().turn(on);
  }
  return {
    now: () => now,
    arrange,
    follow({ presenting, predicting }) {
      if (predicting !== now.predict) now = { ...now, predict: predicting };
      if (presenting !== now.present) arrange({ ...now, present: presenting });
    },
    predictFirst,
  };
}

/**
 * Arranges the page as a link asks for it.
 * @returns the way to stop listening for the end of a presentation; to be called before it is arranged differently
 */
function arranged({ hide, lock, present, embed }: Classroom, workbench: StoreApi<Workbench>): () => void {
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
