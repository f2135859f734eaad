import type { Plain } from "../names/tensorRef";
import type { GraphPass } from "./pass";
import { slotOf } from "./slotOf";

/** How far the update moves a parameter. */
export function updateOf(pass: GraphPass, of: Plain): number {
  const { at, weight } = parameterAt(pass, of);
  return pass.updated[at] - weight;
}

/** How far it would move it if the gradient were 0: by what the optimizer remembers. */
export function driftOf(pass: GraphPass, of: Plain): number {
  const { at, weight } = parameterAt(pass, of);
  const { optimizer, slots, settings, step } = pass.before;
  const weights = Float64Array.of(weight);
  const own = slots.map((slot) => slot.slice(at, at + 1));
  optimizer.update(weights, Float64Array.of(0), own, settings, step + 1);
  return weights[0] - weight;
}

/** A parameter's place among all of them, and its value before the update. */
function parameterAt({ plan }: GraphPass, of: Plain) {
  const slot = slotOf(plan, of);
  if (!slot) throw new Error(`pass: there is no parameter ${of.base}`);
  const values = plan.values[slot.tensor];
  return { at: (values.byteOffset - plan.parameters.byteOffset) / 8 + slot.k, weight: values[slot.k] };
}
