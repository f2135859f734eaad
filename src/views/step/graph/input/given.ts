import type { StoreApi } from "zustand/vanilla";
import { givenChange, givenName, givenNumber, setGiven } from "../../../../engine/document/edit/edit";
import { createLabels, writtenName } from "../../../../engine/names/labels";
import type { Workbench } from "../../../../store/work/workbenchState";
import { networkIn } from "../../../../store/work/workEntry";
import { movedByKey } from "../../../../ui/numbers/keySteps";
import { perPixelOf } from "../../../../ui/numbers/scrub";

/** A number of the document, as the hand changes it. */
export interface Given {
  /** Canonical name. */
  readonly name: string;
  /** As the sheet writes it. */
  readonly label: string;
  readonly value: number;
  /** What it was when the document was opened; nothing where it wasn't there. */
  readonly openedWith: number | undefined;
  /** How far a drag takes it with each pixel. */
  readonly perPixel: number;
  /** @param gesture changes with the same one are undone together */
  set(value: number, gesture?: string): void;
  /**
   * So many steps of the number's own size on, from the newest value, also where the page hasn't shown it yet.
   * @param at where the key is pressed
   */
  stepBy(steps: number, gesture: string, at: EventTarget): void;
  /** For the plots; @param also beside the one that is selected already */
  select(also: boolean): void;
  preview(value: number): void;
  stopPreview(): void;
}

/** The given number of a network that a quantity belongs to; nothing for what is computed, and where nothing can be changed. */
export function givenAt(workbench: StoreApi<Workbench>, quantity: string): Given | undefined {
  const { document, locked, edit, preview, select, ...state } = workbench.getState();
  const openedAs = networkIn(state.openedAs);
  if (!document || locked) return undefined;
  const name = givenName(document, quantity);
  const value = name === undefined ? undefined : givenNumber(document, name);
  if (name === undefined || value === undefined) return undefined;
  return {
    name,
    label: writtenName(name, createLabels(document.names).text),
    value,
    openedWith: openedAs && givenNumber(openedAs, name),
    perPixel: perPixelOf(value),
    set: (next, gesture) => edit(setGiven(name, next), gesture),
    stepBy: (steps, gesture, at) =>
      edit((newest) => {
        const from = givenNumber(newest, name) ?? value;
        return setGiven(name, movedByKey(at, from, steps, perPixelOf(from)))(newest);
      }, gesture),
    select: (also) => select(name, also),
    preview(next) {
      const change = givenChange(document, name, next);
      if (change) preview([change]);
    },
    stopPreview: () => preview(),
  };
}
