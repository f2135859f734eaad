/** Writes text into an element; the same once more would cost the browser a layout. */
export function setText(element: Element | null, text: string): void {
  if (element && element.textContent !== text) element.textContent = text;
}
