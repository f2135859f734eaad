import { wholeFromOne } from "../../../math/parameter";
import { setTraining } from "../../edit/train/editSettings";
import { numeric, type VariedSetting } from "./variedSetting";

/** How a run goes through the data, and when it stops. */
export const variedRun: readonly VariedSetting[] = [
  {
    id: "minibatch",
    label: "minibatch",
    parameter: wholeFromOne,
    choices: [{ id: "full", label: "full" }],
    values: [1, 5, 10, 20, 50, 100, 200],
    logarithmic: true,
    of: ({ training }) => training?.minibatch,
    apply: (value) => setTraining({ minibatch: value === "full" ? "full" : Number(value) }),
  },
  numeric({
    id: "epochs",
    label: "epochs",
    parameter: wholeFromOne,
    values: [1, 2, 5, 10, 20, 50, 100, 200, 500],
    logarithmic: true,
    of: ({ training }) => training?.epochs,
    edit: (value) => setTraining({ epochs: value }),
  }),
  numeric({
    id: "patience",
    label: "stop early, patience",
    parameter: wholeFromOne,
    values: [1, 2, 5, 10, 20, 50],
    fits: ({ training }) => (training?.split.validation ?? 0) > 0,
    of: ({ training }) => training?.patience,
    edit: (value) => setTraining({ patience: value }),
  }),
  numeric({
    id: "seed",
    label: "seed of weights and order",
    parameter: { integer: true },
    values: [1, 2, 3, 4, 5],
    of: ({ training }) => training?.seed,
    edit: (value) => setTraining({ seed: value }),
  }),
];
