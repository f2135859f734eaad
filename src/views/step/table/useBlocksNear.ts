import { type RefObject, useEffect, useRef, useState } from "react";

/** The blocks of a long table from one to another, both included. */
export interface Blocks {
  readonly from: number;
  readonly to: number;
}

/** Milliseconds without a step and without scrolling after which the blocks beside those in sight come too. */
const pause = 200;

/** So many blocks beside those in sight are there, so that who scrolls finds them. */
const beside = 2;

/**
 * Which blocks of a long table are near what is seen of it. A step that leads elsewhere brings those in sight alone: the
 * others come when it rests, since to make them and to take them away costs more than the step.
 * @param box what scrolls
 * @param count of all blocks
 * @param needed the one that the step brings into sight
 * @param heightOf a block that isn't there, in pixels
 * @param measure notes how high those are that are there
 */
export function useBlocksNear(
  box: RefObject<HTMLElement | null>,
  count: number,
  needed: number,
  heightOf: (block: number) => number,
  measure: () => void,
): Blocks | undefined {
  const [near, setNear] = useState<Blocks>();
  const now = useRef({ count, heightOf, measure });
  now.current = { count, heightOf, measure };
  const isStepping = useRef(false);
  const look = useRef<(hasRested: boolean) => void>(() => {});
  const isLong = count > 0;

  useEffect(() => {
    const element = box.current;
    if (!isLong || !element) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    look.current = (hasRested) => {
      clearTimeout(waiting);
      if (hasRested) isStepping.current = false;
      else waiting = setTimeout(() => look.current(true), pause);
      now.current.measure();
      const seen = blocksBetween(element.scrollTop, element.clientHeight, now.current);
      const wanted = isStepping.current ? seen : wider(seen, now.current.count);
      setNear((old) => {
        const isThere = old && old.from <= wanted.from && old.to >= wanted.to;
        const isTooMuch = hasRested && old && (old.from < wanted.from || old.to > wanted.to);
        return isThere && !isTooMuch ? old : wanted;
      });
    };
    const lookNow = () => look.current(false);
    const observer = new ResizeObserver(lookNow);
    observer.observe(element);
    element.addEventListener("scroll", lookNow, { passive: true });
    return () => {
      clearTimeout(waiting);
      look.current = () => {};
      observer.disconnect();
      element.removeEventListener("scroll", lookNow);
    };
  }, [box, isLong]);

  // What stands in sight may be others without any scrolling.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each step, and with each length
  useEffect(() => {
    isStepping.current = true;
    const later = setTimeout(() => look.current(true), pause);
    return () => clearTimeout(later);
  }, [needed, count]);
  return near;
}

function blocksBetween(
  top: number,
  height: number,
  { count, heightOf }: { readonly count: number; heightOf(block: number): number },
): Blocks {
  let [from, to, end] = [0, 0, 0];
  for (let block = 0; block < count; block++) {
    if (end <= top) from = block;
    if (end < top + height) to = block;
    end += heightOf(block);
  }
  return { from, to };
}

const wider = ({ from, to }: Blocks, count: number): Blocks => ({
  from: Math.max(0, from - beside),
  to: Math.min(count - 1, to + beside),
});
