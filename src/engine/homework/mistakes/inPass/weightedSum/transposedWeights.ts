import { type Bug, pullBack } from "../bug";
import { bias, hasSquareWeights, input, toward, weights, withBuffers } from "../parts";
import { transposed } from "./transposed";

const transposedWeights: Bug = {
  id: "transposedWeights",
  mistake: "transposedWeights",
  label: "W in place of Wᵀ",
  words: "Went back with W itself and not with its transpose, which only a square matrix allows.",
  applies: hasSquareWeights,
  back: {
    weightedSum(stage) {
      const [W, X, b] = stage.inputs;
      const [[outputs, inputs]] = stage.shapes;
      pullBack(toward(stage, weights, bias));
      const used = outputs === inputs ? transposed(W, outputs) : W;
      pullBack(withBuffers(toward(stage, input), { inputs: [used, X, b] }));
    },
  },
};
export default transposedWeights;
