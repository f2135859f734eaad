import { type Bug, pullBack } from "../bug";
import { bias, hasSeveralUnits, input, toward, weights } from "../parts";

const ownChildOnly: Bug = {
  id: "ownChildOnly",
  mistake: "oneTermOnly",
  label: "only the unit straight above",
  words: "Followed only the weight to the unit of the same number above: first to first, second to second.",
  applies: hasSeveralUnits,
  back: {
    weightedSum(stage) {
      pullBack(toward(stage, weights, bias));
      const [W] = stage.inputs;
      const gradient = stage.gradients[input];
      const [[outputs, inputs], [, batch]] = stage.shapes;
      if (!gradient) return;
      for (let i = 0; i < Math.min(inputs, outputs); i++) {
        for (let n = 0; n < batch; n++)
          gradient[i * batch + n] += W[i * inputs + i] * stage.outputGradient[i * batch + n];
      }
    },
  },
};
export default ownChildOnly;
