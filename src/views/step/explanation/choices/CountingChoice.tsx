import { countings } from "../../../../engine/names/presentation";
import { useWorkbench } from "../../../../store/work/context";

/** Whether the indices of a program's arrays are counted from 0, or from 1 as sheets do. */
export function CountingChoice() {
  const { counting } = useWorkbench((state) => state.presentation);
  const choose = useWorkbench((state) => state.choose);
  return (
    <fieldset className="choice" aria-label="Indices of arrays">
      {countings.map(({ id, label, words }) => (
        <button
          key={id}
          type="button"
          title={words}
          aria-pressed={counting === id}
          onClick={() => choose({ counting: id })}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
