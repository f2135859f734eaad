import type { AnswerVerdict } from "../../../../engine/homework/answer/judgement";
import { useHomework } from "../../../../store/homework/useHomework";
import { answerVerdictWords } from "./answerVerdictWords";

const order: readonly AnswerVerdict[] = ["right", "rounding", "carried", "wrong", "given"];

/** How many answers are right; read aloud when it changes. */
export function Summary() {
  const judged = useHomework((state) => state.judged);
  const practising = useHomework((state) => state.practising);
  if (!judged || judged.answers.length === 0)
    return (
      <p className="plot-note" role="status">
        {practising
          ? "The results are hidden. Type each where it belongs: at its step, beside what happens, or in the list below."
          : "Paste your numbers, or type them into the list below or the column “yours” of the table. Each is judged to the digits that you write; the first wrong one is named, and what follows from it isn’t counted as wrong again."}
      </p>
    );
  const parts = order.filter((verdict) => judged.counts[verdict] > 0);
  return (
    <p className="plot-note counts" role="status">
      {parts.map((verdict) => (
        <span key={verdict} className={`verdict ${verdict}`}>
          <span aria-hidden="true">{answerVerdictWords[verdict].sign} </span>
          <b>{judged.counts[verdict]}</b> {answerVerdictWords[verdict].words}
          {verdict === "right" && judged.counts.coarse > 0 && `, ${judged.counts.coarse} to few digits`}
        </span>
      ))}
    </p>
  );
}
