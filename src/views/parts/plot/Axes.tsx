import type { Axis } from "../../../draw/axis";
import type { Box } from "../../../draw/box";

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
      {y.ticks.map(({ at, text }) => (
        <g key={text}>
          <line x1={box.left} x2={box.right} y1={at} y2={at} />
          <text x={box.left - 9} y={at + 4} textAnchor="end">
            {text}
          </text>
        </g>
      ))}
      {x.ticks.map(({ at, text }) => (
        <g key={text}>
          <line x1={at} x2={at} y1={box.top} y2={box.bottom} />
          <text x={at} y={box.bottom + 16} textAnchor="middle">
            {text}
          </text>
        </g>
      ))}
      <text className="title" x={box.right} y={box.bottom + 32} textAnchor="end">
        {xTitle}
      </text>
      <text className="title" x={box.left} y={box.top - 8} textAnchor="start">
        {yTitle}
      </text>
    </g>
  );
}
