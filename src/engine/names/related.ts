import { nameOf, parseQuantity } from "./canonicalName";
import { gradientOf, optimizerSlotOf, type Quantity, updated } from "./quantity";
import type { Plain } from "./tensorRef";

// Pages go by names: here are those of what belongs to the number of a name.

/** Of its gradient. */
export const gradientNameOf = (name: string) => related(name, gradientOf);

/** Of what the update makes of it. */
export const updatedNameOf = (name: string) => related(name, updated);

/** Of what the optimizer keeps for it. */
export const slotNameOf = (slot: string, name: string) => related(name, (of) => optimizerSlotOf(slot, of));

/** @throws Error where the name isn't one */
function related(name: string, of: (of: Plain) => Quantity): string {
  const quantity = parseQuantity(name);
  if (!quantity) throw new Error(`names: ${name} isn't a quantity`);
  return nameOf(of(quantity.of));
}
