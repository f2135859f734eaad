import { batchEpochs } from "../../../../document/variants";
import { createOptimizerState } from "../../../../pass/update";
import { type Bug, pullBack } from "../bug";
import { bias, input, toward, weights, withBuffers } from "../parts";

const updatedWeights: Bug = {
  id: "updatedWeights",
  mistake: "updatedWeights",
  label: "updated weights used on the way back",
  words: "Updated a layer's weights at once and went on backward through the new ones.",
  applies: () => true,
  back: {
    weightedSum(stage, { document, plan, whole }) {
      pullBack(toward(stage, weights, bias));
      const [W, X, b] = stage.inputs;
      const { optimizer, slots, settings } = createOptimizerState(document, plan, batchEpochs(document));
      const updated = W.slice();
      optimizer.update(updated, whole.gradients[plan.values.indexOf(W)], slots, settings, 1);
      pullBack(withBuffers(toward(stage, input), { inputs: [updated, X, b] }));
    },
  },
};
export default updatedWeights;
