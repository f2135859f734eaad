/** The longer lists, whole. A build may begin with their first items where these load later (scripts/firstVariants.ts). */
export { activations } from "../engine/activations";
export { losses } from "../engine/losses";
export { optimizers } from "../engine/optimizers";
export { penalties } from "../engine/penalties";
export { schedules } from "../engine/schedules";
