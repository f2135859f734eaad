import { type Bug, pullBack } from "../bug";
import { bias, input, toward, weights } from "../parts";

const sharedBiasOnce: Bug = {
  id: "sharedBiasOnce",
  mistake: "oneTermOnly",
  label: "shared bias: one unit only",
  words: "Took the last unit's δ for the gradient of the shared bias, which is the sum over all units.",
  applies: ({ layers }) => layers.some(({ biasMode, units }) => biasMode === "shared" && units > 1),
  back: {
    weightedSum(stage, { document, layer = 0 }) {
      if (document.layers[layer].biasMode !== "shared") return pullBack(stage);
      pullBack(toward(stage, weights, input));
      const into = stage.gradients[bias];
      const batch = stage.shapes[1][1];
      if (into) into[0] += stage.outputGradient.subarray(-batch).reduce((sum, value) => sum + value, 0);
    },
  },
};
export default sharedBiasOnce;
