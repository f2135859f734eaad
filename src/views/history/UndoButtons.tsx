import { useEffect, useRef, useState } from "react";
import { loading } from "../../ui/loading";
import { part } from "../../ui/part";
import type { TimeLine } from "./timeLine";
import "./history.css";

const HistoryList = part(() => import("./HistoryList"), { waiting: loading });

/** Undo and redo of everything that changes the document, as buttons, with the usual keys, and as a list. */
export function UndoButtons({ history, travel }: TimeLine) {
  const { entries, position } = history;
  const canUndo = position > 0;
  const canRedo = position < entries.length - 1;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase();
      // A field has its own undo while one types in it; a number that is stepped with the arrows is typed nowhere.
      const typing =
        event.target instanceof Element &&
        event.target.closest(
          "input:not([type=range], [type=checkbox], [role=spinbutton]), textarea, [data-typing]",
        );
      if (!(event.ctrlKey || event.metaKey) || event.altKey || typing || !["z", "y"].includes(key)) return;
      event.preventDefault();
      travel(key === "y" || event.shiftKey ? position + 1 : position - 1);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [travel, position]);
  return (
    <span className="undo">
      <Arrow label="Undo" keys="Ctrl+Z" sign="↶" can={canUndo} act={() => travel(position - 1)} />
      <Arrow label="Redo" keys="Ctrl+Shift+Z" sign="↷" can={canRedo} act={() => travel(position + 1)} />
      <HistoryMenu history={history} travel={travel} />
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

function HistoryMenu(line: TimeLine) {
  const popover = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const element = popover.current;
    const toggled = (event: Event) => setOpen((event as ToggleEvent).newState === "open");
    element?.addEventListener("toggle", toggled);
    return () => element?.removeEventListener("toggle", toggled);
  }, []);
  return (
    <>
      <button
        type="button"
        className="quiet-button history-button"
        popoverTarget="history"
        aria-label="History"
        title="All changes, to go back to any of them"
      >
        <span aria-hidden="true">▾</span>
      </button>
      <div id="history" className="history" popover="auto" ref={popover}>
        <h2>History</h2>
        {open && <HistoryList {...line} />}
      </div>
    </>
  );
}
