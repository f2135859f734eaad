import { type Bug, pullBack } from "../bug";
import { bias, input, toward, weights, withBuffers } from "../parts";

const lastExampleOnly: Bug = {
  id: "lastExampleOnly",
  mistake: "overwritten",
  label: "gradient overwritten, not added",
  words: "Let each example overwrite the gradient of the one before: only the last one's share is left.",
  applies: ({ batch }) => batch.inputs.length > 1,
  back: {
    weightedSum(stage) {
      pullBack(toward(stage, input));
      const batch = stage.shapes[1][1];
      const last = stage.outputGradient.map((value, k) => (k % batch === batch - 1 ? value : 0));
      pullBack(withBuffers(toward(stage, weights, bias), { outputGradient: last }));
    },
  },
};
export default lastExampleOnly;
