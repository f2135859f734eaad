import { loadTwice } from "./loadTwice";

type Load<Part> = () => Promise<Part>;

/**
 * Loads a part of the page that comes later; every `import()` goes through here.
 * @param load the same function each time, where the part has styles
 * @throws MissingPart, which says so, where a second attempt fails too
 */
export const loadPart = <Part>(load: Load<Part>): Promise<Part> => loadTwice(() => attempt(load));

/** Vite asks for a style sheet only once, and would go on without one that failed: those that a part lacks. */
const lacking = new WeakMap<Load<unknown>, readonly HTMLLinkElement[]>();

// The store's tests have no page.
if (typeof document !== "undefined")
  document.addEventListener(
    "error",
    ({ target }) => {
      if (target instanceof HTMLLinkElement) target.dataset.failed = "";
    },
    true, // it doesn't bubble
  );

const failed = (): readonly HTMLLinkElement[] =>
  typeof document === "undefined" ? [] : [...document.querySelectorAll<HTMLLinkElement>("link[data-failed]")];

async function attempt<Part>(load: Load<Part>): Promise<Part> {
  const before = failed();
  const lost = () => failed().filter((link) => !before.includes(link));
  try {
    await Promise.all((lacking.get(load) ?? []).map(loadAgain));
    if (lost().length > 0) throw new Error("its styles are missing");
    return await load();
  } finally {
    lacking.set(load, lost());
  }
}

/** Resolves also where it fails again. */
function loadAgain(link: HTMLLinkElement): Promise<unknown> | undefined {
  if (!link.isConnected) return undefined; // another part that needs it is loading it again
  return new Promise((resolve) => {
    const next = link.cloneNode() as HTMLLinkElement;
    delete next.dataset.failed;
    next.onload = resolve;
    next.onerror = resolve;
    link.replaceWith(next);
  });
}

/** A part that is used at once where it is there already. */
export interface Later<Part> {
  /** Nothing until it has come. */
  now?: Part;
  /** @throws MissingPart */
  load(): Promise<Part>;
}

export function laterPart<Part>(load: Load<Part>): Later<Part> {
  const part: Later<Part> = {
    load: async () => {
      part.now ??= await loadPart(load);
      return part.now;
    },
  };
  return part;
}
