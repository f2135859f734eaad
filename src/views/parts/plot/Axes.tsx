import { axisBottom, axisLeft, type Axis as DrawAxis, select } from "d3";
import { useLayoutEffect, useRef } from "react";
import type { Box } from "../../../draw/box";
import type { Axis } from "../../../draw/plot/axis";

interface AxesProps {
  readonly box: Box;
  readonly x: Axis;
  readonly y: Axis;
  /** What the axes show, with its unit where it has one. */
  readonly xTitle: string;
  readonly yTitle: string;
}

/** Grid lines with their numbers, and the axes' titles: at the end of the lower one, on top of the left one. */
export function Axes({ box, x, y, xTitle, yTitle }: AxesProps) {
  const [lower, left] = [useRef<SVGGElement>(null), useRef<SVGGElement>(null)];
  useLayoutEffect(() => {
    draw(
      lower.current,
      axisBottom<number>(x.scale)
        .tickPadding(8)
        .tickSize(box.top - box.bottom),
      x,
    );
    draw(
      left.current,
      axisLeft<number>(y.scale)
        .tickPadding(9)
        .tickSize(box.left - box.right),
      y,
    );
  });
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g className="axes" aria-hidden="true">
      <g ref={left} transform={`translate(${box.left},0)`} />
      <g ref={lower} transform={`translate(0,${box.bottom})`} />
      <text className="title" x={box.right} y={box.bottom + 32} textAnchor="end">
        {xTitle}
      </text>
      <text className="title" x={box.left} y={box.top - 8} textAnchor="start">
        {yTitle}
      </text>
    </g>
  );
}

/** The axis' own ticks alone, without the line that joins them. */
function draw(group: SVGGElement | null, axis: DrawAxis<number>, { ticks }: Axis): void {
  if (!group) return;
  const drawn = axis
    .tickValues(ticks.map(({ value }) => value))
    .tickFormat((_, k) => ticks[k].text)
    .offset(0);
  select(group).call(drawn).select(".domain").remove();
}
