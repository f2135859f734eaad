import type { Box } from "../../../draw/box";
import type { Axis } from "../../../draw/plot/axis";
import { AxisOf } from "./AxisOf";

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
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <g className="axes" aria-hidden="true">
      <AxisOf axis={y} x={box.left} side="left" padding={9} grid={box.right - box.left} />
      <AxisOf axis={x} y={box.bottom} side="bottom" padding={8} grid={box.bottom - box.top} />
      <text className="title" x={box.right} y={box.bottom + 32} textAnchor="end">
        {xTitle}
      </text>
      <text className="title" x={box.left} y={box.top - 8} textAnchor="start">
        {yTitle}
      </text>
    </g>
  );
}
