import { drawEdges, type EdgeOrder } from "./drawEdges";

let canvas: OffscreenCanvas | undefined;
let curves = new Float32Array();

self.onmessage = ({ data }: MessageEvent<EdgeOrder>) => {
  if (data instanceof OffscreenCanvas) canvas = data;
  else if (data instanceof Float32Array) curves = data as Float32Array<ArrayBuffer>;
  else if (canvas) {
    const begun = performance.now();
    drawEdges(canvas, data, curves);
    // Where lines are slow to draw the page needs the processor more: a third of the time is theirs.
    requestAnimationFrame(() => setTimeout(() => self.postMessage("drawn"), 2 * (performance.now() - begun)));
  }
};
