/** What the first view does without: all variants, and the explanation of every step. */

export { explainStep } from "../engine/explain/explainStep";
export * as all from "./allVariants";
