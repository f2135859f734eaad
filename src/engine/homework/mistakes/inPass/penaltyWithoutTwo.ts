import { penaltyOf } from "../../../document/variants";
import { type Bug, pullBack } from "./bug";
import { hasPenalty } from "./parts";

const penaltyWithoutTwo: Bug = {
  id: "penaltyWithoutTwo",
  label: "λw in place of 2λw",
  words: "Forgot the 2 in the slope of the penalty λ₂ Σ w².",
  applies: (document) => hasPenalty(document, "l2"),
  back: {
    penalty(stage, { document }) {
      pullBack(stage);
      stage.gradients.forEach((gradient, layer) => {
        const { l2 } = penaltyOf(document.layers[layer]);
        gradient?.forEach((_, k) => {
          gradient[k] -= l2 * stage.inputs[layer][k];
        });
      });
    },
  },
};
export default penaltyWithoutTwo;
