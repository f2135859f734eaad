import { brushY, type D3BrushEvent, select } from "d3";
import { useEffect, useLayoutEffect, useRef } from "react";

interface BrushProps {
  /** In pixels: the upper and the lower end of the axis. */
  readonly top: number;
  readonly bottom: number;
  /** The brushed part, from below: 0 to 1. */
  readonly part: readonly [number, number] | undefined;
  readonly onBrush: (part: readonly [number, number] | undefined) => void;
}

const halfWidth = 13;

/** The brush of one axis: dragged out, moved, and cleared by a click. */
export function Brush({ top, bottom, part, onBrush }: BrushProps) {
  const group = useRef<SVGGElement>(null);
  const told = useRef(onBrush);
  useLayoutEffect(() => {
    told.current = onBrush;
  });
  useEffect(() => {
    const element = group.current;
    if (!element) return;
    const height = bottom - top;
    const brush = brushY<unknown>()
      .extent([
        [-halfWidth, top],
        [halfWidth, bottom],
      ])
      .on("brush end", ({ sourceEvent, selection }: D3BrushEvent<unknown>) => {
        // What was set from without isn't told again.
        if (!sourceEvent) return;
        const ends = selection as readonly [number, number] | null;
        told.current(ends ? [(bottom - ends[1]) / height, (bottom - ends[0]) / height] : undefined);
      });
    const selected = select<SVGGElement, unknown>(element);
    selected.call(brush);
    selected.call(brush.move, part ? [bottom - part[1] * height, bottom - part[0] * height] : null);
  }, [top, bottom, part]);
  return <g className="axis-brush" ref={group} />;
}
