import { activations } from "../../engine/activations";
import { type NetworkDocument, stagesOf } from "../../engine/document/document";
import { losses } from "../../engine/losses";
import { optimizers } from "../../engine/optimizers";
import { penalties } from "../../engine/penalties";
import { schedules } from "../../engine/schedules";
import * as later from "./later";

type VariantList = readonly { readonly id: string }[];

/** Whether the lists as they are have all that a document names. */
export function knowsVariants({ layers, loss, optimizer, schedule }: NetworkDocument): boolean {
  const has = (list: VariantList, type: string) => list.some(({ id }) => id === type);
  return (
    layers.every((layer) => stagesOf(layer).every(({ type }) => has(activations, type))) &&
    layers.every(({ penalty = {} }) => Object.keys(penalty).every((id) => has(penalties, id))) &&
    has(losses, loss.type) &&
    has(optimizers, optimizer.type) &&
    (!schedule || has(schedules, schedule.type))
  );
}

/** Completes the lists, of which the built worker begins with the first items alone, and what it begins without. */
export function completeVariants(all: typeof import("./allVariants")): void {
  complete(activations, all.activations);
  complete(losses, all.losses);
  complete(optimizers, all.optimizers);
  complete(penalties, all.penalties);
  complete(schedules, all.schedules);
  for (const [name, module] of Object.entries(later)) take(module, all.later[name as keyof typeof later]);
}

/** Gives a module what it was built without; as it is written it has all of it. */
function take<Module extends object>(first: Module & { take?(all: Module): void }, all: Module): void {
  first.take?.(all);
}

/** Changes `list`, which everybody reads. */
function complete(list: VariantList, all: VariantList): void {
  if (list.length < all.length) (list as { id: string }[]).splice(0, list.length, ...all);
}
