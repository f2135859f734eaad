import { type Bug, pullBack } from "../bug";
import { bias, input, toward, weights, withBuffers } from "../parts";

const missingWeights: Bug = {
  id: "missingWeights",
  mistake: "missingWeights",
  label: "δ not multiplied by the weights",
  words: "Added up the δ of the units above without multiplying each by the weight that leads there.",
  applies: () => true,
  back: {
    weightedSum(stage) {
      pullBack(toward(stage, weights, bias));
      const [W, X, b] = stage.inputs;
      pullBack(withBuffers(toward(stage, input), { inputs: [W.map(() => 1), X, b] }));
    },
  },
};
export default missingWeights;
