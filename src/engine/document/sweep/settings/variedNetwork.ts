import { activations } from "../../../activations";
import { initializers } from "../../../initializers";
import { wholeFromOne } from "../../../math/parameter";
import { penalties } from "../../../penalties";
import { type Edit, stagesOf } from "../../document";
import { setActivation } from "../../edit/editLayer";
import { addLayer, removeLayer, setUnits } from "../../edit/editSizes";
import { setAllPenalties, setTraining } from "../../edit/train/editSettings";
import { penaltyOf } from "../../variants";
import { numeric, type VariedSetting } from "./variedSetting";

/** The network, its initial weights and what its weights cost. */
export const variedNetwork: readonly VariedSetting[] = [
  numeric({
    id: "hiddenLayers",
    label: "hidden layers",
    parameter: { minimum: 0, integer: true, maximum: 8 },
    values: [0, 1, 2, 3],
    of: ({ layers }) => layers.length - 1,
    edit: withHiddenLayers,
  }),
  numeric({
    id: "hiddenUnits",
    label: "hidden units",
    parameter: { ...wholeFromOne, maximum: 200 },
    values: [1, 2, 3, 4, 8, 12, 16, 32, 50],
    fits: ({ layers }) => layers.length > 1,
    of: ({ layers }) => (layers.length > 1 ? layers[0].units : undefined),
    edit: (value) => everyHidden((index) => setUnits(index, value)),
  }),
  {
    id: "activation",
    label: "activation",
    choices: activations,
    values: ["tanh", "relu", "sigmoid"],
    fits: ({ layers }) => layers.length > 1,
    of: ({ layers }) => (layers.length > 1 ? stagesOf(layers[0])[0].type : undefined),
    apply: (value) => everyHidden((index) => setActivation(index, [{ type: String(value), settings: {} }])),
  },
  {
    id: "initializer",
    label: "initial weights",
    choices: initializers,
    values: initializers.map(({ id }) => id),
    of: ({ training }) => training?.initializer,
    apply: (value) => setTraining({ initializer: String(value) }),
  },
  ...penalties.map(({ id, label }) =>
    numeric({
      id,
      label: `weight decay ${label}`,
      parameter: { minimum: 0 },
      values: [0, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1],
      of: ({ layers }) => penaltyOf(layers[0])[id],
      edit: (value) => setAllPenalties(id, value),
    }),
  ),
];

const everyHidden =
  (edit: (index: number) => Edit): Edit =>
  (document) =>
    document.layers.slice(0, -1).reduce((changed, _, index) => edit(index)(changed), document);

/** New hidden layers stand before the output and are like the hidden layer before them, or have 8 tanh where there is none. */
function withHiddenLayers(count: number): Edit {
  return (document) => {
    let changed = document;
    while (changed.layers.length - 1 > count) changed = removeLayer(changed.layers.length - 2)(changed);
    while (changed.layers.length - 1 < count) {
      const index = changed.layers.length - 1;
      changed = addLayer(index)(changed);
      if (index > 0) continue;
      changed = setUnits(0, 8)(changed);
      changed = setActivation(0, [{ type: "tanh", settings: {} }])(changed);
    }
    return changed;
  };
}
