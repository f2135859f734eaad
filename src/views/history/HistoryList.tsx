import { type KeyboardEvent, useEffect, useRef } from "react";
import { changeLabel } from "../../engine/document/edit/changeLabel";
import type { HistoryEntry, TimeLine } from "./moments";

/** All changes, the newest first; what has been undone stands above what is there. A press goes there. */
export default function HistoryList({ moments, place, travel }: TimeLine) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => list.current?.querySelector<HTMLElement>("[aria-current]")?.focus(), []);
  const press = (event: KeyboardEvent<HTMLOListElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    const to = new Map([
      ["ArrowUp", at - 1],
      ["ArrowDown", at + 1],
      ["Home", 0],
      ["End", buttons.length - 1],
    ]).get(event.key);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons[Math.max(0, Math.min(buttons.length - 1, to))].focus();
  };
  const entries = moments.map((moment, at) => ({ at, label: labelOf(moments[at - 1], moment) })).reverse();
  return (
    <ol ref={list} reversed onKeyDown={press}>
      {entries.map(({ at, label }) => (
        <li key={at}>
          <button
            type="button"
            aria-current={at === place ? "step" : undefined}
            className={at > place ? "undone" : undefined}
            onClick={() => travel(at)}
          >
            {label}
          </button>
        </li>
      ))}
    </ol>
  );
}

const labels = new WeakMap<HistoryEntry, string>();

/** A moment always comes after the same one. */
function labelOf(before: HistoryEntry | undefined, moment: HistoryEntry): string {
  const known = labels.get(moment);
  if (known !== undefined) return known;
  const label =
    before && before.key === moment.key
      ? changeLabel(before.document, moment.document) || "back to the start"
      : `open ${moment.document.title}`;
  labels.set(moment, label);
  return label;
}
