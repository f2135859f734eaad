import type { StoreApi } from "zustand/vanilla";
import type { Workbench } from "./work/workbenchState";

/** All that one page remembers. Tests make as many pages as they like: nothing of it stands in a module. */
export interface Stores {
  readonly workbench: StoreApi<Workbench>;
  /**
   * What a function makes for this page: made when it is first asked for, since much of it loads later than the page,
   * and the same from then on.
   */
  get<Made>(make: (stores: Stores) => Made): Made;
}

export function createStores(workbench: StoreApi<Workbench>): Stores {
  const all = new Map<unknown, unknown>();
  const stores: Stores = {
    workbench,
    get<Made>(make: (stores: Stores) => Made): Made {
      if (!all.has(make)) all.set(make, make(stores));
      return all.get(make) as Made;
    },
  };
  return stores;
}
