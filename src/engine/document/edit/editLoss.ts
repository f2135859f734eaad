import { losses } from "../../losses";
import type { Settings } from "../../math/parameter";
import { reductions } from "../../ops/reduction";
import { type Edit, type LossDocument, lossSettings } from "../document";
import { versioned } from "../version";
import { filled, withoutUsualValues } from "./filled";
import { resizeDocument } from "./resizeDocument";

/**
 * @param choice changes; other parameters keep the value of that name, or get their default. `weights` that are undefined
 * are taken away.
 */
export function setLoss({ type, reduction, overOutputs, ...changes }: Partial<LossDocument>): Edit {
  return (document) => {
    const before = document.loss;
    const rule = losses.find(({ id }) => id === (type ?? before.type));
    const over = reductions.find(({ id }) => id === (reduction ?? before.reduction));
    if (!rule || !over) return document;
    const kept = filled(rule.parameters, lossSettings(before));
    const settings = withoutUsualValues(rule.parameters, filled(rule.parameters, changes as Settings, kept));
    // Another loss begins with what is usual for it.
    const asked = overOutputs ?? (rule.id === before.type ? before.overOutputs : undefined);
    const weights = "weights" in changes ? changes.weights : before.weights;
    const loss: LossDocument = {
      type: rule.id,
      reduction: over.id,
      ...(asked && rule.overOutputs && asked !== rule.overOutputs && { overOutputs: asked }),
      ...settings,
      ...(weights && rule.weightedMean && { weights }),
    };
    return versioned(resizeDocument({ ...document, loss }));
  };
}
