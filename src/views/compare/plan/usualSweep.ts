import { dataShape } from "../../../engine/document/dataShape";
import type { TrainableDocument } from "../../../engine/document/document";
import type { SweepDocument } from "../../../engine/document/sweep/sweep";
import { variedSetting } from "../../../engine/document/sweep/variedSettings";

/** A sweep to begin with: the learning rate and the hidden units, where there are any, three seeds each. */
export function usualSweep(document: TrainableDocument): SweepDocument {
  const hasHidden = variedSetting("hiddenUnits").fits?.(document) ?? true;
  const hasValidation = document.training.split.validation > 0;
  const isClasses = dataShape(document.dataset).task === "classification";
  const figure = `${hasValidation ? "validation" : "train"}${isClasses ? "Error" : "Loss"}` as const;
  return {
    settings: [
      { setting: "learningRate", values: [0.001, 0.01, 0.1] },
      hasHidden
        ? { setting: "hiddenUnits", values: [2, 4, 8] }
        : { setting: "minibatch", values: [5, 20, 100] },
    ],
    repeats: 3,
    seed: document.training.seed,
    decides: { figure, at: "best" },
  };
}
