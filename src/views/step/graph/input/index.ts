export { startDragging } from "./dragging";
export { createEdgePainter } from "./edgeCanvas";
export { createHandles } from "./handles";
export { createLegend } from "./legend";
export { createGraphPicture } from "./picture";
