import { type Bug, pullBack } from "../bug";
import { bias, hasSquareWeights, input, toward, weights, withBuffers } from "../parts";
import { transposed } from "./transposed";

const transposedGradient: Bug = {
  id: "transposedGradient",
  mistake: "transposedGradient",
  label: "gradient of W transposed",
  words: "Wrote each gradient of a square W into the place of the other direction: row and column exchanged.",
  applies: hasSquareWeights,
  back: {
    weightedSum(stage) {
      const [[outputs, inputs]] = stage.shapes;
      if (outputs !== inputs) return pullBack(stage);
      pullBack(toward(stage, input, bias));
      const gradient = new Float64Array(outputs * inputs);
      pullBack(withBuffers(stage, { gradients: [gradient, null, null] }));
      transposed(gradient, outputs).forEach((value, k) => {
        const into = stage.gradients[weights];
        if (into) into[k] += value;
      });
    },
  },
};
export default transposedGradient;
