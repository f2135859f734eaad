import { type CanvasColours, drawEdges, type EdgeOrder } from "./drawEdges";

/** In milliseconds. */
const longestPause = 100;

self.onmessage = ({ data }: MessageEvent<EdgeOrder>) => {
  if (data instanceof OffscreenCanvas) takeOrders(data);
};

/** Draws what comes from now on; each order's curves and colours are those that came before it. */
function takeOrders(canvas: OffscreenCanvas): void {
  let curves: Float32Array = new Float32Array();
  let colours: CanvasColours = [];
  self.onmessage = ({ data }: MessageEvent<EdgeOrder>) => {
    if ("curves" in data) curves = data.curves;
    else if ("colours" in data) colours = data.colours;
    else if ("keys" in data) {
      const begun = performance.now();
      drawEdges(canvas, data, curves, colours);
      // Where lines are slow to draw the page needs the processor more: a third of the time is theirs. The frame comes
      // when they are drawn; a page that is hidden has none for as long as that.
      requestAnimationFrame(() => {
        const beyondFrame = performance.now() - begun - 1000 / 60;
        setTimeout(() => self.postMessage("drawn"), Math.min(longestPause, Math.max(0, 2 * beyondFrame)));
      });
    }
  };
}
