import { forms } from "../../../../engine/names/presentation";
import { usePredict } from "../../../../store/homework/predict";
import { useHomework } from "../../../../store/homework/useHomework";
import { useWorkbench } from "../../../../store/work/context";
import { ConventionChoice } from "./ConventionChoice";
import { CountingChoice } from "./CountingChoice";
import { useChoices } from "./useChoices";
import "./writing.css";

/** How the same step is written; what it comes to stays. */
export default function WritingChoice() {
  const presentation = useWorkbench((state) => state.presentation);
  const { form, convention, counting } = useChoices();
  const practising = useHomework((state) => state.practising);
  const predicts = usePredict((state) => state.on);
  const turn = usePredict((state) => state.turn);
  const choose = useWorkbench((state) => state.choose);
  if (form === undefined) return null;
  return (
    <div className="writing">
      <fieldset className="choice" aria-label="Write formulas as">
        {forms.map(({ id, label, words }) => (
          <button
            key={id}
            type="button"
            aria-label={`${label}: ${words}`}
            title={id === presentation.form && id !== form ? `${words}: this step has no such form` : words}
            aria-pressed={form === id}
            onClick={() => choose({ form: id })}
          >
            {label}
          </button>
        ))}
      </fieldset>
      {!practising && (
        <button
          type="button"
          className="predict-first"
          aria-pressed={predicts}
          title="Hides the number of each step until it is asked for (P, then Enter)"
          onClick={() => turn(!predicts)}
        >
          predict first
        </button>
      )}
      {counting && <CountingChoice />}
      {/* Last: not every step has it. */}
      {convention && <ConventionChoice />}
    </div>
  );
}
