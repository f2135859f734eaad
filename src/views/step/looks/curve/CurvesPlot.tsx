import { type PointerEvent, useId, useRef } from "react";
import { extentOf, linearAxis } from "../../../../draw/plot/axis";
import { shortNumber } from "../../../../engine/math/format";
import type { ProgramCurves } from "../../../../engine/studies/programCurves";
import { spotIn } from "../../../../ui/spotIn";
import { whenLeft } from "../../../../ui/whenLeft";
import { Axes } from "../../../parts/plot/Axes";
import { plotBox, uprightRange } from "../../../parts/plot/plotBox";
import { type Size, useSize } from "../../../parts/useSize";
import { Grip } from "../lossCurve/controls/Grip";
import { type Move, sensible } from "../lossCurve/controls/useMove";
import { curvesSentence } from "./curvesSentence";
import { DrawnCurve, Tangent } from "./DrawnCurve";
import { curveLines } from "./lines";

interface CurvesPlotProps {
  readonly curves: ProgramCurves;
  readonly label: (name: string) => string;
  readonly move: Move;
  /** Gets the number of the point that is pointed at. */
  readonly onPoint: (index: number | undefined) => void;
  /** The derivatives in place of the quantities. */
  readonly derivatives?: boolean;
}

/** Several quantities along one number, each with its tangent at the program's own; or their derivatives. */
export function CurvesPlot(props: CurvesPlotProps) {
  const figure = useRef<HTMLElement>(null);
  const size = useSize(figure);
  return (
    <figure className={`plot ${props.derivatives ? "derivatives" : ""}`} ref={figure}>
      {size && <Drawn {...props} size={size} />}
      <figcaption className="unseen">
        {curvesSentence(props.curves, props.label, props.derivatives ?? false)}
      </figcaption>
    </figure>
  );
}

function Drawn({
  curves,
  label,
  move,
  onPoint,
  derivatives = false,
  size,
}: CurvesPlotProps & { readonly size: Size }) {
  const clip = useId();
  /** Where the plot's left edge would be if the pointer were in the middle of the point, in the window's pixels. */
  const grip = useRef(0);
  const { along, window, value, at, stops, isInteger } = curves;
  const lines = curveLines(curves, derivatives);
  const heights = extentOf(
    lines.flatMap(({ values, value: own }) => [...values, own]),
    0.08,
  );
  const y = linearAxis(heights, uprightRange(size), size.height / 45);
  const box = plotBox(size, y);
  const x = linearAxis(window, [box.left, box.right], size.width / 80);
  const title = label(along);
  const yTitle = derivatives ? `d/d${title}` : lines.map(({ name }) => label(name)).join(", ");

  const drag = (event: PointerEvent) => {
    const pointer = spotIn(event.currentTarget, event).x;
    const valueAt = (index: number) => x.value(Math.max(box.left, Math.min(box.right, index)));
    const there = valueAt(pointer);
    onPoint(nearest(at, there));
    if (!move.isMoving) return;
    const wanted = sensible(valueAt(pointer - grip.current), window);
    move.to({ [along]: isInteger ? Math.round(wanted) : wanted });
  };
  const [first] = lines;
  return (
    <svg
      // A tap points too.
      onPointerDown={drag}
      onPointerMove={drag}
      onPointerUp={move.end}
      onPointerCancel={move.cancel}
      onPointerLeave={whenLeft(() => onPoint(undefined))}
    >
      <title>{`${derivatives ? "Derivatives" : "Quantities"} along ${title}`}</title>
      <clipPath id={clip}>
        <rect x={box.left} y={box.top} width={box.right - box.left} height={box.bottom - box.top} />
      </clipPath>
      <Axes box={box} x={x} y={y} xTitle={title} yTitle={yTitle.length > 60 ? "" : yTitle} />
      <g clipPath={`url(#${clip})`}>
        {stops.map(({ window: [from, to] }) => (
          <rect
            key={from}
            className="gap"
            x={x.position(from)}
            width={Math.max(2, x.position(to) - x.position(from))}
            y={box.top}
            height={box.bottom - box.top}
          />
        ))}
        <line className="here" x1={x.position(value)} x2={x.position(value)} y1={box.top} y2={box.bottom} />
        {lines.map((line) => (
          <DrawnCurve key={line.name} line={line} at={at} dots={isInteger} x={x} y={y} />
        ))}
        {lines.map((line) => (
          <Tangent key={line.name} line={line} value={value} x={x} y={y} />
        ))}
      </g>
      {first && Number.isFinite(first.value) && (
        <Grip
          name={along}
          label={`${title}, the point on the curves${derivatives ? " of the derivatives" : ""}`}
          text={`${title} ${shortNumber(value)}: ${lines.map(({ name, value: own }) => `${label(name)} ${shortNumber(own)}`).join(", ")}`}
          value={value}
          window={window}
          x={x}
          top={y.position(first.value)}
          move={move}
          taken={grip}
        />
      )}
    </svg>
  );
}

function nearest(at: Float64Array, value: number): number {
  let best = 0;
  for (let k = 1; k < at.length; k++) if (Math.abs(at[k] - value) < Math.abs(at[best] - value)) best = k;
  return best;
}
