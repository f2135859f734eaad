import { forms, hasConvention } from "../../../../engine/names/presentation";
import { useWorkbench } from "../../../../store/work/context";
import { ConventionChoice } from "./ConventionChoice";
import { CountingChoice } from "./CountingChoice";
import "./writing.css";

/** How the same step is written; what it comes to stays. */
export default function WritingChoice() {
  const presentation = useWorkbench((state) => state.presentation);
  const shown = useWorkbench((state) => state.opened?.step.explanation);
  const choose = useWorkbench((state) => state.choose);
  const hasPlaces = useWorkbench(({ opened }) =>
    opened?.shown?.outline.values.some(({ shape }) => shape.length > 0),
  );
  if (!shown) return null;
  return (
    <div className="writing">
      <fieldset className="choice" aria-label="Write formulas as">
        {forms.map(({ id, label, words }) => (
          <button
            key={id}
            type="button"
            aria-label={`${label}: ${words}`}
            title={
              id === presentation.form && id !== shown.form ? `${words}: this step has no such form` : words
            }
            aria-pressed={shown.form === id}
            onClick={() => choose({ form: id })}
          >
            {label}
          </button>
        ))}
      </fieldset>
      {shown.turns && hasConvention(shown.form) && <ConventionChoice />}
      {hasPlaces && <CountingChoice />}
    </div>
  );
}
