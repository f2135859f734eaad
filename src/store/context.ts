import { createContext, use } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { Workbench } from "./workbench";

/** The store that the page works on; main.tsx puts it there. */
export const WorkbenchContext = createContext<StoreApi<Workbench> | undefined>(undefined);

export function useWorkbench<Part>(select: (state: Workbench) => Part): Part {
  const store = use(WorkbenchContext);
  if (!store) throw new Error("useWorkbench: no store around this component");
  return useStore(store, select);
}
