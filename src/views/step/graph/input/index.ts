export { startDragging } from "./dragging";
export { createEdgePainter } from "./edgeCanvas";
export { startFollowing } from "./follow";
export { createHandles } from "./handles";
export { createLegend } from "./legend";
export { createGraphPicture } from "./picture";
