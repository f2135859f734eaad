import type { Bug } from "../bug";
import { slopedLayers } from "../parts";
import { isLast, passThroughIn } from "./slopes";

const missingSlopeOutput: Bug = {
  id: "missingSlopeOutput",
  mistake: "missingSlope",
  label: "σ′ forgotten at the outputs",
  words: "Left the output activation's slope out: took ∂L/∂y for ∂L/∂z in the last layer.",
  applies: (document) => slopedLayers(document).includes(document.layers.length - 1),
  back: passThroughIn(isLast),
};
export default missingSlopeOutput;
