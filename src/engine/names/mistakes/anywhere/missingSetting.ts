import type { MistakeWords } from "../mistakeWords";

export const missingSetting = {
  id: "missingSetting",
  label: "class weights, smoothing or decay left out",
  words: "a setting of the loss or the optimizer is missing",
} as const satisfies MistakeWords;
