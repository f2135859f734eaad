import type { ShownStep } from "./protocol/protocol";

/** Steps that can be shown at once: the worker has made them beside the one that was asked for. */
export interface ReadySteps {
  get(index: number): ShownStep | undefined;
  /** Adds those beside a step. */
  add(steps: readonly ShownStep[]): void;
  /** Adds the step that is shown, and lets go of those that aren't near it. */
  keepAround(step: ShownStep): void;
  clear(): void;
  indices(): number[];
}

/** So many steps away a step is near. */
const near = 2;

export function createReadySteps(): ReadySteps {
  const ready = new Map<number, ShownStep>();
  return {
    get: (index) => ready.get(index),
    add(steps) {
      for (const step of steps) ready.set(step.index, step);
    },
    keepAround(step) {
      ready.set(step.index, step);
      for (const index of ready.keys()) if (Math.abs(index - step.index) > near) ready.delete(index);
    },
    clear: () => ready.clear(),
    indices: () => [...ready.keys()],
  };
}
