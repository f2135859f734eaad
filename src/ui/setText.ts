/** Writes text over what an element has: the same once more, or another node, would cost the browser a layout. */
export function setText(element: Element | null, text: string): void {
  if (!element || element.textContent === text) return;
  const { firstChild } = element;
  if (firstChild instanceof Text && !firstChild.nextSibling) firstChild.data = text;
  else element.textContent = text;
}
