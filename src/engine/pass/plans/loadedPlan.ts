import type { NetworkDocument } from "../../document/document";
import { compile } from "../../network/compile";
import { createPlan, loadBatch, loadParameters, type Plan } from "./plan";

/** A plan for a document's batch with its parameters and examples in place; nothing is computed yet. */
export function createLoadedPlan(document: NetworkDocument): Plan {
  const plan = createPlan(compile(document), document.batch.inputs.length);
  loadParameters(plan, document);
  loadBatch(plan, document.batch.inputs, document.batch.targets);
  return plan;
}
