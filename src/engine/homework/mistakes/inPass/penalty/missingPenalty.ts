import type { Bug } from "../bug";
import { hasPenalty } from "../parts";

const missingPenalty: Bug = {
  id: "missingPenalty",
  mistake: "missingPenalty",
  label: "penalty forgotten",
  words: "Left the penalty's part out of the gradient of the weights.",
  applies: (document) => hasPenalty(document),
  back: { penalty: () => undefined },
};
export default missingPenalty;
