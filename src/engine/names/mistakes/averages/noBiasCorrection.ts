import type { MistakeWords } from "../mistakeWords";

export const noBiasCorrection = {
  id: "noBiasCorrection",
  label: "bias correction left out",
  words: "the averages weren't corrected for their start at 0: the divisions by 1 − βᵏ are missing",
} as const satisfies MistakeWords;
