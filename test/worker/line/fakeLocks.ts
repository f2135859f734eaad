import { vi } from "vitest";

/** The locks of a browser; whoever holds one ends when the test says so. */
export function fakeLocks() {
  const waiting = new Map<string, () => void>();
  const request = (
    name: string,
    { signal }: { readonly signal: AbortSignal },
    granted: () => void,
  ): Promise<void> =>
    new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(new Error("aborted")));
      waiting.set(name, () => {
        if (!signal.aborted) granted();
        resolve();
      });
    });
  vi.stubGlobal("navigator", { locks: { request } });
  return {
    /** The holder has ended. */
    release(name: string): void {
      waiting.get(name)?.();
      waiting.delete(name);
    },
    /** The browser has none to give. */
    forbid(): void {
      vi.stubGlobal("navigator", {
        locks: { request: () => Promise.reject(new DOMException("not here", "SecurityError")) },
      });
    },
  };
}
