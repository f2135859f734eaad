import { isProgram } from "../document/programDocument";
import type { Graph } from "../graph/graph";
import type { Plain } from "../names/quantity";
import { createLoadedPlan } from "./loadedPlan";
import type { Pass } from "./pass";
import { createPlan, type Plan } from "./plan";
import type { ProgramPass } from "./programPass";
import type { Slot } from "./slot";
import { placeOf } from "./tensorNames";

/** A pass of a network or of a program. */
export type AnyPass = Pass | ProgramPass;

export const isProgramPass = (pass: AnyPass): pass is ProgramPass => isProgram(pass.document);

/** A plan of its own with a pass's numbers in place, to try others in. */
export function freshPlan(pass: AnyPass): Plan<Graph> {
  if (!isProgramPass(pass)) return createLoadedPlan(pass.document);
  const plan = createPlan(pass.graph, 1);
  pass.plan.values.forEach((values, id) => {
    plan.values[id].set(values);
  });
  plan.forward.forEach(({ scratch }, k) => {
    scratch.set(pass.plan.forward[k].scratch);
  });
  return plan;
}

/** Where a number that the pass starts from lies. @throws Error for what it doesn't have */
export function slotOf(plan: Plan<Graph>, of: Plain): Slot {
  const place = placeOf(plan, of);
  if (!place) throw new Error(`there is no number ${of.base}[${of.index.join(",")}]`);
  return place;
}
