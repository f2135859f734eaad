import type { Page } from "@playwright/test";

/**
 * What the page has kept on a shelf of its database. Nothing as long as there is no database: the page makes it when it first
 * keeps something, and one that a look has made would have no shelves.
 */
export const onShelf = (page: Page, shelf: string): Promise<Record<string, unknown>[]> =>
  page.evaluate(
    (name) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open("backprop-workbench");
        let isNew = false;
        opening.onupgradeneeded = () => {
          isNew = true;
          opening.transaction?.abort();
        };
        opening.onerror = () => (isNew ? resolve([]) : reject(opening.error));
        opening.onsuccess = () => {
          const all = opening.result.transaction(name).objectStore(name).getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result);
          };
        };
      }),
    shelf,
  );
