import type { MistakeWords } from "../mistakeWords";

export const uphill = {
  id: "uphill",
  label: "step uphill",
  words: "the step goes up the gradient and not down: its sign is wrong",
} as const satisfies MistakeWords;
