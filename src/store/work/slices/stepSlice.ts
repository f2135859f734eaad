import { usualPresentation, usualSize } from "../../../engine/names/presentation";
import { presentOf } from "../../history";
import type { StepSlice } from "../workbenchState";
import { nothingLit, type WorkbenchSlice } from "../workerLink";

export const createStepSlice: WorkbenchSlice<StepSlice> = (worker, set, get) => {
  function goTo(index: number): void {
    const { opened } = get();
    if (!opened) return;
    const there = Math.max(0, Math.min(opened.count - 1, Math.round(index)));
    if (there === get().index) return;
    set({ index: there, lit: nothingLit });
    worker.step(there);
  }
  return {
    opened: undefined,
    answered: 0,
    index: 0,
    size: usualSize,
    presentation: usualPresentation,
    playing: false,

    goTo: (index) => worker.whenAnswered(() => goTo(index)),
    goToQuantity: (name) => worker.openPresent(name),
    stepForward: () => worker.whenAnswered(() => goTo(get().index + 1)),
    stepBackward: () => worker.whenAnswered(() => goTo(get().index - 1)),
    goToStart: () => worker.whenAnswered(() => goTo(0)),
    goToEnd: () => worker.whenAnswered(() => goTo((get().opened?.count ?? 1) - 1)),
    chooseSize: (size) =>
      worker.whenAnswered(() => {
        const { opened, size: before } = get();
        if (opened && size !== before) worker.openPresent(opened.step.quantity, size);
      }),
    choose: (change) =>
      worker.whenAnswered(() => {
        const { presentation, index, history } = get();
        set({ presentation: { ...presentation, ...change } });
        if (!change.scope) worker.step(index);
        else if (presentOf(history)) worker.openPresent(worker.here());
      }),
    showExample: (example) => worker.whenAnswered(() => worker.step(get().index, example)),
    play() {
      const { opened, index } = get();
      if (!opened) return;
      if (index === opened.count - 1) get().goToStart();
      set({ playing: true });
    },
    pause: () => set({ playing: false }),
  };
};
