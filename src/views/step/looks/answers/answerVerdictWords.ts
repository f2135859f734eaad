import type { AnswerVerdict } from "../../../../engine/homework/answer/judgement";

/** How a verdict looks and reads. */
export const answerVerdictWords: Readonly<
  Record<AnswerVerdict, { readonly sign: string; readonly words: string }>
> = {
  given: { sign: "=", words: "given" },
  right: { sign: "✓", words: "right" },
  rounding: { sign: "≈", words: "rounded" },
  carried: { sign: "↷", words: "carried over" },
  wrong: { sign: "✗", words: "wrong" },
};
