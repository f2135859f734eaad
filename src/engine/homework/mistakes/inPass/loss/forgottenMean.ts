import type { Bug } from "../bug";

const forgottenMean: Bug = {
  id: "forgottenMean",
  mistake: "wrongFactor",
  label: "1/N of the mean forgotten",
  words: "Added the examples' gradients up where the loss is their mean: what it is divided by is missing.",
  applies: ({ loss, batch }) => loss.reduction === "mean" && batch.inputs.length > 1,
  back: {
    reduction({ outputGradient, gradients: [losses] }) {
      losses?.forEach((_, n) => {
        losses[n] += outputGradient[0];
      });
    },
  },
};
export default forgottenMean;
