/**
 * The longer lists, whole, and modules that a small network goes without. A build may begin with the lists' first items,
 * and without the modules, where these load later (scripts/build/firstVariants.ts).
 */
export { activations } from "../../engine/activations";
export { losses } from "../../engine/losses";
export { optimizers } from "../../engine/optimizers";
export { penalties } from "../../engine/penalties";
export { schedules } from "../../engine/schedules";
export * as later from "./later";
