import { createContext, use } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { Stores } from "./stores";

/** The one way from a component to what the page remembers; main.tsx puts it there. */
export const StoresContext = createContext<Stores | undefined>(undefined);

export function useStores(): Stores {
  const stores = use(StoresContext);
  if (!stores) throw new Error("useStores: no stores around this component");
  return stores;
}

/** A part of a store that belongs to the page, by the function that makes it. */
export function useStoreOf<State, Part>(
  make: (stores: Stores) => StoreApi<State>,
  select: (state: State) => Part,
): Part {
  return useStore(useStores().get(make), select);
}
