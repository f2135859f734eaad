import { useMemo, useRef, useState } from "react";
import type { Points } from "../../../draw/region/points";
import { regionTables } from "../../../draw/region/regionPicture";
import type { Viewport } from "../../../draw/viewport";
import type { Bounds } from "../../../engine/studies/region";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import type { TrainingFrame } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import { useColours } from "../../parts/colours";
import { usePlaneView } from "../parts/planeView";
import { unitLabel } from "../parts/unitNames";
import { usePainting } from "../parts/usePainting";
import { PlaneAxes } from "./PlaneAxes";
import { developPicture, type Picture, paintPoints, paintRegion, placePicture } from "./paintRegion";
import { paletteOf, planePoints, readingOf } from "./reading";

type Bent = NonNullable<TrainingFrame["bent"]>;

interface BentPlaneProps {
  readonly data: PreparedData;
  /** In pixels. */
  readonly side: number;
  /** With two units, from 1. */
  readonly layer: number;
}

/**
 * The plane as a layer with two units bends it: the points in the coordinates of the units, the lines that were straight
 * before, and what the rest of the network says there.
 */
export function BentPlane({ data, side, layer }: BentPlaneProps) {
  const document = useTraining((state) => state.document);
  const shading = usePlaneView((view) => view.shading);
  const hidden = usePlaneView((view) => view.hiddenParts);
  const colours = useColours();
  const back = useRef<HTMLCanvasElement>(null);
  const lines = useRef<HTMLCanvasElement>(null);
  const upper = useRef<HTMLCanvasElement>(null);
  const picture = useRef<{ readonly made: Picture; readonly tables: unknown }>(undefined);
  const tables = useMemo(() => regionTables(colours.region, shading), [colours, shading]);
  const reading = useMemo(() => readingOf(data), [data]);
  const palette = useMemo(() => paletteOf(data, colours), [data, colours]);
  const outline = data.task.kind === "classification" ? colours.panel : colours.ink3;
  const given = useMemo(
    () => planePoints(data, document.training.axes, hidden),
    [data, document.training.axes, hidden],
  );
  const [bounds, setBounds] = useState<Bounds>();
  const names = [1, 2].map((index) => unitLabel(document, data, { layer, index }));

  usePainting("region", ({ latest }) => {
    const bent = latest?.bent;
    if (bent?.layer !== layer || !back.current || !lines.current || !upper.current) return;
    if (bent.region.bounds.join() !== bounds?.join()) setBounds(bent.region.bounds);
    const view: Viewport = { bounds: bent.region.bounds, width: side, height: side };
    const last = picture.current;
    if (last?.made.region !== bent.region || last.tables !== tables)
      picture.current = {
        made: developPicture(back.current, bent.region, reading, tables, last?.made),
        tables,
      };
    const points = bentPoints(given, bent);
    placePicture(back.current, picture.current?.made, view);
    paintRegion(lines.current, { picture: picture.current?.made, view, points, wrong: undefined, colours });
    paintLines(lines.current, bent, view, colours.ink2);
    paintPoints(upper.current, points, palette, outline, view);
  });

  return (
    <div className="plane bent" style={{ width: side, height: side }}>
      <div
        className="surface"
        role="img"
        aria-label={`The points in the coordinates of the two units of layer ${layer}: ${names[0]} across, ${names[1]} up. Lines that were straight in the plane of the data are bent.`}
      >
        <canvas ref={back} className="picture" />
        <canvas ref={lines} />
        <canvas ref={upper} />
      </div>
      {bounds && <PlaneAxes view={{ bounds, width: side, height: side }} names={names} />}
    </div>
  );
}

/** The same points where the layer puts them. */
function bentPoints(points: Points, { points: bent }: Bent): Points {
  const at = (axis: number) =>
    Float64Array.from(points.xs, (x, k) => (Number.isNaN(x) ? Number.NaN : bent[2 * k + axis]));
  return { ...points, xs: at(0), ys: at(1) };
}

/** Every fourth line of the grid, across and up. */
const apart = 4;

function paintLines(
  canvas: HTMLCanvasElement,
  { lines: { columns, rows, values } }: Bent,
  { bounds: [xMin, xMax, yMin, yMax], width, height }: Viewport,
  colour: string,
): void {
  const context = canvas.getContext("2d");
  if (!context) return;
  const cells = columns * rows;
  const x = (cell: number) => ((values[cell] - xMin) / (xMax - xMin)) * width;
  const y = (cell: number) => ((yMax - values[cells + cell]) / (yMax - yMin)) * height;
  context.beginPath();
  for (let row = 0; row < rows; row += apart)
    for (let column = 0; column < columns; column++) {
      const cell = row * columns + column;
      if (column === 0) context.moveTo(x(cell), y(cell));
      else context.lineTo(x(cell), y(cell));
    }
  for (let column = 0; column < columns; column += apart)
    for (let row = 0; row < rows; row++) {
      const cell = row * columns + column;
      if (row === 0) context.moveTo(x(cell), y(cell));
      else context.lineTo(x(cell), y(cell));
    }
  context.globalAlpha = 0.45;
  context.lineWidth = 1;
  context.strokeStyle = colour;
  context.stroke();
  context.globalAlpha = 1;
}
