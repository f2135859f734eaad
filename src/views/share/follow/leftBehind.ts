/** Where a page that goes away leaves its address for the next one. */
const key = "backprop-workbench.address";

/** An address that can't be written into the page's own any more, since it goes away: the next page of this tab finds it. */
export function leaveBehind(hash: string | undefined): void {
  try {
    if (hash === undefined) delete sessionStorage[key];
    else sessionStorage[key] = hash;
  } catch {
    // A storage that is full or forbidden: then the last step before it rested is the one that comes back.
  }
}

/** The address that a page had when it was reloaded, where that wasn't written any more. */
export function leftBehind(): string | undefined {
  try {
    const hash: string | undefined = sessionStorage[key];
    delete sessionStorage[key];
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return entry?.type === "reload" ? hash : undefined;
  } catch {
    return undefined;
  }
}
