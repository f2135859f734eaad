import { shortestNumber } from "../../math/format";
import { optimizers } from "../../optimizers";
import { setOptimizer } from "../edit/editOptimizer";
import type { Suggestion } from "./suggestion";

/** Another optimizer keeps the learning rate, which may be far from what it mostly has. */
const rateOfOptimizer: Suggestion = {
  id: "rateOfOptimizer",
  offer({ optimizer: before }, { optimizer: { type, learningRate } }) {
    const { label, usualRate } = optimizers.find(({ id }) => id === type) ?? {};
    if (before.type === type || usualRate === undefined || usualRate === learningRate) return undefined;
    return {
      words: `PyTorch’s learning rate for ${label} is ${usualRate}; here it is ${shortestNumber(learningRate)}.`,
      choices: [{ label: `Set ${usualRate}`, edit: setOptimizer(type, { learningRate: usualRate }) }],
    };
  },
};
export default rateOfOptimizer;
