import type { Point } from "../../../../draw/box";
import { nearestPoint, type Points } from "../../../../draw/region/points";
import { toPlane, type Viewport } from "../../../../draw/viewport";
import type { PreparedData } from "../../../../engine/training/data/preparedData";
import type { Hovered } from "../../parts/planeView";
import type { Drawing, Drawn } from "./drawing";

/** A stroke of drawing or erasing that isn't finished yet. */
export interface Stroke {
  readonly spots: readonly Point[];
  readonly erased: ReadonlySet<number>;
}

/** What spots of the picture, in pixels from its top left corner, mean, and what the chosen tool does there. */
export interface PlaneInput {
  /** The index of the point that is meant, if one is within reach. */
  near(spot: Point, reach: number): number | undefined;
  /** What is there to be read out. */
  hovered(spot: Point, reach: number): Hovered | undefined;
  /** Draws or erases: one gesture, one step of undo. */
  finish(stroke: Stroke): void;
}

/** @param drawing changes the data as the chosen tool does */
export function planeInputOn(
  data: PreparedData,
  axes: readonly number[],
  points: Points,
  view: Viewport,
  drawing: Drawing,
): PlaneInput {
  /** Two inputs, whichever of them is across. */
  const inputsAt = (spot: Point): number[] => {
    const { x, y } = toPlane(view, spot);
    return axes[0] === 1 ? [x, y] : [y, x];
  };
  const drawnAt = (spot: Point): Drawn => {
    if (data.columns.length === 2) return { inputs: inputsAt(spot) };
    const { x, y } = toPlane(view, spot);
    return { inputs: [x], ...(data.task.kind === "regression" && { target: y }) };
  };
  const near = (spot: Point, reach: number) => nearestPoint(points, view, spot, reach);
  return {
    near,
    hovered(spot, reach) {
      const index = near(spot, reach);
      if (index !== undefined) return { kind: "point", index };
      if (data.columns.length === 1) return { kind: "place", inputs: [toPlane(view, spot).x] };
      return data.columns.length === 2 ? { kind: "place", inputs: inputsAt(spot) } : undefined;
    },
    finish({ spots, erased }) {
      const tool = drawing.tool();
      if (tool.kind === "erase") drawing.erase(data, [...erased]);
      if (tool.kind === "draw") drawing.draw(data, spots.map(drawnAt), tool.label);
    },
  };
}
