import { nearestEdge } from "../../../draw/nearestEdge";
import { type DrawnEdge, type GraphScene, mostEdges } from "../graphDrawn";

/** How strongly edges show that are in no way marked. */
const quiet = 0.6;
/** Pixels from an edge at which it is meant. */
const reach = 6;

/**
 * Draws the edges that a scene leaves to a canvas, under its svg; call what it gives after each painting.
 * @param point is told the quantity of the edge that the pointer comes to, and when it has left
 */
export function createEdgePainter(
  point: (quantity?: string) => void,
): (svg: SVGSVGElement, scene: GraphScene) => void {
  const canvases = new WeakMap<SVGSVGElement, EdgeCanvas>();
  return (svg, scene) => {
    const canvas = canvases.get(svg);
    if (scene.layout.edges.length > mostEdges) {
      const painter = canvas ?? startCanvas(svg, point);
      canvases.set(svg, painter);
      painter.paint(scene);
    } else {
      canvas?.stop();
      canvases.delete(svg);
    }
  };
}

interface EdgeCanvas {
  paint(scene: GraphScene): void;
  stop(): void;
}

function startCanvas(svg: SVGSVGElement, point: (quantity?: string) => void): EdgeCanvas {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  const colour = resolver(canvas);
  let scene: GraphScene | undefined;
  svg.before(canvas);

  const draw = () => {
    if (!context || !scene) return;
    const { width, height } = scene.layout;
    const ratio = devicePixelRatio;
    if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
      canvas.width = width * ratio;
      canvas.height = height * ratio;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.width, canvas.height);
    const { a, d, e, f } = zoomOf(svg);
    context.setTransform(a * ratio, 0, 0, d * ratio, e * ratio, f * ratio);
    for (const edges of alike(scene.edges)) {
      const { width: line, colour: name } = edges[0];
      context.beginPath();
      for (const { edge } of edges) {
        const [p, q, r, s] = edge.curve;
        context.moveTo(p.x, p.y);
        context.bezierCurveTo(q.x, q.y, r.x, r.y, s.x, s.y);
      }
      context.strokeStyle = colour(name);
      context.lineWidth = line;
      context.globalAlpha = quiet;
      context.stroke();
    }
  };

  let pointed: string | undefined;
  const follow = (event: PointerEvent) => {
    if (!scene || event.target !== svg) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(
      svg.querySelector<SVGGElement>(":scope > g.drawing")?.getScreenCTM()?.inverse(),
    );
    const found = nearestEdge(scene.layout.edges, { x, y }, reach);
    const quantity = scene.edges.find(({ edge }) => edge === found)?.point;
    if (quantity === pointed) return;
    pointed = quantity;
    // So it can be taken hold of like any other.
    if (quantity === undefined) svg.removeAttribute("data-point");
    else svg.setAttribute("data-point", quantity);
    point(quantity);
  };
  svg.addEventListener("pointermove", follow);
  const zoomed = new MutationObserver(draw);
  const drawing = svg.querySelector(":scope > g.drawing");
  if (drawing) zoomed.observe(drawing, { attributes: true, attributeFilter: ["transform"] });
  const themed = new MutationObserver(draw);
  themed.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  return {
    paint(next) {
      scene = next;
      draw();
    },
    stop() {
      svg.removeEventListener("pointermove", follow);
      svg.removeAttribute("data-point");
      zoomed.disconnect();
      themed.disconnect();
      canvas.remove();
    },
  };
}

/** Where zooming has put the drawing. */
function zoomOf(svg: SVGSVGElement): DOMMatrix {
  const drawing = svg.querySelector<SVGGElement>(":scope > g.drawing");
  return DOMMatrix.fromMatrix(drawing?.transform.baseVal.consolidate()?.matrix);
}

/** Edges of one colour and width: they are drawn in one stroke. Marked edges stand in the svg. */
function alike(edges: readonly DrawnEdge[]): DrawnEdge[][] {
  const groups = new Map<string, DrawnEdge[]>();
  for (const edge of edges) {
    if (edge.now || edge.read || edge.lit) continue;
    const width = Math.round(edge.width * 4) / 4 || 0.25;
    const key = `${width} ${edge.colour}`;
    const group = groups.get(key);
    if (group) group.push(edge);
    else groups.set(key, [{ ...edge, width }]);
  }
  return [...groups.values()];
}

/** A colour in terms of the theme's variables as a canvas takes it. */
function resolver(canvas: HTMLCanvasElement): (colour: string) => string {
  const known = new Map<string, string>();
  return (colour) => {
    const key = `${document.documentElement.dataset.theme} ${colour}`;
    let resolved = known.get(key);
    if (resolved === undefined) {
      canvas.style.color = colour;
      resolved = getComputedStyle(canvas).color;
      known.set(key, resolved);
    }
    return resolved;
  };
}
