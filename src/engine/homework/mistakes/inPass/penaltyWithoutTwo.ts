import { penaltyOf } from "../../../document/variants";
import { penalties } from "../../../penalties";
import { type Bug, pullBack } from "./bug";
import { hasPenalty } from "./parts";

/** The penalties whose slope is 2w. */
const squares = penalties.filter(({ derivative }) => derivative(1) === 2 && derivative(-3) === -6);

const penaltyWithoutTwo: Bug = {
  id: "penaltyWithoutTwo",
  label: "λw in place of 2λw",
  words: "Forgot the 2 in the slope of the penalty λ₂ Σ w².",
  applies: (document) => squares.some(({ id }) => hasPenalty(document, id)),
  back: {
    penalty(stage, { document }) {
      pullBack(stage);
      stage.gradients.forEach((gradient, layer) => {
        const coefficients = penaltyOf(document.layers[layer]);
        for (const { id, derivative } of squares)
          gradient?.forEach((_, k) => {
            gradient[k] -= (coefficients[id] * derivative(stage.inputs[layer][k])) / 2;
          });
      });
    },
  },
};
export default penaltyWithoutTwo;
