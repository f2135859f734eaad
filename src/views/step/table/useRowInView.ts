import { type RefObject, useEffect, useRef } from "react";

const ways = ["wheel", "touchmove", "pointerdown", "keydown"] as const;

/**
 * Brings the first row of a step, and those below it that are the step's too, into view with each step. They stay in view
 * when a longer explanation above leaves the table less room, and when rows near by come, of which only the usual height was
 * known; until the reader scrolls elsewhere, and unless the pointer is there, under which nothing may move away.
 * @param box what scrolls, with the table as its first child
 */
export function useRowInView(
  box: RefObject<HTMLElement | null>,
  row: RefObject<HTMLElement | null>,
  step: number,
): void {
  const hasScrolled = useRef(false);
  // One observer for all steps: one that is new answers in the same frame, which the browser then goes through once more.
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      if (row.current && !hasScrolled.current && !element.matches(":hover"))
        bringIntoView(element, row.current);
    });
    observer.observe(element);
    observer.observe(element.firstElementChild as Element);
    const leave = () => {
      hasScrolled.current = true;
    };
    for (const way of ways) element.addEventListener(way, leave, { passive: true });
    return () => {
      observer.disconnect();
      for (const way of ways) element.removeEventListener(way, leave);
    };
  }, [box, row]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each step
  useEffect(() => {
    hasScrolled.current = false;
    // All is written by then, and the browser lays it out in any case.
    const frame = requestAnimationFrame(() => {
      if (box.current && row.current) bringIntoView(box.current, row.current);
    });
    return () => cancelAnimationFrame(frame);
  }, [box, row, step]);
}

/**
 * The row, and as many of the step's others below it as there is room for. Scrolls the box alone: the browser's own way would
 * move the page around it too.
 */
function bringIntoView(box: HTMLElement, row: HTMLElement): void {
  const head = box.querySelector("thead")?.offsetHeight ?? 0;
  const last = Array.from(box.querySelectorAll<HTMLElement>("tr.now")).at(-1) ?? row;
  const mostScrolled = row.offsetTop - head;
  const leastScrolled = Math.min(mostScrolled, last.offsetTop + last.offsetHeight - box.clientHeight);
  const scrolled = Math.min(Math.max(box.scrollTop, leastScrolled), mostScrolled);
  if (scrolled !== box.scrollTop) box.scrollTop = scrolled;
}
