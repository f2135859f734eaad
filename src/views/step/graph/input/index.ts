export { startDragging } from "./dragging";
export { createEdgePainter } from "./edgeCanvas";
export { startFollowing } from "./follow";
export { createHandles } from "./handles";
export { paintLegend } from "./legend";
export { graphPng, graphSvg, keepForPicture } from "./picture";
