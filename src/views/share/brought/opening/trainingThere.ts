import type { StoreApi } from "zustand/vanilla";
import type { Stores } from "../../../../store/stores";
import type { Training } from "../../../../store/training/trainingState";
import { createTrainLink } from "../../../../store/training/trainLink";

/** What Train has, as soon as it has loaded. */
export function trainingThere(stores: Stores): Promise<StoreApi<Training>> {
  const link = stores.get(createTrainLink);
  return new Promise((resolve) => {
    const { training } = link.getState();
    if (training) return resolve(training);
    const stop = link.subscribe((now) => {
      if (!now.training) return;
      stop();
      resolve(now.training);
    });
  });
}
