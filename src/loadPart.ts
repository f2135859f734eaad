import { loadTwice } from "./loadTwice";

type Load<Part> = () => Promise<Part>;

/**
 * Loads a part of the page that comes later; every `import()` goes through here.
 * @param load the same function each time, where the part has styles
 * @throws MissingPart, which says so, where a second attempt fails too
 */
export const loadPart = <Part>(load: Load<Part>): Promise<Part> => loadTwice(() => attempt(load));

/** Links to style sheets that failed, in order. */
const failed = new Set<HTMLLinkElement>();

/** Vite asks for a style sheet only once, and would go on without one that failed: those that a part lacks. */
const lacking = new WeakMap<Load<unknown>, readonly HTMLLinkElement[]>();

// The store's tests have no page.
if (typeof document !== "undefined")
  document.addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLLinkElement) failed.add(target);
    },
    true, // it doesn't bubble
  );

async function attempt<Part>(load: Load<Part>): Promise<Part> {
  const before = failed.size;
  try {
    await Promise.all((lacking.get(load) ?? []).map(loadAgain));
    if (failed.size > before) throw new Error("its styles are missing");
    return await load();
  } finally {
    lacking.set(load, [...failed].slice(before));
  }
}

/** Resolves also where it fails again. */
function loadAgain(link: HTMLLinkElement): Promise<unknown> | undefined {
  if (!link.isConnected) return undefined; // another part that needs it is loading it again
  return new Promise((resolve) => {
    const next = link.cloneNode() as HTMLLinkElement;
    next.onload = resolve;
    next.onerror = resolve;
    link.replaceWith(next);
  });
}
