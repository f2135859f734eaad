import { type Ref, useImperativeHandle, useRef, useState } from "react";
import { presentOf } from "../../../store/history";
import type { Library, OwnDocument } from "../../../store/keep";
import { useWorkbench } from "../../../store/work/context";
import { Rename } from "./Rename";
import { dateWords, whenWords } from "./whenWords";

/** Where the focus of a row can go. */
export interface RowFocus {
  open(): void;
  remove(): void;
}

interface OwnDocumentRowProps {
  readonly entry: OwnDocument;
  readonly library: Library;
  readonly onOpen: (id: string) => Promise<void>;
  readonly onDelete: (id: string) => void;
  readonly focus: Ref<RowFocus>;
}

/** One of the reader's own documents, and what can be done with it. */
export function OwnDocumentRow({ entry, library, onOpen, onDelete, focus }: OwnDocumentRowProps) {
  const { id, title, changed } = entry;
  const key = useWorkbench(({ history }) => presentOf(history)?.key);
  const current = key !== undefined && library.idOf(key) === id;
  const [renaming, setRenaming] = useState(false);
  const open = useRef<HTMLButtonElement>(null);
  const remove = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  useImperativeHandle(focus, () => ({
    open: () => open.current?.focus(),
    remove: () => remove.current?.focus(),
  }));
  if (renaming)
    return (
      <li>
        <Rename
          title={title}
          others={(library.documents ?? []).filter((other) => other.id !== id).map((other) => other.title)}
          onDone={(next) => {
            wasRenaming.current = true;
            setRenaming(false);
            if (next !== undefined && next !== title) void library.rename(id, next);
          }}
        />
      </li>
    );
  const actions = [
    {
      label: "Rename",
      sign: "✎",
      act: () => setRenaming(true),
      // The keyboard goes on from where it was.
      at: (button: HTMLButtonElement | null) => {
        if (button && wasRenaming.current) button.focus();
        wasRenaming.current = false;
      },
    },
    { label: "Duplicate", sign: <TwoSheets />, act: () => void library.duplicate(id) },
    { label: "Delete", sign: "✕", act: () => onDelete(id), at: remove },
  ];
  return (
    <li>
      <button
        type="button"
        className="open"
        ref={open}
        aria-current={current ? "true" : undefined}
        onClick={() => void onOpen(id)}
      >
        <span>{title}</span>
        <small title={dateWords(changed)}>
          {aboutWords(entry)} · {whenWords(changed, Date.now())}
        </small>
      </button>
      {actions.map(({ label, sign, act, at }) => (
        <button
          key={label}
          type="button"
          className="quiet-button"
          ref={at}
          aria-label={`${label} “${title}”`}
          title={label}
          onClick={act}
        >
          <span aria-hidden="true">{sign}</span>
        </button>
      ))}
    </li>
  );
}

/** What it is: "2-2-2, from D-P1". */
export const aboutWords = ({ sizes, exercise }: OwnDocument): string =>
  exercise === undefined ? sizes : `${sizes}, from ${exercise}`;

/** No font is sure to have it. */
function TwoSheets() {
  return (
    <svg width="13" height="13" viewBox="0 0 13 13" fill="none" stroke="currentColor" aria-hidden="true">
      <rect x="0.5" y="3.5" width="8" height="9" rx="1" />
      <path d="M4 1.5V1.5a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h0" />
    </svg>
  );
}
