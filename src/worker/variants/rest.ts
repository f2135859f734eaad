/** What the first view does without: all variants, the explanation of every step, and what takes moves. */

export { explainStep } from "../../engine/explain/explainStep";
export { createKept } from "../../engine/explain/kept";
export { createMovablePass } from "../../engine/pass/movablePass";
export * as all from "./allVariants";
