import type { GraphEdge } from "../../../../draw/graph/graphParts";
import { type CanvasColours, curvesOf, drawEdges, type EdgeOrder, type EdgePicture } from "./drawEdges";

/** What edges are drawn on. */
export interface EdgeGround {
  /** @param picture is asked for when it can be drawn: soon, and again only when that is done */
  draw(edges: readonly GraphEdge[], colours: CanvasColours, picture: () => EdgePicture | undefined): void;
  stop(): void;
}

/**
 * A canvas under an svg. Thousands of lines take longer than a frame, so a worker draws them where the browser has
 * canvases for workers, and the page goes on meanwhile.
 */
export function startEdgeGround(svg: SVGSVGElement): EdgeGround {
  let canvas = document.createElement("canvas");
  svg.before(canvas);
  let worker = "transferControlToOffscreen" in canvas ? startWorker(canvas) : undefined;
  let known: readonly GraphEdge[] | undefined;
  let curves = new Float32Array();
  let colours: CanvasColours = [];
  let newest: () => EdgePicture | undefined = () => undefined;
  let isWanted = false;
  let isBusy = false;

  function startWorker(of: HTMLCanvasElement): Worker {
    const started = new Worker(new URL("./edgesWorker.ts", import.meta.url), { type: "module" });
    const surface = of.transferControlToOffscreen();
    started.postMessage(surface satisfies EdgeOrder, [surface]);
    started.onmessage = () => {
      isBusy = false;
      drawNewest();
    };
    started.onerror = (event) => {
      event.preventDefault();
      started.terminate();
      worker = undefined;
      // A canvas that has been given away can't be taken back.
      const another = document.createElement("canvas");
      canvas.replaceWith(another);
      canvas = another;
      isWanted = true;
      isBusy = false;
      drawNewest();
    };
    return started;
  }

  function drawNewest(): void {
    if (isBusy || !isWanted) return;
    isWanted = false;
    const picture = newest();
    if (!picture) return;
    if (worker) {
      isBusy = true;
      worker.postMessage(picture satisfies EdgeOrder, [picture.keys.buffer]);
    } else drawEdges(canvas, picture, curves, colours);
  }

  return {
    draw(edges, given, picture) {
      if (edges !== known) {
        known = edges;
        curves = curvesOf(edges);
        worker?.postMessage({ curves } satisfies EdgeOrder);
      }
      if (given !== colours) {
        colours = given;
        worker?.postMessage({ colours } satisfies EdgeOrder);
      }
      newest = picture;
      isWanted = true;
      drawNewest();
    },
    stop() {
      worker?.terminate();
      canvas.remove();
    },
  };
}
