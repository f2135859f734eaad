import { hintNames } from "../../../../store/homework/createHomework";
import { allHints } from "../../../../store/homework/mask";
import { useHomework } from "../../../../store/homework/useHomework";
import { useNumberNames } from "../../parts/numberNames";
import { AnswerField } from "./AnswerField";
import { VerdictMark } from "./VerdictMark";
import "../../../parts/plot/plot.css";
import "./answers.css";

/** In place of a step's result: fields for the reader's own, and hints. */
export default function PracticeResult({ names }: { readonly names: readonly string[] }) {
  const { within } = useNumberNames();
  const judged = useHomework((state) => state.judged);
  const taken = useHomework((state) => Math.max(...names.map((name) => state.hints[name] ?? 0)));
  const takeHint = useHomework((state) => state.takeHint);
  const mostHints = useHomework((state) => state.rules?.hints ?? allHints);
  const next = hintNames[taken];
  return (
    <div className="practice-result">
      {names.map((name) => {
        const answer = judged?.answers.find(({ quantity }) => quantity === name);
        const cause = answer?.diagnosis === undefined ? undefined : judged?.diagnoses[answer.diagnosis];
        const symbol = within(name);
        return (
          <p key={name}>
            <span className="equals">{names.length > 1 ? `${symbol} =` : "="}</span>{" "}
            <AnswerField quantity={name} label={symbol} /> {answer && <VerdictMark answer={answer} isWordy />}
            {answer && answer.verdict !== "wrong" && answer.isCoarse && (
              <small className="quiet"> so far: write three digits</small>
            )}
            {mostHints > 0 && cause?.mistake && <small className="quiet"> perhaps: {cause.label}</small>}
          </p>
        );
      })}
      {next && taken < mostHints && (
        <button
          type="button"
          className="plot-button hint"
          onClick={() => {
            for (const name of names) takeHint(name);
          }}
        >
          Hint {taken + 1}: {next}
        </button>
      )}
    </div>
  );
}
