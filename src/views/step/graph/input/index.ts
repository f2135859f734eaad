export { startDragging } from "./dragging";
export { createEdgePainter } from "./edgePainter";
export { createGraphPicture } from "./graphPicture";
export { createHandles } from "./handles";
export { createLegend } from "./legend";
