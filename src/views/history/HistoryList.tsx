import { type KeyboardEvent, useEffect, useMemo, useRef } from "react";
import { changeLabel } from "../../engine/document/edit/labels/changeLabel";
import { programChangeLabel } from "../../engine/document/edit/labels/programChangeLabel";
import { isProgram } from "../../engine/document/programDocument";
import type { DocumentEntry, TimeLine } from "./timeLine";

/** All changes, the newest first; what has been undone stands above what is there. A press goes there. */
export default function HistoryList({ history, travel }: TimeLine) {
  const { entries, position } = history;
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
  const rows = useMemo(
    () => entries.map((entry, at) => ({ at, label: labelOf(entries[at - 1], entry) })).reverse(),
    [entries],
  );
  return (
    <ol ref={list} reversed onKeyDown={press}>
      {rows.map(({ at, label }) => (
        <li key={at}>
          <button
            type="button"
            aria-current={at === position ? "step" : undefined}
            className={at > position ? "undone" : undefined}
            onClick={() => travel(at)}
          >
            {label}
          </button>
        </li>
      ))}
    </ol>
  );
}

function labelOf(before: DocumentEntry | undefined, entry: DocumentEntry): string {
  if (entry.label !== undefined) return entry.label;
  const [was, is] = [before?.document, entry.document];
  if (!was || before?.key !== entry.key || isProgram(was) !== isProgram(is)) return `open ${is.title}`;
  const label = isProgram(was)
    ? isProgram(is) && programChangeLabel(was, is)
    : !isProgram(is) && changeLabel(was, is);
  return label || "back to the start";
}
