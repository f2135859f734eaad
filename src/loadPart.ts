import { loadTwice } from "./loadTwice";

type Load<Part> = () => Promise<Part>;

/**
 * Loads a part of the page that comes later; every `import()` goes through here.
 * @throws MissingPart, which says so, where a second attempt fails too
 */
export async function loadPart<Part>(load: Load<Part>): Promise<Part> {
  try {
    return await loadTwice(load);
  } catch (error) {
    // The host may have a newer version (offline/register.ts). The store's tests have no page.
    globalThis.dispatchEvent?.(new Event("missing-part"));
    throw error;
  }
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
