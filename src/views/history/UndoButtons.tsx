import { useEffect } from "react";
import { useWorkbench } from "../../store/context";

/** Undo and redo of everything that changes the document, as buttons and with the usual keys. */
export default function UndoButtons() {
  const undo = useWorkbench((state) => state.undo);
  const redo = useWorkbench((state) => state.redo);
  const canUndo = useWorkbench(({ place }) => place > 0);
  const canRedo = useWorkbench(({ place, moments }) => place < moments.length - 1);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      // A field has its own undo while one types in it.
      const typing =
        event.target instanceof Element && event.target.closest("input:not([type=range]), textarea");
      if (!(event.ctrlKey || event.metaKey) || event.altKey || typing || !["z", "y"].includes(key)) return;
      event.preventDefault();
      if (key === "y" || event.shiftKey) redo();
      else undo();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [undo, redo]);
  return (
    <span className="undo">
      <Arrow label="Undo" keys="Ctrl+Z" sign="↶" can={canUndo} act={undo} />
      <Arrow label="Redo" keys="Ctrl+Shift+Z" sign="↷" can={canRedo} act={redo} />
    </span>
  );
}

interface ArrowProps {
  readonly label: string;
  readonly keys: string;
  readonly sign: string;
  readonly can: boolean;
  readonly act: () => void;
}

/** Keeps the focus when there is nothing more to undo. */
function Arrow({ label, keys, sign, can, act }: ArrowProps) {
  return (
    <button
      type="button"
      className="quiet-button"
      aria-label={label}
      title={`${label} (${keys})`}
      aria-disabled={!can}
      onClick={() => can && act()}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );
}
