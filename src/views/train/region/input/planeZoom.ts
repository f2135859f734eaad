import { select, zoom, zoomIdentity, zoomTransform } from "d3";
import { moved, toPixels, type Viewport } from "../../../../draw/viewport";
import type { Bounds } from "../../../../engine/studies/region";

export interface RegionZoom {
  by(factor: number): void;
  /** Moves by pixels of the page. */
  pan(x: number, y: number): void;
  fit(): void;
  stop(): void;
}

/**
 * Lets wheel, drag, pinch and double click zoom and pan.
 * @param whole the view that everything fits into
 * @param zoomed the part of the plane to begin with; all of it where there is none
 * @param mayDrag whether a drag moves the picture now, and doesn't draw
 * @param show gets the part of the plane to be shown; none where all of it is
 */
export function startPlaneZoom(
  element: HTMLElement,
  whole: Viewport,
  zoomed: Bounds | undefined,
  mayDrag: () => boolean,
  show: (bounds: Bounds | undefined) => void,
): RegionZoom {
  const root = select(element);
  const behaviour = zoom<HTMLElement, unknown>()
    .scaleExtent([0.25, 200])
    .clickDistance(4)
    .filter((event: Event) => {
      const { type, ctrlKey, button } = event as MouseEvent;
      return type === "wheel" || type.startsWith("touch")
        ? mayDrag() || type === "wheel"
        : mayDrag() && !ctrlKey && !button;
    });
  if (zoomed) root.call(behaviour.transform, transformTo(whole, zoomed));
  else root.call(behaviour.transform, zoomIdentity);
  behaviour.on("zoom", ({ transform }) => {
    const { k, x, y } = transform;
    show(k === 1 && x === 0 && y === 0 ? undefined : moved(whole, transform).bounds);
  });
  root.call(behaviour);
  const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 180;
  return {
    by: (factor) => void root.transition().duration(duration).call(behaviour.scaleBy, factor),
    pan(x, y) {
      const { k } = zoomTransform(element);
      root.call(behaviour.translateBy, x / k, y / k);
    },
    fit: () => void root.transition().duration(duration).call(behaviour.transform, zoomIdentity),
    stop: () => void root.on(".zoom", null),
  };
}

/** The scaling and moving that shows these bounds. */
function transformTo(whole: Viewport, [xMin, xMax, , yMax]: Bounds) {
  const k = (whole.bounds[1] - whole.bounds[0]) / (xMax - xMin);
  const { x, y } = toPixels(whole, xMin, yMax);
  return zoomIdentity.translate(-k * x, -k * y).scale(k);
}
