import { useEffect, useState } from "react";
import { useStores } from "../../store/context";
import { presentOf } from "../../store/history";
import { useWorkbench } from "../../store/work/context";
import "./firstMinute.css";

const key = "backprop-workbench.first-minute";

/** What to begin with, in two or three lines; it goes for good with its button, and once the reader steps or changes a number. */
export default function FirstMinute() {
  const { workbench } = useStores();
  const [seen, setSeen] = useState(isOver);
  const isPrinted = useWorkbench(({ sheet }) => sheet !== undefined && sheet.printed.length > 0);
  useEffect(() => {
    if (seen) return;
    const end = () => {
      setSeen(true);
      keepOver();
    };
    const { frames } = workbench.getState();
    const stops = [
      frames.subscribe(() => frames.latest && end()),
      workbench.subscribe((now, before) => {
        const hasStepped = now.document === before.document && now.index !== before.index;
        const [work, workBefore] = [presentOf(now.history), presentOf(before.history)];
        // Another document isn't one of the reader's changes.
        if (hasStepped || (work !== workBefore && work?.key === workBefore?.key)) end();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [workbench, seen]);
  if (seen) return null;
  const isTouched = matchMedia("(pointer: coarse)").matches;
  return (
    <aside className="first-minute" aria-label="To begin with">
      <ul>
        <li>
          <b>▸</b> goes a step on{isTouched ? "" : ", as does the key →"}
        </li>
        <li>
          <b>Drag a given number</b>
          {isTouched ? " sideways with one finger; two fingers zoom" : ": what follows from it moves along"}
        </li>
        {isPrinted && (
          <li>
            <b>“sheet”</b> is a printed solution, with its own mistakes
          </li>
        )}
      </ul>
      <button
        type="button"
        aria-label="Got it"
        title="Got it"
        onClick={() => {
          setSeen(true);
          keepOver();
        }}
      >
        ×
      </button>
    </aside>
  );
}

function isOver(): boolean {
  try {
    return localStorage.getItem(key) !== null;
  } catch {
    // Who keeps nothing would be told each time.
    return true;
  }
}

function keepOver(): void {
  try {
    localStorage.setItem(key, "over");
  } catch {
    // Then it lasts as long as the page.
  }
}
