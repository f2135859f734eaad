/** How much larger than the page's pixels an element's own are, where it or what holds it is zoomed. */
export const zoomOf = (element: Element): number => element.currentCSSZoom ?? 1;

/** Where the pointer is in an element, from its upper left corner, in the element's own pixels. */
export function spotIn(
  element: Element,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): { x: number; y: number } {
  const { left, top } = element.getBoundingClientRect();
  const zoom = zoomOf(element);
  return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
}
