import { axisBottom, axisLeft, axisRight, select } from "d3";
import { useLayoutEffect, useRef } from "react";
import type { Axis } from "../../../draw/plot/axis";
import "./axes.css";

interface AxisOfProps {
  readonly axis: Axis;
  /** Where it begins, in pixels. */
  readonly x?: number;
  readonly y?: number;
  /** Where its numbers stand, seen from it. */
  readonly side: "bottom" | "left" | "right";
  /** From the axis to its numbers, in pixels. */
  readonly padding: number;
  /** How far its lines reach into the plot, in pixels; without, it has none. */
  readonly grid?: number;
  /** Whether the axis itself is a line. */
  readonly hasLine?: boolean;
}

/** One axis of a plot, drawn by d3: its numbers and the lines through them. */
export function AxisOf({ x = 0, y = 0, ...drawn }: AxisOfProps) {
  const group = useRef<SVGGElement>(null);
  useLayoutEffect(() => {
    if (group.current) draw(group.current, drawn);
  });
  return <g className="axis" ref={group} transform={`translate(${x},${y})`} />;
}

const sides = { bottom: axisBottom, left: axisLeft, right: axisRight };

function draw(
  group: SVGGElement,
  { axis: { scale, ticks }, side, padding, grid = 0, hasLine = false }: AxisOfProps,
): void {
  const axis = sides[side]<number>(scale)
    .tickValues(ticks.map(({ value }) => value))
    .tickFormat((_, k) => ticks[k].text)
    .tickPadding(padding)
    .tickSizeInner(-grid)
    .tickSizeOuter(0)
    .offset(0);
  const drawn = select(group).call(axis);
  if (!hasLine) drawn.select(".domain").remove();
  if (grid === 0) drawn.selectAll(".tick line").remove();
}
