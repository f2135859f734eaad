import { errorMessage } from "../../../engine/errorMessage";
/** A newer version of the page has kept things in a form that this one doesn't know. */
export class OlderThanKept extends Error {}

/** A newer version of the page has taken over what is kept, while this one was open. */
export class TakenOver extends Error {}

/** The browser doesn't say whether it keeps anything. */
export class NoAnswer extends Error {}

export const isFull = (error: unknown): boolean =>
  error instanceof Error && error.name === "QuotaExceededError";

/** What a failure of the storage means to the reader. */
export function troubleOf(error: unknown): string {
  if (error instanceof TakenOver)
    return "A newer version of this page is open in another tab, and keeps things from now on. This tab keeps nothing more: export what you want to keep of it, then reload this page to go on in the newer version.";
  if (error instanceof OlderThanKept)
    return "This page is older than what this browser keeps for it, which stays as it is: reload the page for the newer version. Until then nothing more is kept. Everything else works.";
  if (error instanceof NoAnswer)
    return "The browser's storage doesn't answer; another tab of this page may hold it, and closing that one helps. Until it answers a reload loses your changes. Everything else works.";
  return isFull(error)
    ? "The browser's storage is full: from now on a reload loses your changes. Everything else works. Deleting documents of yours in the list under the name above makes room."
    : "This browser keeps nothing for this page (a private window, or a setting that forbids it): a reload starts afresh. Everything else works.";
}

/** Why something that was kept can't be read, to go after a colon. */
export function unreadableReason(error: unknown): string {
  if (error instanceof SyntaxError) return "it is cut off, or overwritten";
  if (error instanceof TypeError || error instanceof RangeError)
    return "it hasn't the form in which this page keeps things";
  return errorMessage(error);
}
