import { conventions } from "../../../../engine/names/presentation";
import { useWorkbench } from "../../../../store/work/context";

/** Whether layers are written with columns or with rows. */
export function ConventionChoice() {
  const { convention } = useWorkbench((state) => state.presentation);
  const choose = useWorkbench((state) => state.choose);
  return (
    <fieldset className="choice" aria-label="Convention">
      {conventions.map(({ id, label, words }) => (
        <button
          key={id}
          type="button"
          title={words}
          aria-pressed={convention === id}
          onClick={() => choose({ convention: id })}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
