import { penaltyOf } from "../../../../document/variants";
import { penalties } from "../../../../penalties";
import { type Bug, pullBack } from "../bug";

const penaltyOnBiases: Bug = {
  id: "penaltyOnBiases",
  mistake: "penaltyOnBias",
  label: "penalty on the biases too",
  words: "Gave the biases the penalty's part as well, which is for weights alone.",
  applies: ({ layers }) =>
    layers.some(
      (layer) => layer.bias.length > 0 && Object.values(penaltyOf(layer)).some((value) => value !== 0),
    ),
  back: {
    penalty(stage, { document, plan }) {
      pullBack(stage);
      document.layers.forEach((layer, l) => {
        const gradient = plan.gradients[plan.graph.layers[l].bias];
        const coefficients = penaltyOf(layer);
        for (const { id, addSlopes } of penalties)
          addSlopes(Float64Array.from(layer.bias), gradient, coefficients[id]);
      });
    },
  },
};
export default penaltyOnBiases;
