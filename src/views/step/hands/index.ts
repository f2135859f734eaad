export { startDragging } from "./dragging";
export { startFollowing } from "./follow";
export { createHandles } from "./handles";
