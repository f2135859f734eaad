import { type Bug, pullBack } from "../bug";
import { bias, input, toward, weights, withBuffers } from "../parts";

const missingInput: Bug = {
  id: "missingInput",
  mistake: "missingInput",
  label: "δ not multiplied by the input",
  words: "Took δ itself for the gradient of each weight, without what the weight multiplies.",
  applies: () => true,
  back: {
    weightedSum(stage) {
      pullBack(toward(stage, input, bias));
      const [W, X, b] = stage.inputs;
      pullBack(withBuffers(toward(stage, weights), { inputs: [W, X.map(() => 1), b] }));
    },
  },
};
export default missingInput;
