import { learningRateNow } from "../../../../document/variants";
import type { Bug } from "../bug";

const missingLearningRate: Bug = {
  id: "missingLearningRate",
  mistake: "missingLearningRate",
  label: "learning rate forgotten",
  words: "Took the whole step, without multiplying it by the learning rate.",
  applies: (document) => learningRateNow(document).value !== 1,
  update: { learningRate: 1 },
};
export default missingLearningRate;
