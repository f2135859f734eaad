import { optimizerSettings } from "../../../document/document";
import { variantById } from "../../../document/variants";
import { optimizers } from "../../../optimizers";
import { type Bug, pullBack } from "./bug";
import { bias, input, toward, weights, withBuffers } from "./parts";

const updatedWeights: Bug = {
  id: "updatedWeights",
  label: "updated weights used on the way back",
  words: "Updated a layer's weights at once and went on backward through the new ones.",
  applies: () => true,
  back: {
    weightedSum(stage, { document, plan, whole }) {
      pullBack(toward(stage, weights, bias));
      const [W, X, b] = stage.inputs;
      const { optimizer } = document;
      const { update, slots } = variantById(optimizers, optimizer.type, "optimizer");
      const updated = W.slice();
      update(
        updated,
        whole.gradients[plan.values.indexOf(W)],
        slots.map(() => new Float64Array(W.length)),
        optimizerSettings(optimizer),
        1,
      );
      pullBack(withBuffers(toward(stage, input), { inputs: [updated, X, b] }));
    },
  },
};
export default updatedWeights;
