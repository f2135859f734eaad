import { type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { nearestPoint, ringSize } from "../../../draw/region/points";
import { toPixels } from "../../../draw/viewport";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import type { RegionMap } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import { useColours } from "../../parts/colours";
import { paintPoints } from "../../train/region/paintRegion";
import { paletteOf, planePoints } from "../../train/region/reading";

interface RunPointsProps {
  readonly data: PreparedData;
  /** What lies below: the points stand in the same place. */
  readonly region: RegionMap;
  readonly onOpen: (index: number) => void;
}

/** Pixels of the picture's sides, and how far from a point it is still meant. */
const side = 240;
const reach = 12;

/** The examples over a run's region; one that is pressed opens. The field below does the same for the keyboard. */
export function RunPoints({ data, region, onOpen }: RunPointsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const axes = useTraining((state) => state.document.training.axes);
  const colours = useColours();
  const [over, setOver] = useState<number>();
  const points = useMemo(() => planePoints(data, axes), [data, axes]);
  const view = useMemo(() => ({ bounds: region.bounds, width: side, height: side }), [region.bounds]);
  useEffect(() => {
    if (!canvas.current) return;
    const outline = data.task.kind === "classification" ? colours.panel : colours.ink3;
    paintPoints(canvas.current, points, paletteOf(data, colours), outline, view);
  }, [points, data, colours, view]);
  const under = ({ clientX, clientY, currentTarget }: PointerEvent | React.MouseEvent) => {
    const box = currentTarget.getBoundingClientRect();
    const scale = side / box.width;
    return nearestPoint(
      points,
      view,
      { x: (clientX - box.left) * scale, y: (clientY - box.top) * scale },
      reach,
    );
  };
  const at = over === undefined ? undefined : toPixels(view, points.xs[over], points.ys[over]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field below the picture is for the keyboard
    <div
      className="run-points"
      role="presentation"
      title={over === undefined ? "Press a point to work its pass in Step" : `Example ${over + 1}`}
      onPointerMove={(event) => setOver(under(event))}
      onPointerLeave={() => setOver(undefined)}
      onClick={(event) => {
        const index = under(event);
        if (index !== undefined) onOpen(index);
      }}
    >
      <canvas ref={canvas} />
      <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
        {at && <circle cx={at.x} cy={at.y} r={ringSize(points.count) + 2} />}
      </svg>
    </div>
  );
}
