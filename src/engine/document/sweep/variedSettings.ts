import { variantById } from "../variants";
import { variedData } from "./settings/variedData";
import { variedNetwork } from "./settings/variedNetwork";
import { variedOptimizer } from "./settings/variedOptimizer";
import { variedRun } from "./settings/variedRun";
import type { VariedSetting } from "./settings/variedSetting";

/** All settings that runs can differ in, in the order in which they are applied: data, network, training. */
export const variedSettings: readonly VariedSetting[] = [
  ...variedData,
  ...variedNetwork,
  ...variedOptimizer,
  ...variedRun,
];

/**
 * The setting of that id.
 * @throws if there is none, which a document that was read rules out
 */
export const variedSetting = (id: string): VariedSetting => variantById(variedSettings, id, "setting");
