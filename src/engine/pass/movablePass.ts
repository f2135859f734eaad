import { type Change, type Path, withChanges } from "../document/changes";
import type { NetworkDocument } from "../document/document";
import { compile } from "../network/compile";
import type { Pass } from "./pass";
import { backward, fillShown, forward } from "./passes";
import { createPlan, type Plan, withOperations } from "./plan";
import { type Slot, slotAt } from "./slot";
import { update, updateRules } from "./update";

/** A pass of which numbers are moved again and again. */
export interface MovablePass {
  /**
   * The open pass with some of its numbers changed, run again. It is written into the buffers of the move before:
   * whoever wants to keep it has to run a pass of their own. Allocates no buffers.
   * @param changes from the open document, not from the move before
   * @returns nothing where one of them takes other operations than the open pass has, or other buffers
   */
  move(changes: readonly Change[]): Pass | undefined;
}

/** Its buffers are its own; those of the open pass stay as they are. */
export function createMovablePass(open: Pass): MovablePass {
  const { graph, plan: from, before } = open;
  const plan = createPlan(graph, from.batch);
  plan.parameters.set(from.parameters);
  for (const tensor of [graph.input, graph.target]) plan.values[tensor].set(from.values[tensor]);
  const updated = plan.parameters.slice();
  const updatedPlan = { ...plan, parameters: updated };
  const after = { ...before, slots: before.slots.map((slot) => slot.slice()) };
  let moved: readonly Slot[] = [];
  return {
    move(changes) {
      const slots: [Slot, number][] = [];
      const settings: Path[] = [];
      for (const { path, value } of changes) {
        if (typeof value !== "number") return undefined;
        const slot = slotAt(plan, path);
        if (slot) slots.push([slot, value]);
        else settings.push(path);
      }
      const document = withChanges(open.document, changes);
      const fitted = withSettings(plan, document, settings);
      if (!fitted) return undefined;
      for (const { tensor, k } of moved) plan.values[tensor][k] = from.values[tensor][k];
      moved = slots.map(([slot]) => slot);
      for (const [{ tensor, k }, value] of slots) plan.values[tensor][k] = value;
      forward(fitted);
      backward(fitted);
      fillShown(fitted);
      updated.set(plan.parameters);
      before.slots.forEach((slot, s) => void after.slots[s].set(slot));
      const rules = settings.length === 0 ? before : { ...before, ...updateRules(document, before.epoch) };
      const state = { ...rules, settings: { ...rules.settings }, slots: after.slots };
      update(state, updatedPlan);
      return { document, graph: fitted.graph, plan: fitted, before: rules, after: state, updated };
    },
  };
}

/** The plan with the settings of the changed document: the optimizer's are no part of it, the others are its operations'. */
function withSettings(plan: Plan, document: NetworkDocument, paths: readonly Path[]): Plan | undefined {
  const parts = paths.map(([part]) => part).filter((part) => part !== "optimizer");
  if (parts.length === 0) return plan;
  return parts.every((part) => part === "layers" || part === "loss")
    ? withOperations(plan, compile(document))
    : undefined;
}
