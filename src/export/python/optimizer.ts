import { type NetworkDocument, optimizerSettings } from "../../engine/document/document";
import { weightDecay } from "../../engine/optimizers/weightDecay";
import type { OptimizerState } from "../../engine/pass/update";
import { pythonFunction, pythonNumber, snakeCase } from "./literals";
import { optimizerCode } from "./words";

export interface CodeSetting {
  readonly name: string;
  readonly value: string;
}

/** An optimizer as the programs write it. */
export interface PythonOptimizer {
  readonly id: string;
  readonly settings: readonly CodeSetting[];
  /** Whether the weight decay is added to the gradients before the optimizer's rule. */
  readonly decays: boolean;
  /** The letters of what it keeps of each parameter. */
  readonly slots: readonly string[];
}

export function pythonOptimizer(
  optimizer: NetworkDocument["optimizer"],
  before: OptimizerState,
): PythonOptimizer {
  return {
    id: optimizer.type,
    settings: settingsIn({
      ...optimizerSettings(optimizer),
      learningRate: before.settings.learningRate,
    }),
    decays: optimizer.weightDecay !== undefined && before.optimizer.parameters.includes(weightDecay),
    slots: optimizerCode[optimizer.type].numpy.slots.map((_, s) => before.optimizer.slots[s]),
  };
}

export function settingsIn(settings: Readonly<Record<string, number>>): CodeSetting[] {
  return Object.entries(settings).map(([name, value]) => ({
    name: snakeCase(name),
    value: pythonNumber(value),
  }));
}

/** NumPy's function for one update of one parameter: what it has become, and each slot. */
export function updateRule(
  { id, settings, decays, slots }: Pick<PythonOptimizer, "id" | "settings" | "decays" | "slots">,
  name = "update",
): string {
  const rule = optimizerCode[id].numpy;
  const names = settings.map(({ name }) => name);
  return pythonFunction(
    name,
    ["w", "g", ...slots, "k", ...names],
    [
      ...(decays ? ["g = g + weight_decay * w"] : []),
      // All slots at once: each starts from the old ones.
      ...(slots.length > 0 ? [`${slots.join(", ")} = ${rule.slots.join(", ")}`] : []),
      [rule.weight, ...slots].join(", "),
    ].join("\n"),
  );
}

/** `slope=0.01, scale=2.0` */
export const keywords = (settings: readonly CodeSetting[]) =>
  settings.map(({ name, value }) => `${name}=${value}`).join(", ");

/** How PyTorch makes it, from `parameters` and a variable for each setting. */
export function pytorchOptimizer({ id, decays }: PythonOptimizer): string {
  const made = optimizerCode[id].pytorch;
  return decays ? made.replace(/(torch\.optim\..*)\)/, "$1, weight_decay=weight_decay)") : made;
}
