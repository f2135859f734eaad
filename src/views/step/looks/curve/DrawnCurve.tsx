import type { Axis } from "../../../../draw/plot/axis";
import { plotLine } from "../../../../draw/plot/plotLine";
import { type CurveLine, styleOf } from "./lines";

interface DrawnCurveProps {
  readonly line: CurveLine;
  readonly x: Axis;
  readonly y: Axis;
}

/** One of the curves, with its points where there is nothing between them. */
export function DrawnCurve({
  line,
  at,
  dots,
  x,
  y,
}: DrawnCurveProps & { readonly at: Float64Array; readonly dots: boolean }) {
  const { colour, dashes, width } = styleOf(line.index);
  return (
    <g stroke={colour} fill={colour}>
      <path
        className="line"
        style={{ strokeWidth: width }}
        strokeDasharray={dashes}
        d={plotLine(at, line.values, x, y)}
      />
      {dots &&
        [...at].map((value, k) =>
          Number.isFinite(line.values[k]) ? (
            <circle key={value} cx={x.position(value)} cy={y.position(line.values[k])} r={3} />
          ) : null,
        )}
    </g>
  );
}

/** Of the derivative: a stretch of the line that touches the curve at the program's own number. */
export function Tangent({
  line: { value: own, slope, index },
  value,
  x,
  y,
}: DrawnCurveProps & { readonly value: number }) {
  if (slope === undefined || !Number.isFinite(slope + own)) return null;
  const [from, to] = x.scale.domain() as [number, number];
  const reach = (to - from) / 5;
  const ends = [value - reach, value + reach];
  return (
    <>
      <path
        className="line tangent"
        stroke={styleOf(index).colour}
        d={plotLine(
          ends,
          ends.map((end) => own + slope * (end - value)),
          x,
          y,
        )}
      />
      <circle
        className="touching"
        stroke={styleOf(index).colour}
        cx={x.position(value)}
        cy={y.position(own)}
        r={4}
      />
    </>
  );
}
