import type { Bug } from "../bug";
import { slopedLayers } from "../parts";
import { isLast, passThroughIn } from "./slopes";

const missingSlopeHidden: Bug = {
  id: "missingSlopeHidden",
  mistake: "missingSlope",
  label: "σ′ forgotten in hidden layers",
  words: "Left the activation's slope out in the hidden layers: took ∂L/∂a for ∂L/∂z there.",
  applies: (document) => slopedLayers(document).some((layer) => layer < document.layers.length - 1),
  back: passThroughIn((way) => !isLast(way)),
};
export default missingSlopeHidden;
