import { type KeyboardEvent, useMemo, useRef, useState } from "react";
import type { Point } from "../../../draw/box";
import { type Points, pointSize } from "../../../draw/region/points";
import { toPixels, type Viewport } from "../../../draw/viewport";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useStores } from "../../../store/context";
import { useTraining } from "../../../store/training/trainingContext";
import { type Colours, useColours } from "../../parts/colours";
import { usePlaneView } from "../parts/planeView";
import { InsideName } from "./InsideName";
import { createDrawing } from "./input/drawing";
import { planeInputOn, type Stroke } from "./input/planeInput";
import type { RegionZoom } from "./input/planeZoom";
import { useCursor } from "./input/useCursor";
import { usePointer } from "./input/usePointer";
import { useZoom } from "./input/useZoom";
import { PlaneAxes } from "./PlaneAxes";
import { RegionCanvas } from "./RegionCanvas";
import { everyPart, paletteOf, planePoints, wholeView } from "./reading";

interface PlaneProps {
  readonly data: PreparedData;
  /** In pixels. */
  readonly side: number;
  /** The figures in words, for those who don't see the picture. */
  readonly label: string;
}

/** The plane with its points, zoomed, panned and drawn upon. */
export function Plane({ data, side, label }: PlaneProps) {
  const element = useRef<HTMLDivElement>(null);
  const axes = useTraining((state) => state.document.training.axes);
  const zoomed = usePlaneView((view) => view.zoomed);
  const tool = usePlaneView((view) => view.tool.kind);
  const colours = useColours();
  const whole = useMemo(() => wholeView(data.bounds, side), [data, side]);
  const view = useMemo(() => (zoomed ? { ...whole, bounds: zoomed } : whole), [whole, zoomed]);
  const hidden = usePlaneView((view) => view.hiddenParts);
  const isEmpty = usePlaneView((view) => view.tool.kind === "draw" && view.tool.fresh === true);
  const points = useMemo(
    () => planePoints(data, axes, isEmpty ? everyPart : hidden),
    [data, axes, hidden, isEmpty],
  );
  const zoom = useZoom(element, whole);
  const drawing = useStores().get(createDrawing);
  const input = useMemo(
    () => planeInputOn(data, axes, points, view, drawing),
    [data, axes, points, view, drawing],
  );
  const { stroke, handlers } = usePointer(input);
  const cursor = useCursor(input, view);
  const [byKeyboard, setByKeyboard] = useState(false);
  return (
    <div className="plane" style={{ width: side, height: side }}>
      <div
        ref={element}
        className={`surface ${tool}`}
        role="img"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: zoomed and panned by keyboard
        tabIndex={0}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.metaKey || event.altKey) return;
          if (!cursor.press(event) && !(zoom && press(event, zoom))) return;
          event.preventDefault();
          setByKeyboard(true);
        }}
        onFocus={({ currentTarget }) => setByKeyboard(currentTarget.matches(":focus-visible"))}
        onBlur={() => setByKeyboard(false)}
        {...handlers}
      >
        <RegionCanvas data={data} points={points} view={view} colours={colours} />
        <Marks
          points={points}
          view={view}
          stroke={stroke}
          cursor={byKeyboard && tool !== "choose" ? cursor.spot : undefined}
          palette={paletteOf(data, colours)}
          colours={colours}
        />
      </div>
      <PlaneAxes view={view} names={axes.map((axis) => data.columns[axis - 1])} />
      <InsideName data={data} />
      {zoom && <ZoomButtons zoom={zoom} away={zoomed !== undefined} />}
    </div>
  );
}

/** Zooms and pans by keyboard; says whether the key was one for that. */
function press(event: KeyboardEvent, zoom: RegionZoom): boolean {
  const keys: Readonly<Record<string, () => void>> = {
    "+": () => zoom.by(1.4),
    "=": () => zoom.by(1.4),
    "-": () => zoom.by(1 / 1.4),
    "0": zoom.fit,
    ArrowLeft: () => zoom.pan(40, 0),
    ArrowRight: () => zoom.pan(-40, 0),
    ArrowUp: () => zoom.pan(0, 40),
    ArrowDown: () => zoom.pan(0, -40),
  };
  const act = Object.hasOwn(keys, event.key) ? keys[event.key] : undefined;
  act?.();
  return act !== undefined;
}

interface MarksProps {
  readonly points: Points;
  readonly view: Viewport;
  readonly stroke: Stroke | undefined;
  /** Where the keyboard draws or erases. */
  readonly cursor: Point | undefined;
  readonly palette: readonly string[];
  readonly colours: Colours;
}

/** What is pointed at, chosen, or being drawn. */
function Marks({ points, view, stroke, cursor, palette }: MarksProps) {
  const hovered = usePlaneView(({ hovered }) => (hovered?.kind === "point" ? hovered.index : undefined));
  const chosen = usePlaneView((view) => view.chosen);
  const tool = usePlaneView((view) => view.tool);
  const size = pointSize(points.count);
  const ring = (index: number | undefined, className: string) => {
    if (index === undefined || index >= points.count) return null;
    const { x, y } = toPixels(view, points.xs[index], points.ys[index]);
    return <circle className={className} cx={x} cy={y} r={2.2 * size + 2} />;
  };
  return (
    <svg aria-hidden="true">
      {ring(chosen, "chosen")}
      {ring(hovered, "hovered")}
      {cursor && (
        <path className="cursor" d={`M${cursor.x - 9},${cursor.y}h18M${cursor.x},${cursor.y - 9}v18`} />
      )}
      {stroke &&
        tool.kind === "draw" &&
        stroke.spots.map(({ x, y }) => (
          <circle key={`${x} ${y}`} cx={x} cy={y} r={size} fill={palette[tool.label % palette.length]} />
        ))}
      {stroke && [...stroke.erased].map((index) => <g key={index}>{ring(index, "erased")}</g>)}
    </svg>
  );
}

function ZoomButtons({ zoom, away }: { readonly zoom: RegionZoom; readonly away: boolean }) {
  return (
    <fieldset className="region-zoom" aria-label="Zoom">
      {away && (
        <button type="button" onClick={zoom.fit} title="Show all data (0)">
          Fit
        </button>
      )}
      <button type="button" aria-label="Zoom out" title="Zoom out (−)" onClick={() => zoom.by(1 / 1.4)}>
        −
      </button>
      <button type="button" aria-label="Zoom in" title="Zoom in (+)" onClick={() => zoom.by(1.4)}>
        +
      </button>
    </fieldset>
  );
}
