import type { MistakeWords } from "../mistakeWords";

export const biasAfterActivation = {
  id: "biasAfterActivation",
  label: "bias added after the activation",
  words: "the bias was added after the activation and not before it",
} as const satisfies MistakeWords;
