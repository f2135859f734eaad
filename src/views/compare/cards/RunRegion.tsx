import { useEffect, useMemo, useRef } from "react";
import { drawLines } from "../../../draw/region/boundary";
import { boundaryLines, paintGrid, regionTables } from "../../../draw/region/regionPicture";
import type { RegionMap } from "../../../store/training/training";
import { useTraining } from "../../../store/training/trainingContext";
import { useColours } from "../../parts/colours";
import { readingOf } from "../../train/region/reading";

interface RunRegionProps {
  readonly region: RegionMap | undefined;
  readonly label: string;
  /** Pixels of the canvas for a cell: it is finer than the cells, for the boundary. */
  readonly fineness?: number;
}

/** What a run says over the plane, small. */
export function RunRegion({ region, label, fineness = 4 }: RunRegionProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const data = useTraining((state) => state.data);
  const colours = useColours();
  const tables = useMemo(() => regionTables(colours.region, "probability"), [colours]);
  const reading = useMemo(() => data && readingOf(data), [data]);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context || !canvas.current || !region || !reading) return;
    const { columns, rows, bounds } = region;
    const image = new OffscreenCanvas(columns, rows);
    const pixels = new ImageData(columns, rows);
    paintGrid(region, reading, tables, new Uint32Array(pixels.data.buffer));
    image.getContext("2d")?.putImageData(pixels, 0, 0);
    const [width, height] = [fineness * columns, fineness * rows];
    canvas.current.width = width;
    canvas.current.height = height;
    context.drawImage(image, 0, 0, width, height);
    context.beginPath();
    drawLines(boundaryLines(region, reading), columns, rows, bounds, { bounds, width, height }, context);
    context.strokeStyle = colours.ink;
    context.lineWidth = 2;
    context.stroke();
  }, [region, reading, tables, colours, fineness]);
  return <canvas ref={canvas} role="img" aria-label={`Decision region with ${label}`} />;
}
