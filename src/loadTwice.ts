/** A part that can't be loaded: the connection is gone, or the host has only a newer version's parts. */
export class MissingPart extends Error {
  override readonly name = "MissingPart";
}

/**
 * Loads a part that comes later. Workers, which have no styles, call this; the page's parts go through `loadPart`.
 * @throws MissingPart, which says so, where a second attempt fails too
 */
export async function loadTwice<Part>(load: () => Promise<Part>): Promise<Part> {
  try {
    return await load();
  } catch {
    try {
      return await load();
    } catch (cause) {
      throw new MissingPart("a part of the page could not be loaded; check the connection and reload it", {
        cause,
      });
    }
  }
}
