import { type Bug, pullBack } from "../bug";
import { bias, hasSeveralUnits, input, nextRow, rowsFrom, toward, weights, withBuffers } from "../parts";

const exchangedWeights: Bug = {
  id: "exchangedWeights",
  mistake: "otherUnitsWeights",
  label: "weights exchanged between units",
  words: "Went back through the weights of another unit: multiplied each δ by its neighbour's weight.",
  applies: hasSeveralUnits,
  back: {
    weightedSum(stage) {
      pullBack(toward(stage, weights, bias));
      const [W, X, b] = stage.inputs;
      const [[outputs]] = stage.shapes;
      const others = rowsFrom(W, outputs, nextRow(outputs));
      pullBack(withBuffers(toward(stage, input), { inputs: [others, X, b] }));
    },
  },
};
export default exchangedWeights;
