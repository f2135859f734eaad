/**
 * As a `ref` of what is dragged within a plot: a finger that goes down on it doesn't scroll the page. Chromium asks an svg alone for
 * its `touch-action`, not what is in it, and React's own listeners come too late to say so.
 */
export function holdTouch(element: Element | null): (() => void) | undefined {
  if (!element) return;
  const listening = new AbortController();
  const hold = (event: Event) => event.preventDefault();
  element.addEventListener("touchstart", hold, { signal: listening.signal, passive: false });
  return () => listening.abort();
}
