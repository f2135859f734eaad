import { overOutputsOf } from "../../../../document/variants";
import { type Bug, pullBack } from "../bug";
import { withBuffers } from "../parts";

const outputsMean: Bug = {
  id: "outputsMean",
  mistake: "wrongFactor",
  label: "1/K of the mean over outputs forgotten",
  words: "Forgot that the loss also divides by the number of outputs.",
  applies: (document) =>
    overOutputsOf(document) === "mean" && document.layers[document.layers.length - 1].units > 1,
  back: {
    loss: (stage) =>
      pullBack(
        withBuffers(stage, {
          outputGradient: stage.outputGradient.map((value) => value * stage.shapes[0][0]),
        }),
      ),
  },
};
export default outputsMean;
