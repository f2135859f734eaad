import { type KeyboardEvent, type PointerEvent, useId, useMemo, useRef } from "react";
import type { Box } from "../../../../../draw/box";
import { signColour } from "../../../../../draw/colour";
import { type Axis, extentOf, linearAxis } from "../../../../../draw/plot/axis";
import { contourAreas, contourLevels } from "../../../../../draw/plot/contours";
import { arrowPath, plotLine } from "../../../../../draw/plot/plotLine";
import { shortNumber } from "../../../../../engine/math/format";
import type { ContourMap, MapPoint } from "../../../../../engine/studies/contourMap";
import { holdTouch } from "../../../../../ui/numbers/holdTouch";
import { spotIn } from "../../../../../ui/spotIn";
import { whenLeft } from "../../../../../ui/whenLeft";
import { Axes } from "../../../../parts/plot/Axes";
import { plotBox, uprightRange } from "../../../../parts/plot/plotBox";
import { useLossName } from "../../../../parts/useLossName";
import { type Size, useSize } from "../../../../parts/useSize";
import { keyDistance, type Move, sensible } from "../controls/useMove";

interface MapPlotProps {
  readonly map: ContourMap;
  readonly labels: readonly [string, string];
  readonly path: readonly MapPoint[];
  readonly move: Move;
  readonly onPoint: (text: string | undefined) => void;
}

const levels = 14;
/** Pixels of both arrows: they show directions. */
const arrow = 64;

/** The map, as large a square as fits, so that the gradient stands upright on the contour lines. */
export function MapPlot(props: MapPlotProps) {
  const figure = useRef<HTMLElement>(null);
  const size = useSize(figure);
  return (
    <figure className="plot map" ref={figure}>
      {size && <Drawn {...props} size={size} />}
      <figcaption className="unseen">{mapSentence(props)}</figcaption>
    </figure>
  );
}

function Drawn({ map, labels, path, move, onPoint, size }: MapPlotProps & { readonly size: Size }) {
  const lossName = useLossName();
  const clip = useId();
  /** Where the plot's corner would be if the pointer were in the middle of the point, in the window's pixels. */
  const grip = useRef<readonly [number, number]>([0, 0]);
  const { windows, point, gradient, parameters } = map;
  const box = squareIn(plotBox(size, linearAxis(windows[1], uprightRange(size), size.height / 50)));
  const x = linearAxis(windows[0], [box.left, box.right], (box.right - box.left) / 70);
  const y = linearAxis(windows[1], [box.bottom, box.top], (box.bottom - box.top) / 50);
  const here: [number, number] = [x.position(point.at[0]), y.position(point.at[1])];
  const steepness = Math.hypot(...gradient);
  const toward = (sign: number): [number, number] => [
    here[0] + (sign * arrow * gradient[0]) / steepness,
    here[1] - (sign * arrow * gradient[1]) / steepness,
  ];

  const drag = (event: PointerEvent) => {
    const { x: across, y: down } = spotIn(event.currentTarget, event);
    const valuesAt = (left: number, top: number) =>
      [
        x.value(Math.max(box.left, Math.min(box.right, left))),
        y.value(Math.max(box.top, Math.min(box.bottom, top))),
      ] as const;
    onPoint(pointedCellText(map, [...labels, lossName], valuesAt(across, down)));
    if (!move.isMoving) return;
    const at = valuesAt(across - grip.current[0], down - grip.current[1]);
    move.to({ [parameters[0]]: sensible(at[0], windows[0]), [parameters[1]]: sensible(at[1], windows[1]) });
  };
  const press = (event: KeyboardEvent) => {
    const axis = /Up$|Down$/.test(event.key) ? 1 : 0;
    const distance = keyDistance(event, point.at[axis], windows[axis]);
    if (distance === undefined) return;
    event.preventDefault();
    move.step({ [parameters[axis]]: distance }, event.repeat);
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
      <title>{`Contour map of the loss over ${labels[0]} and ${labels[1]}`}</title>
      <clipPath id={clip}>
        <rect x={box.left} y={box.top} width={box.right - box.left} height={box.bottom - box.top} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <Areas map={map} box={box} x={x} y={y} />
      </g>
      <Axes box={box} x={x} y={y} xTitle={labels[0]} yTitle={labels[1]} />
      <g clipPath={`url(#${clip})`}>
        <g className="steps">
          <path
            d={plotLine(
              path.map(({ at }) => at[0]),
              path.map(({ at }) => at[1]),
              x,
              y,
            )}
          />
          {path.slice(1).map(({ at }, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an update is known by its number
            <circle key={k} cx={x.position(at[0])} cy={y.position(at[1])} r={3} />
          ))}
        </g>
        {steepness > 0 && (
          <>
            <path className="arrow" stroke={signColour("gradient", 1)} d={arrowPath(here, toward(1))} />
            <path
              className="arrow down"
              stroke={signColour("gradient", -1)}
              d={arrowPath(here, toward(-1))}
            />
          </>
        )}
      </g>
      <g
        className="grip"
        ref={holdTouch}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          // Where in the grip it is taken is where it stays in the hand.
          const { ownerSVGElement: svg } = event.currentTarget;
          const taken = svg && spotIn(svg, event);
          if (taken) grip.current = [taken.x - here[0], taken.y - here[1]];
          move.begin();
        }}
      >
        <circle className="reach" cx={here[0]} cy={here[1]} r={22} />
        <circle
          className="handle"
          role="slider"
          tabIndex={0}
          aria-label={`${labels[0]} and ${labels[1]}, the point on the map`}
          aria-valuemin={windows[0][0]}
          aria-valuemax={windows[0][1]}
          aria-valuenow={point.at[0]}
          aria-valuetext={`${labels.map((label, axis) => `${label} ${shortNumber(point.at[axis])}`).join(", ")}: loss ${shortNumber(point.loss)}`}
          cx={here[0]}
          cy={here[1]}
          r={8}
          onKeyDown={press}
        />
      </g>
    </svg>
  );
}

/** The map's colours: what lies higher is darker, and each contour line is the edge of one colour. */
function Areas({ map, box, x, y }: { map: ContourMap; box: Box; x: Axis; y: Axis }) {
  const { losses, size, windows } = map;
  const areas = useMemo(
    () => contourAreas(losses, size, contourLevels(extentOf(losses), levels), windows, x, y),
    [losses, size, windows, x, y],
  );
  return (
    <>
      <rect
        className="gap"
        x={box.left}
        y={box.top}
        width={box.right - box.left}
        height={box.bottom - box.top}
      />
      {areas.map(({ value, path }, k) => (
        <path
          key={value}
          className="contour"
          d={path}
          fill={`color-mix(in oklab, var(--value-pos) ${Math.round((60 * k) / levels)}%, var(--paper))`}
        />
      ))}
    </>
  );
}

/** The largest square in a box, at its top and in its middle. */
function squareIn({ left, top, right, bottom }: Box): Box {
  const side = Math.max(10, Math.min(right - left, bottom - top));
  const start = (left + right - side) / 2;
  return { left: start, top, right: start + side, bottom: top + side };
}

/** The loss in the cell that is pointed at, in full. */
function pointedCellText(
  { losses, size, windows }: ContourMap,
  [across, up, loss]: readonly string[],
  at: readonly [number, number],
): string {
  const [column, row] = at.map((value, axis) => {
    const [from, to] = windows[axis];
    return Math.max(0, Math.min(size - 1, Math.floor(((value - from) / (to - from)) * size)));
  });
  const middle = [column, row].map((cell, axis) => {
    const [from, to] = windows[axis];
    return from + ((cell + 0.5) / size) * (to - from);
  });
  const [x, y] = middle.map((value) => shortNumber(value, 4));
  return `${across} = ${x}, ${up} = ${y}: ${loss} = ${shortNumber(losses[row * size + column])}`;
}

function mapSentence({ map, labels, path }: MapPlotProps): string {
  const [low, high] = extentOf(map.losses);
  const last = path[path.length - 1];
  const walked =
    path.length > 1
      ? ` ${path.length === 2 ? "The next update leads" : `The next ${path.length - 1} updates lead`} to ${labels.map((label, axis) => `${label} = ${shortNumber(last.at[axis])}`).join(", ")}, where the loss is ${shortNumber(last.loss)}.`
      : "";
  return `The loss over ${labels[0]} and ${labels[1]}: from ${shortNumber(low)} to ${shortNumber(high)} on this map, ${shortNumber(map.point.loss)} at the point.${walked}`;
}
