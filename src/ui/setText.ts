/** Writes text over what an element has: the same once more, or another node, would cost the browser a layout. */
export function setText(element: Element | null, text: string): void {
  if (!element) return;
  const { firstChild } = element;
  if (firstChild instanceof Text && !firstChild.nextSibling) {
    if (firstChild.data !== text) firstChild.data = text;
  } else if (element.textContent !== text) element.textContent = text;
}
