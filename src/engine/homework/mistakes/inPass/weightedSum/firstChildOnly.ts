import { type Bug, pullBack } from "../bug";
import { bias, hasSeveralUnits, input, toward, weights, withBuffers } from "../parts";

const firstChildOnly: Bug = {
  id: "firstChildOnly",
  mistake: "oneTermOnly",
  label: "no sum over the units above",
  words: "Followed only the weight to the first unit above, and left out the others that a unit feeds.",
  applies: hasSeveralUnits,
  back: {
    weightedSum(stage) {
      pullBack(toward(stage, weights, bias));
      const batch = stage.shapes[1][1];
      const first = stage.outputGradient.map((value, k) => (k < batch ? value : 0));
      pullBack(withBuffers(toward(stage, input), { outputGradient: first }));
    },
  },
};
export default firstChildOnly;
