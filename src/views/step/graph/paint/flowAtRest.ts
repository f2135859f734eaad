const waiting = new WeakMap<Element, ReturnType<typeof setTimeout>>();

/** Milliseconds without a painting after which the numbers travel. */
const pause = 400;

/**
 * Lets numbers travel along the edges once nothing has been painted for a while. Each of their frames paints the whole
 * picture, for which a step or a dragged number would have to wait.
 */
export function flowAtRest(svg: SVGElement): void {
  clearTimeout(waiting.get(svg));
  svg.removeAttribute("data-resting");
  waiting.set(
    svg,
    setTimeout(() => svg.setAttribute("data-resting", ""), pause),
  );
}
