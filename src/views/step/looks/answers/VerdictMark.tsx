import type { JudgedAnswer } from "../../../../engine/homework/answer/judgement";
import { answerVerdictWords } from "./answerVerdictWords";

/** ✓, ≈, ↷ or ✗; the words are there for those who can't see it, or where there is room. */
export function VerdictMark({
  answer: { verdict },
  isWordy = false,
}: {
  readonly answer: JudgedAnswer;
  readonly isWordy?: boolean;
}) {
  const { sign, words } = answerVerdictWords[verdict];
  return (
    <span className={`verdict ${verdict}`} data-verdict={verdict}>
      <span aria-hidden="true">{sign}</span> <span className={isWordy ? "" : "unseen"}>{words}</span>
    </span>
  );
}
