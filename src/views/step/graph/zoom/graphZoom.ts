import { select, zoom, zoomIdentity } from "d3";

export interface Zoom {
  /** Makes everything this many times as large, around the middle. */
  by(factor: number): void;
  /** Back to the whole drawing. */
  fit(): void;
  stop(): void;
}

/**
 * Lets wheel, drag, pinch and double click zoom and pan the svg's drawing.
 * @param moved tells whether the drawing is away from where it fits
 */
export function startGraphZoom(svg: SVGSVGElement, moved: (away: boolean) => void): Zoom {
  const root = select(svg);
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([0.5, 8])
    // What one can take hold of moves itself, not the drawing; two fingers pinch whatever lies under them.
    .filter(
      ({ type, button, target, touches }) =>
        type === "wheel" || touches?.length > 1 || (!button && !target.closest("[data-point], [data-given]")),
    )
    .on("zoom", ({ transform }) => {
      root.select(":scope > g.drawing").attr("transform", transform.toString());
      moved(transform.k !== 1 || transform.x !== 0 || transform.y !== 0);
    });
  root.call(behaviour);
  const duration = matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 180;
  return {
    by: (factor) => void root.transition().duration(duration).call(behaviour.scaleBy, factor),
    fit: () => void root.transition().duration(duration).call(behaviour.transform, zoomIdentity),
    stop: () => void root.on(".zoom", null),
  };
}
