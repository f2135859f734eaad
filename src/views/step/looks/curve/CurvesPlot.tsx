import { type KeyboardEvent, type PointerEvent, useId, useRef } from "react";
import { type Axis, extentOf, linearAxis } from "../../../../draw/plot/axis";
import { plotLine } from "../../../../draw/plot/plotLine";
import { shortNumber } from "../../../../engine/math/format";
import type { ProgramCurves, QuantityCurve } from "../../../../engine/studies/programCurves";
import { holdTouch } from "../../../../ui/numbers/holdTouch";
import { spotIn } from "../../../../ui/spotIn";
import { Axes } from "../../../parts/plot/Axes";
import { plotBox, uprightRange } from "../../../parts/plot/plotBox";
import { type Size, useSize } from "../../../parts/useSize";
import { keyStep, type Move, sensible } from "../lossCurve/controls/useMove";
import { styleOf } from "./lines";

const directions: ReadonlyMap<string, number> = new Map([
  ["ArrowRight", 1],
  ["ArrowUp", 1],
  ["ArrowLeft", -1],
  ["ArrowDown", -1],
]);

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
      <figcaption className="unseen">{sentence(props)}</figcaption>
    </figure>
  );
}

/** A curve as this plot shows it. */
interface CurveLine {
  readonly name: string;
  readonly index: number;
  readonly values: Float64Array;
  readonly value: number;
  readonly slope?: number | undefined;
}

function linesOf({ curves }: ProgramCurves, derivatives: boolean): CurveLine[] {
  return curves.flatMap(({ name, values, value, slope, slopes }: QuantityCurve, index): CurveLine[] => {
    if (!derivatives) return [{ name, index, values, value, slope }];
    return slopes && slope !== undefined ? [{ name, index, values: slopes, value: slope }] : [];
  });
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
  const lines = linesOf(curves, derivatives);
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
  const press = (event: KeyboardEvent) => {
    const direction = directions.get(event.key);
    if (direction === undefined) return;
    event.preventDefault();
    move.step({ [along]: direction * keyStep(window, event) }, event.repeat);
  };
  const [first] = lines;
  return (
    <svg
      onPointerMove={drag}
      onPointerUp={move.end}
      onPointerCancel={move.cancel}
      onPointerLeave={() => onPoint(undefined)}
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
          <CurveLine key={line.name} line={line} at={at} dots={isInteger} x={x} y={y} />
        ))}
        {lines.map((line) => (
          <Tangent key={line.name} line={line} value={value} x={x} y={y} />
        ))}
      </g>
      {first && Number.isFinite(first.value) && (
        <g
          className="grip"
          ref={holdTouch}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId);
            // Where in the grip it is taken is where it stays in the hand.
            const { ownerSVGElement: svg } = event.currentTarget;
            if (svg) grip.current = spotIn(svg, event).x - x.position(value);
            move.begin();
          }}
        >
          <circle className="reach" cx={x.position(value)} cy={y.position(first.value)} r={22} />
          <circle
            className="handle"
            role="slider"
            tabIndex={0}
            aria-label={`${title}, the point on the curves${derivatives ? " of the derivatives" : ""}`}
            aria-orientation="horizontal"
            aria-valuemin={window[0]}
            aria-valuemax={window[1]}
            aria-valuenow={value}
            aria-valuetext={`${title} ${shortNumber(value)}: ${lines.map(({ name, value: own }) => `${label(name)} ${shortNumber(own)}`).join(", ")}`}
            cx={x.position(value)}
            cy={y.position(first.value)}
            r={8}
            onKeyDown={press}
          />
        </g>
      )}
    </svg>
  );
}

interface LineProps {
  readonly line: CurveLine;
  readonly x: Axis;
  readonly y: Axis;
}

function CurveLine({
  line,
  at,
  dots,
  x,
  y,
}: LineProps & { readonly at: Float64Array; readonly dots: boolean }) {
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
function Tangent({
  line: { value: own, slope, index },
  value,
  x,
  y,
}: LineProps & { readonly value: number }) {
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

function nearest(at: Float64Array, value: number): number {
  let best = 0;
  for (let k = 1; k < at.length; k++) if (Math.abs(at[k] - value) < Math.abs(at[best] - value)) best = k;
  return best;
}

/** The plot in a sentence, for those who can't see it. */
function sentence({ curves, label, derivatives = false }: CurvesPlotProps): string {
  const { along, window, value } = curves;
  const title = label(along);
  const parts = linesOf(curves, derivatives).map(({ name, values, value: own, slope }) => {
    const finite = values.filter(Number.isFinite);
    const range =
      finite.length === 0
        ? "nowhere a finite number"
        : `from ${shortNumber(Math.min(...finite))} to ${shortNumber(Math.max(...finite))}, ${shortNumber(own)} here${slope === undefined ? "" : `, where its slope is ${shortNumber(slope)}`}`;
    return `${derivatives ? "the derivative of " : ""}${label(name)} is ${range}`;
  });
  return `Along ${title} from ${shortNumber(window[0])} to ${shortNumber(window[1])}, with ${title} = ${shortNumber(value)} here: ${parts.join("; ")}.`;
}
