import { type FormEvent, type KeyboardEvent, useState } from "react";
import { presentOf } from "../../store/history";
import type { Library, OwnDocument } from "../../store/keep";
import { useWorkbench } from "../../store/work/context";
import { whenWords } from "./whenWords";

interface OwnDocumentRowProps {
  readonly entry: OwnDocument;
  readonly library: Library;
  readonly onOpen: (id: string) => Promise<void>;
}

/** One of the reader's own documents, and what can be done with it. */
export function OwnDocumentRow({ entry, library, onOpen }: OwnDocumentRowProps) {
  const { id, title, sizes, changed } = entry;
  const key = useWorkbench(({ history }) => presentOf(history)?.key);
  const current = key !== undefined && library.idOf(key) === id;
  const [renaming, setRenaming] = useState(false);
  if (renaming)
    return (
      <li>
        <Rename
          title={title}
          onDone={(next) => {
            setRenaming(false);
            if (next !== undefined && next !== title) void library.rename(id, next);
          }}
        />
      </li>
    );
  const actions = [
    { label: "Rename", sign: "✎", act: () => setRenaming(true) },
    { label: "Duplicate", sign: <TwoSheets />, act: () => void library.duplicate(id) },
    { label: "Delete", sign: "✕", act: () => void library.remove(id) },
  ];
  return (
    <li>
      <button
        type="button"
        className="open"
        aria-current={current ? "true" : undefined}
        onClick={() => void onOpen(id)}
      >
        <span>{title}</span>
        <small>
          {sizes} · {whenWords(changed, Date.now())}
        </small>
      </button>
      {actions.map(({ label, sign, act }) => (
        <button
          key={label}
          type="button"
          className="quiet-button"
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

/** No font is sure to have it. */
function TwoSheets() {
  return (
    <svg width="13" height="13" viewBox="0 0 13 13" fill="none" stroke="currentColor" aria-hidden="true">
      <rect x="0.5" y="3.5" width="8" height="9" rx="1" />
      <path d="M4 1.5V1.5a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h0" />
    </svg>
  );
}

interface RenameProps {
  readonly title: string;
  /** Nothing where it is given up. */
  readonly onDone: (title?: string) => void;
}

function Rename({ title, onDone }: RenameProps) {
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("title")).trim();
    // A document without a name couldn't be found again.
    onDone(typed === "" ? undefined : typed);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // The list stays open.
    event.preventDefault();
    onDone();
  };
  return (
    <form className="rename" onSubmit={submit}>
      <input
        name="title"
        aria-label={`New name of “${title}”`}
        defaultValue={title}
        maxLength={120}
        autoComplete="off"
        ref={(input) => input?.select()}
        onKeyDown={press}
      />
      <button type="submit">Rename</button>
    </form>
  );
}
