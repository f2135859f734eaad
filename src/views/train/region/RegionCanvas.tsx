import { useLayoutEffect, useMemo, useRef } from "react";
import type { Points } from "../../../draw/region/points";
import { regionTables } from "../../../draw/region/regionPicture";
import type { Viewport } from "../../../draw/viewport";
import type { PreparedData } from "../../../engine/training/data/preparedData";
import { useTraining } from "../../../store/training/trainingContext";
import type { Colours } from "../../parts/colours";
import { useInside, usePlaneView } from "../parts/planeView";
import { usePainting } from "../parts/usePainting";
import { insidePicture } from "./insidePicture";
import {
  developPicture,
  isSameScene,
  type Picture,
  paintPoints,
  paintRegion,
  placePicture,
  type Scene,
} from "./paintRegion";
import { paletteOf, readingOf } from "./reading";

interface RegionCanvasProps {
  readonly data: PreparedData;
  readonly points: Points;
  readonly view: Viewport;
  readonly colours: Colours;
}

/** Canvases one over the other: the picture, a pixel for each cell; what else moves with every frame; and the points. */
export function RegionCanvas({ data, points, view, colours }: RegionCanvasProps) {
  const document = useTraining((state) => state.document);
  const inside = useInside();
  const shading = usePlaneView((view) => view.shading);
  const back = useRef<HTMLCanvasElement>(null);
  const lower = useRef<HTMLCanvasElement>(null);
  const upper = useRef<HTMLCanvasElement>(null);
  const reading = useMemo(() => readingOf(data), [data]);
  const tables = useMemo(() => regionTables(colours.region, shading), [colours, shading]);
  const palette = useMemo(() => paletteOf(data, colours), [data, colours]);
  const painted = useRef<Scene>(undefined);
  const picture = useRef<{ readonly made: Picture; readonly tables: typeof tables }>(undefined);

  // Classes differ in strong colours; the pale middle of a scale needs an edge.
  const outline = data.task.kind === "classification" ? colours.panel : colours.ink3;
  // A curve is thin: it lies over the points.
  const curve = data.columns.length === 1;

  usePainting("region", ({ latest }) => {
    if (!back.current || !lower.current) return;
    const unit = inside && insidePicture(latest?.unit, inside, document, data);
    // Until a unit's first map has come, what was there stays.
    const shown = inside ? unit : latest?.region && { region: latest.region, reading };
    const last = picture.current;
    if (!latest) picture.current = undefined;
    else if (shown && (last?.made.region !== shown.region || last.tables !== tables))
      picture.current = {
        made: developPicture(back.current, shown.region, shown.reading, tables, last?.made),
        tables,
      };
    const scene = {
      picture: picture.current?.made,
      view,
      points,
      wrong: inside ? undefined : latest?.wrong,
      colours,
    };
    if (isSameScene(painted.current, scene)) return;
    painted.current = scene;
    placePicture(back.current, scene.picture, view);
    paintRegion(lower.current, scene);
  });
  useLayoutEffect(() => {
    if (upper.current) paintPoints(upper.current, points, palette, outline, view);
  }, [points, palette, outline, view]);

  return (
    <>
      <canvas ref={back} className="picture" />
      <canvas ref={lower} className={curve ? "over" : undefined} />
      <canvas ref={upper} />
    </>
  );
}
