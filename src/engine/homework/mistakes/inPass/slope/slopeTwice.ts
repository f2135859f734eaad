import type { Bug } from "../bug";
import { slopedLayers } from "../parts";
import { twice } from "./slopes";

const slopeTwice: Bug = {
  id: "slopeTwice",
  mistake: "slopeTwice",
  label: "σ′ used twice",
  words: "Multiplied by the activation's slope twice.",
  applies: (document) => slopedLayers(document).length > 0,
  back: { activation: twice },
};
export default slopeTwice;
