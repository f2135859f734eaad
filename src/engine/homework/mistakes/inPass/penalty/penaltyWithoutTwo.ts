import { penaltyOf } from "../../../../document/variants";
import { penalties } from "../../../../penalties";
import { type Bug, pullBack } from "../bug";
import { hasPenalty } from "../parts";

/** The penalties whose slope is 2w. */
const squares = penalties.filter(({ addSlopes }) => {
  const slopes = new Float64Array(2);
  addSlopes(Float64Array.of(1, -3), slopes, 1);
  return slopes[0] === 2 && slopes[1] === -6;
});

const penaltyWithoutTwo: Bug = {
  id: "penaltyWithoutTwo",
  mistake: "penaltySlope",
  label: "λw in place of 2λw",
  words: "Forgot the 2 in the slope of the penalty λ₂ Σ w².",
  applies: (document) => squares.some(({ id }) => hasPenalty(document, id)),
  back: {
    penalty(stage, { document }) {
      pullBack(stage);
      stage.gradients.forEach((gradient, layer) => {
        const coefficients = penaltyOf(document.layers[layer]);
        for (const { id, addSlopes } of squares)
          if (gradient) addSlopes(stage.inputs[layer], gradient, -coefficients[id] / 2);
      });
    },
  },
};
export default penaltyWithoutTwo;
