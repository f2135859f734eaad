import { largestSize } from "../../names/presentation";
import type { Suggestion } from "./suggestion";

/** From so many examples on, stepping unit by unit takes long. */
const manyExamples = 10;

const sizeOfSteps: Suggestion = {
  id: "sizeOfSteps",
  offer({ batch: before }, { batch: { inputs } }, size) {
    if (size === largestSize.id || before.inputs.length >= manyExamples || inputs.length < manyExamples)
      return undefined;
    return {
      words: `${inputs.length} examples are many steps by ${size}; ${largestSize.words} at once is fewer.`,
      choices: [{ label: `Step by ${largestSize.label}`, size: largestSize.id }],
    };
  },
};
export default sizeOfSteps;
