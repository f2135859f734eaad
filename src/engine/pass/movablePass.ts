import { type Change, withChanges } from "../document/changes";
import type { Pass } from "./pass";
import { backward, fillShown, forward } from "./passes";
import { createPlan } from "./plan";
import { type Slot, slotAt } from "./slot";
import { update } from "./update";

/** A pass of which numbers are moved again and again. */
export interface MovablePass {
  /**
   * The open pass with some of its numbers changed, run again. It is written into the buffers of the move before:
   * whoever wants to keep it has to run a pass of their own. Allocates no buffers.
   * @param changes from the open document, not from the move before
   * @returns nothing where one of them is no number of the plan, but a setting: that takes other operations
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
  const after = {
    ...before,
    settings: { ...before.settings },
    slots: before.slots.map((slot) => slot.slice()),
  };
  let moved: readonly Slot[] = [];
  return {
    move(changes) {
      const slots: Slot[] = [];
      for (const { path, value } of changes) {
        const slot = typeof value === "number" ? slotAt(plan, path) : undefined;
        if (!slot) return undefined;
        slots.push(slot);
      }
      for (const { tensor, k } of moved) plan.values[tensor][k] = from.values[tensor][k];
      moved = slots;
      slots.forEach(({ tensor, k }, c) => {
        plan.values[tensor][k] = changes[c].value as number;
      });
      forward(plan);
      backward(plan);
      fillShown(plan);
      updated.set(plan.parameters);
      before.slots.forEach((slot, s) => void after.slots[s].set(slot));
      after.step = before.step;
      after.epoch = before.epoch;
      update(after, updatedPlan);
      return { document: withChanges(open.document, changes), graph, plan, before, after, updated };
    },
  };
}
