import { createStore, type StoreApi } from "zustand/vanilla";
import { useStoreOf } from "../context";
import type { Stores } from "../stores";
import type { ShownStep } from "../work/workbenchState";
import { createHomework } from "./createHomework";
import { type Concealment, createMask, type Mask, namesOfStep } from "./mask";
import { useHomework } from "./useHomework";

/** “Predict first”: the number of each step is hidden until it is asked for. */
export interface Predict {
  readonly on: boolean;
  /** Whether the number of the step that is shown is hidden now. */
  readonly hides: boolean;
  turn(on: boolean): void;
  /** Shows the number of this step. */
  show(): void;
}

/** A step, however often its numbers change: a term of a sum is one of its own. */
const keyOf = ({ quantity, term }: ShownStep) => `${quantity} ${term?.number ?? ""}`;

/**
 * One for each page. What has been shown, or has been left for another step, stays shown. While a reader practises all
 * numbers are hidden anyhow: that ends it.
 */
export function createPredict({ workbench, get: part }: Stores): StoreApi<Predict> {
  const homework = part(createHomework);
  let mask: Mask | undefined;
  let shown = new Set<string>();
  let at: string | undefined;
  const hides = (step: ShownStep) => !shown.has(keyOf(step));
  const concealment: Concealment = {
    hiddenAt: (step) => {
      const names = hides(step) ? namesOfStep(step) : [];
      return { has: (name) => names.includes(name), hints: () => 0 };
    },
    without: unanswered,
    isWhole: false,
  };
  const store = createStore<Predict>((set, get) => ({
    on: false,
    hides: false,
    turn(on) {
      if (on === get().on || (on && homework.getState().practising)) return;
      shown = new Set();
      const step = workbench.getState().opened?.step;
      at = step && keyOf(step);
      const before = mask;
      mask = undefined;
      before?.remove();
      set({ on, hides: on && step !== undefined });
      workbench.setState({ predicting: on });
      if (on) mask = createMask(workbench, concealment);
    },
    show() {
      if (!get().hides || at === undefined) return;
      shown.add(at);
      set({ hides: false });
      mask?.renew();
    },
  }));
  homework.subscribe(({ practising }) => practising && store.getState().turn(false));
  workbench.subscribe(({ opened, openedAs }, before) => {
    if (!mask) return;
    if (openedAs !== before.openedAs) shown = new Set();
    const next = opened && keyOf(opened.step);
    if (next !== at && at !== undefined && openedAs === before.openedAs) shown.add(at);
    at = next;
    const hidesNow = opened !== undefined && hides(opened.step);
    if (hidesNow !== store.getState().hides) store.setState({ hides: hidesNow });
  });
  return store;
}

/** A step as a question: its rule and the numbers put in, and neither what comes out nor what is said of that. */
function unanswered(step: ShownStep): ShownStep {
  const { why: _why, ...explanation } = step.explanation;
  return { ...step, value: [], explanation: { ...explanation, words: "", factors: [] } };
}

export const usePredict = <Part>(select: (predict: Predict) => Part): Part =>
  useStoreOf(createPredict, select);

/** Whether numbers are hidden that are still to be found or asked for. */
export function useIsHiding(): boolean {
  const practising = useHomework((state) => state.practising);
  const predicting = usePredict((state) => state.hides);
  return practising || predicting;
}
