import { type Change, type Path, withChanges } from "../document/changes";
import type { NetworkDocument } from "../document/document";
import { compile } from "../network/compile";
import type { Pass } from "./pass";
import { backward, fillShown, forward } from "./passes";
import { createPlan, type Plan } from "./plans/plan";
import { type Slot, slotAt } from "./slot";
import { type OptimizerState, update, updateRules } from "./update";
import { withOperations } from "./withOperations";

/** A pass of which numbers are moved again and again. */
export interface MovablePass {
  /**
   * The open pass with some of its numbers changed, run again. It is written into the buffers of the move before:
   * whoever wants to keep it has to run a pass of their own. Allocates no buffers. As long as parameters and examples
   * alone change it is one and the same pass, so that a trace of it stays true.
   * @param changes from the open document, not from the move before
   * @returns nothing where one of them takes other operations than the open pass has, or other buffers
   */
  move(changes: readonly Change[]): Pass | undefined;
  /** Whether they are all of parameters and examples: then everything keeps its name. */
  takes(changes: readonly Change[]): boolean;
}

/** Its buffers are its own; those of the open pass stay as they are. */
export function createMovablePass(open: Pass): MovablePass {
  const { graph, plan: from, before } = open;
  const plan = createPlan(graph, from.batch);
  plan.parameters.set(from.parameters);
  for (const tensor of [graph.input, graph.target]) plan.values[tensor].set(from.values[tensor]);
  const updated = plan.parameters.slice();
  const updatedPlan = { ...plan, parameters: updated };
  const memories = before.slots.map((memory) => memory.slice());
  let changes: readonly Change[] = [];
  let moved: readonly Slot[] = [];
  const withRules = (movable: Plan, rules: OptimizerState): Pass => ({
    // Made when it is asked for: steps have no need of it.
    get document() {
      return withChanges(open.document, changes);
    },
    graph: movable.graph,
    plan: movable,
    before: rules,
    after: { ...rules, settings: { ...rules.settings }, slots: memories },
    updated,
  });
  const usual = withRules(plan, before);

  /** The plan and the rules of the update with settings changed; nothing where that takes other buffers. */
  function withSettings(settings: readonly Path[]): Pass | undefined {
    if (settings.length === 0) return usual;
    const document = withChanges(open.document, changes);
    const movable = withOtherSettings(plan, document, settings);
    return movable && withRules(movable, { ...before, ...updateRules(document, before.epoch) });
  }

  return {
    takes: (some) => some.every(({ path, value }) => typeof value === "number" && slotAt(plan, path)),
    move(next) {
      const slots: [Slot, number][] = [];
      const settings: Path[] = [];
      for (const { path, value } of next) {
        if (typeof value !== "number") return undefined;
        const slot = slotAt(plan, path);
        if (slot) slots.push([slot, value]);
        else settings.push(path);
      }
      changes = next;
      const pass = withSettings(settings);
      if (!pass) return undefined;
      for (const { tensor, k } of moved) plan.values[tensor][k] = from.values[tensor][k];
      moved = slots.map(([slot]) => slot);
      for (const [{ tensor, k }, value] of slots) plan.values[tensor][k] = value;
      forward(pass.plan);
      backward(pass.plan);
      fillShown(pass.plan);
      updated.set(plan.parameters);
      before.slots.forEach((memory, s) => void memories[s].set(memory));
      Object.assign(pass.after, { step: before.step, epoch: before.epoch });
      update(pass.after, updatedPlan);
      return pass;
    },
  };
}

/** The plan with the settings of the changed document: the optimizer's are no part of it, the others are its operations'. */
function withOtherSettings(plan: Plan, document: NetworkDocument, paths: readonly Path[]): Plan | undefined {
  const parts = paths.map(([part]) => part).filter((part) => part !== "optimizer");
  if (parts.length === 0) return plan;
  return parts.every((part) => part === "layers" || part === "loss")
    ? withOperations(plan, compile(document))
    : undefined;
}
