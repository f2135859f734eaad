import type { Bug } from "../bug";
import { slopedLayers } from "../parts";
import { passThrough } from "./slopes";

const missingSlope: Bug = {
  id: "missingSlope",
  mistake: "missingSlope",
  label: "σ′ forgotten everywhere",
  words: "Left the activation's slope out: took ∂L/∂a for ∂L/∂z in every layer.",
  applies: (document) => slopedLayers(document).length > 0,
  back: { activation: passThrough },
};
export default missingSlope;
