import { turned } from "../verdict";
import type { ClaimMistake } from "./situation";

const transposedGradient: ClaimMistake = {
  id: "transposedGradient",
  *candidates({ variable: { shape }, gradient }) {
    if (shape.length === 2 && shape[0] === shape[1])
      yield {
        numbers: turned(gradient, shape),
        words: "rows and columns are exchanged: it is the transpose of the gradient",
      };
  },
};
export default transposedGradient;
