import type { Convention } from "../../../engine/explain/presentation";
import { useWorkbench } from "../../../store/work/context";

const conventions: readonly { readonly id: Convention; readonly label: string; readonly words: string }[] = [
  { id: "columns", label: "W a + b", words: "each example is a column" },
  { id: "rows", label: "a Wᵀ + b", words: "each example is a row, and W is transposed" },
];

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
