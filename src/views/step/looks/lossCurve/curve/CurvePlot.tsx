import { type PointerEvent, useId, useRef } from "react";
import { signColour } from "../../../../../draw/colour";
import { type Axis, extentOf, linearAxis } from "../../../../../draw/plot/axis";
import { plotLine } from "../../../../../draw/plot/plotLine";
import { shortNumber } from "../../../../../engine/math/format";
import type { LossCurve } from "../../../../../engine/studies/lossCurve";
import { spotIn } from "../../../../../ui/spotIn";
import { whenLeft } from "../../../../../ui/whenLeft";
import { Axes } from "../../../../parts/plot/Axes";
import { plotBox, uprightRange } from "../../../../parts/plot/plotBox";
import { type Size, useSize } from "../../../../parts/useSize";
import { Grip } from "../controls/Grip";
import { type Move, sensible } from "../controls/useMove";
import { curveSentence, slopeWords } from "./CurveText";

interface CurvePlotProps {
  readonly along: LossCurve;
  readonly label: string;
  /** What the document calls the loss. */
  readonly lossName: string;
  readonly move: Move;
  /** Gets the number of the curve's point that is pointed at. */
  readonly onPoint: (index: number | undefined) => void;
}

/** The curve with its tangent, where the update lands, and the point, which can be dragged along it. */
export function CurvePlot(props: CurvePlotProps) {
  const figure = useRef<HTMLElement>(null);
  const size = useSize(figure);
  return (
    <figure className="plot" ref={figure}>
      {size && <Drawn {...props} size={size} />}
      <figcaption className="unseen">{curveSentence(props.along, props.label)}</figcaption>
    </figure>
  );
}

function Drawn({ along, label, lossName, move, onPoint, size }: CurvePlotProps & { readonly size: Size }) {
  const clip = useId();
  /** Where the plot's left edge would be if the pointer were in the middle of the point, in the window's pixels. */
  const grip = useRef(0);
  const { parameter, window, value, loss, gradient, at, losses, kinks, gaps } = along;
  const y = linearAxis(heights(along), uprightRange(size), size.height / 50);
  const box = plotBox(size, y);
  const x = linearAxis(window, [box.left, box.right], size.width / 80);

  const drag = (event: PointerEvent) => {
    const pointer = spotIn(event.currentTarget, event).x;
    const valueAt = (index: number) => x.value(Math.max(box.left, Math.min(box.right, index)));
    const there = valueAt(pointer);
    const [from, to] = window;
    onPoint(Math.round(((there - from) / (to - from)) * (at.length - 1)));
    if (move.isMoving) move.to({ [parameter]: sensible(valueAt(pointer - grip.current), window) });
  };
  return (
    <svg
      // A tap points too.
      onPointerDown={drag}
      onPointerMove={drag}
      onPointerUp={move.end}
      onPointerCancel={move.cancel}
      onPointerLeave={whenLeft(() => onPoint(undefined))}
    >
      <title>{`Loss along ${label}`}</title>
      <clipPath id={clip}>
        <rect x={box.left} y={box.top} width={box.right - box.left} height={box.bottom - box.top} />
      </clipPath>
      <Axes box={box} x={x} y={y} xTitle={label} yTitle={`loss ${lossName}`} />
      <g clipPath={`url(#${clip})`}>
        {gaps.map(({ window: [from, to] }) => (
          <rect
            key={from}
            className="gap"
            x={x.position(from)}
            width={Math.max(2, x.position(to) - x.position(from))}
            y={box.top}
            height={box.bottom - box.top}
          />
        ))}
        {kinks.map(({ at: kink }) => (
          <line
            key={kink}
            className="kink"
            x1={x.position(kink)}
            x2={x.position(kink)}
            y1={box.top}
            y2={box.bottom}
          />
        ))}
        <SecantLine along={along} x={x} y={y} />
        <path className="line" stroke="var(--ink)" d={plotLine(at, losses, x, y)} />
        <path
          className="line tangent"
          stroke={signColour("gradient", gradient)}
          d={plotLine(
            window,
            window.map((w) => loss + gradient * (w - value)),
            x,
            y,
          )}
        />
        <Landing along={along} x={x} y={y} />
      </g>
      {Number.isFinite(loss) && (
        <Grip
          name={parameter}
          label={`${label}, the point on the curve`}
          text={`${label} ${shortNumber(value)}: loss ${shortNumber(loss)}, ${slopeWords(along)}`}
          value={value}
          window={window}
          x={x}
          top={y.position(loss)}
          move={move}
          taken={grip}
        />
      )}
    </svg>
  );
}

/** The curve, the point and where the update lands all fit. */
function heights({ losses, loss, update, secant }: LossCurve) {
  const points = secant?.points.map((spot) => spot.loss) ?? [];
  const landed = update ? [loss + update.alone.real] : [];
  const shown = extentOf([...losses, loss, ...landed, ...points], 0.08);
  if (!update) return shown;
  // By the tangent a large step may end far below: it then leaves the plot.
  const predicted = loss + update.alone.predicted;
  const length = shown[1] - shown[0];
  return predicted > shown[0] - length / 2 ? extentOf([...shown, predicted], 0) : shown;
}

interface CurvePartProps {
  readonly along: LossCurve;
  readonly x: Axis;
  readonly y: Axis;
}

/** Where one update takes the parameter: on the curve, and by the tangent. */
function Landing({ along: { loss, update }, x, y }: CurvePartProps) {
  if (!update) return null;
  const { value, alone } = update;
  const [left, real, predicted] = [
    x.position(value),
    y.position(loss + alone.real),
    y.position(loss + alone.predicted),
  ];
  if (!Number.isFinite(left + real + predicted)) return null;
  return (
    <g className="landing">
      <line x1={left} x2={left} y1={real} y2={predicted} />
      <path d={`M${left},${predicted - 6}l6,6l-6,6l-6,-6Z`} />
      <circle cx={left} cy={real} r={5} />
    </g>
  );
}

function SecantLine({ along: { secant, window }, x, y }: CurvePartProps) {
  if (!secant) return null;
  const [{ at, loss }] = secant.points;
  return (
    <g className="secant">
      <path
        d={plotLine(
          window,
          window.map((w) => loss + secant.slope * (w - at)),
          x,
          y,
        )}
      />
      {secant.points.map((spot) => (
        <circle key={spot.at} cx={x.position(spot.at)} cy={y.position(spot.loss)} r={4} />
      ))}
    </g>
  );
}
