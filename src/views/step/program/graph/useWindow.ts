import { type RefObject, useLayoutEffect, useRef } from "react";
import type { Box } from "../../../../draw/box";
import type { ProgramLayout } from "../../../../draw/program/programLayout";
import { type Window, windowOn } from "../../../../draw/program/window";
import { useSize } from "../../../parts/useSize";
import type { Standing } from "./paintProgram";

/**
 * Keeps in sight what the step is about, or where the keyboard's focus is.
 * @param frame what the picture fills
 * @returns looks again, as when the focus goes on
 */
export function useWindow(
  svg: RefObject<SVGSVGElement | null>,
  frame: RefObject<HTMLElement | null>,
  layout: ProgramLayout,
  { now, read, tensorOf }: Standing,
): () => void {
  const seen = useRef<Window>(undefined);
  const room = useSize(frame);
  const look = useRef(() => {});
  useLayoutEffect(() => {
    look.current = () => {
      if (!svg.current || !room) return;
      const focused = focusedIn(svg.current);
      const { x, y, scale } = windowOn(
        layout,
        room,
        focused ?? boxOfValues(layout, [...now].map(tensorOf)),
        seen.current,
        focused ?? boxOfValues(layout, [...now, ...read].map(tensorOf)),
      );
      seen.current = { x, y, scale };
      svg.current.setAttribute("viewBox", `${x} ${y} ${room.width / scale} ${room.height / scale}`);
    };
    look.current();
  }, [svg, layout, room, now, read, tensorOf]);
  return () => look.current();
}

/** Around values, by their names. */
function boxOfValues({ values }: ProgramLayout, tensors: readonly string[]): Box | undefined {
  const names = new Set(tensors);
  const found = values.filter(({ value }) => names.has(value.name));
  if (found.length === 0) return undefined;
  return {
    left: Math.min(...found.map(({ x }) => x)),
    top: Math.min(...found.map(({ y }) => y)),
    right: Math.max(...found.map(({ x, size }) => x + size.width)),
    bottom: Math.max(...found.map(({ y, size }) => y + size.height)),
  };
}

/** Where the keyboard's focus is, in the picture's own units. */
function focusedIn(svg: SVGSVGElement): Box | undefined {
  const element = svg.querySelector(":focus-visible");
  if (!element) return undefined;
  const { x, y, width } = svg.viewBox.baseVal;
  const [own, all] = [element.getBoundingClientRect(), svg.getBoundingClientRect()];
  const scale = all.width / width;
  return {
    left: x + (own.left - all.left) / scale,
    top: y + (own.top - all.top) / scale,
    right: x + (own.right - all.left) / scale,
    bottom: y + (own.bottom - all.top) / scale,
  };
}
