import { edgeColours } from "../../../../draw/graph/edgeStrokes";
import { nearestEdge } from "../../../../draw/graph/nearestEdge";
import { zoomOf as cssZoomOf } from "../../../../ui/spotIn";
import { onTheme } from "../../../../ui/theme/useTheme";
import { createThemeColours } from "../../../parts/themeColours";
import type { GraphScene } from "../scene/graphDrawn";
import type { CanvasColours, EdgePicture } from "./drawEdges";
import { startEdgeGround } from "./edgeGround";

/** Pixels of the page from an edge at which it is meant. */
const reach = 6;

/**
 * Draws the edges that a scene leaves to a canvas, under its svg; call `paint` after each painting.
 * @param point is told the quantity of the edge that the pointer comes to, and when it has left
 */
export function createEdgePainter(point: (quantity?: string) => void) {
  const canvases = new Map<SVGSVGElement, EdgeCanvas>();
  const stop = (svg: SVGSVGElement) => {
    canvases.get(svg)?.stop();
    canvases.delete(svg);
  };
  return {
    paint(svg: SVGSVGElement, scene: GraphScene): void {
      if (!scene.quiet) {
        stop(svg);
        return;
      }
      const canvas = canvases.get(svg) ?? startCanvas(svg, point);
      canvases.set(svg, canvas);
      canvas.paint(scene);
    },
    stop() {
      for (const svg of canvases.keys()) stop(svg);
    },
  };
}

interface EdgeCanvas {
  paint(scene: GraphScene): void;
  stop(): void;
}

function startCanvas(svg: SVGSVGElement, point: (quantity?: string) => void): EdgeCanvas {
  const ground = startEdgeGround(svg);
  let colours: CanvasColours | undefined;
  let scene: GraphScene | undefined;

  const picture = (): EdgePicture | undefined => {
    if (!scene?.quiet) return undefined;
    const { layout, quiet } = scene;
    const ratio = devicePixelRatio * cssZoomOf(svg);
    const { a, e, f } = drawingTransform(svg);
    return {
      width: Math.round(layout.width * ratio),
      height: Math.round(layout.height * ratio),
      scale: a * ratio,
      left: e * ratio,
      top: f * ratio,
      keys: quiet.keys(),
    };
  };
  const draw = () => {
    if (!scene) return;
    colours ??= edgeColours.map(createThemeColours(svg).text);
    ground.draw(scene.layout.edges, colours, picture);
  };

  let pointed: string | undefined;
  // Whoever comes back to the same edge points at it again.
  const leave = () => {
    pointed = undefined;
    svg.removeAttribute("data-point");
  };
  const follow = (event: PointerEvent) => {
    if (!scene || event.target !== svg) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(
      svg.querySelector<SVGGElement>(":scope > g.drawing")?.getScreenCTM()?.inverse(),
    );
    const found = nearestEdge(scene.layout.edges, { x, y }, reach / Math.max(1, drawingTransform(svg).a));
    const quantity = found && scene.quiet?.pointOf(found);
    if (quantity === pointed) return;
    pointed = quantity;
    // So it can be taken hold of like any other.
    if (quantity === undefined) svg.removeAttribute("data-point");
    else svg.setAttribute("data-point", quantity);
    point(quantity);
  };
  svg.addEventListener("pointermove", follow);
  svg.addEventListener("pointerleave", leave);
  const zoomed = new MutationObserver(draw);
  const drawing = svg.querySelector(":scope > g.drawing");
  if (drawing) zoomed.observe(drawing, { attributes: true, attributeFilter: ["transform"] });
  const stopTheme = onTheme(() => {
    colours = undefined;
    draw();
  });
  return {
    paint(next) {
      scene = next;
      draw();
    },
    stop() {
      svg.removeEventListener("pointermove", follow);
      svg.removeEventListener("pointerleave", leave);
      leave();
      zoomed.disconnect();
      stopTheme();
      ground.stop();
    },
  };
}

/** Where zooming has put the drawing. */
function drawingTransform(svg: SVGSVGElement): DOMMatrix {
  const drawing = svg.querySelector<SVGGElement>(":scope > g.drawing");
  return DOMMatrix.fromMatrix(drawing?.transform.baseVal.consolidate()?.matrix);
}
