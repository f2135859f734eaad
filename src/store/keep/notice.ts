import { createStore } from "zustand/vanilla";

/** What is to be said about keeping, until it is dismissed. */
export const notice = createStore<{ readonly sentence: string | undefined }>(() => ({ sentence: undefined }));

const said = new Set<string>();

/** Says a sentence, if it hasn't been said before. */
export function sayOnce(sentence: string): void {
  if (said.has(sentence)) return;
  said.add(sentence);
  notice.setState({ sentence });
}

/** What a failure of the storage means to the reader. */
export function troubleOf(error: unknown): string {
  return error instanceof Error && error.name === "QuotaExceededError"
    ? "The browser's storage is full: from now on a reload loses your changes. Everything else works. Deleting documents of yours in the list under the name above makes room."
    : "This browser keeps nothing for this page (a private window, or a setting that forbids it): a reload starts afresh. Everything else works.";
}
