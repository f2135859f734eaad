import type { Suggestion } from "./suggestion";

/** From so many examples on, stepping unit by unit takes long. */
const manyExamples = 10;

const sizeOfSteps: Suggestion = {
  id: "sizeOfSteps",
  offer({ batch: before }, { batch: { inputs } }, size) {
    if (size === "layer" || before.inputs.length >= manyExamples || inputs.length < manyExamples)
      return undefined;
    return {
      words: `${inputs.length} examples are many steps by ${size}; a whole layer at once is fewer.`,
      choices: [{ label: "Step by layer", size: "layer" }],
    };
  },
};
export default sizeOfSteps;
