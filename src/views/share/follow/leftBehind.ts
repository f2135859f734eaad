/** What a page that goes away leaves for the page that comes after a reload: where it stands in the session's storage. */
const keys = { address: "backprop-workbench.address", asked: "backprop-workbench.asked" };

interface LeftBehind {
  /** The address, where it can't be written into the page's own any more. */
  readonly address: string | undefined;
  /** An address that has been asked for, and isn't open yet. */
  readonly asked: string | undefined;
}

export function leaveBehind(left: LeftBehind): void {
  try {
    for (const name of ["address", "asked"] as const) {
      const hash = left[name];
      if (hash === undefined) delete sessionStorage[keys[name]];
      else sessionStorage[keys[name]] = hash;
    }
  } catch {
    // A storage that is full or forbidden: then the last step before it rested is the one that comes back.
  }
}

/** What the page had left when it was reloaded. */
export function leftBehind(): LeftBehind {
  const nothing = { address: undefined, asked: undefined };
  try {
    const { [keys.address]: address, [keys.asked]: asked } = sessionStorage;
    leaveBehind(nothing);
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return entry?.type === "reload" ? { address, asked } : nothing;
  } catch {
    return nothing;
  }
}
