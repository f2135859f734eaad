import { type FormEvent, type KeyboardEvent, useState } from "react";
import { freeTitle, isTaken } from "../../../store/keep/library/freeTitle";

interface RenameProps {
  readonly title: string;
  /** The names of the other documents. */
  readonly others: readonly string[];
  /** Nothing where it is given up. */
  readonly onDone: (title?: string) => void;
}

/** A field for a document's new name. Where another has that name, it is asked which to take. */
export function Rename({ title, others, onDone }: RenameProps) {
  const [taken, setTaken] = useState<string>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("title")).trim();
    if (isTaken(typed, others) && typed !== title) return setTaken(typed);
    // A document without a name couldn't be found again.
    onDone(typed === "" ? undefined : typed);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    // The list stays open.
    event.preventDefault();
    onDone();
  };
  const free = taken === undefined ? undefined : freeTitle(taken, others);
  return (
    <form className="rename" onSubmit={submit} onKeyDown={press}>
      <input
        name="title"
        aria-label={`New name of “${title}”`}
        defaultValue={title}
        maxLength={120}
        autoComplete="off"
        ref={(input) => input?.select()}
        onChange={() => setTaken(undefined)}
      />
      <button type="submit">Rename</button>
      {free !== undefined && (
        <p role="alert">
          Another document is called “{taken}”.{" "}
          <button type="button" onClick={() => onDone(free)}>
            Call it “{free}”
          </button>{" "}
          <button type="button" onClick={() => onDone(taken)}>
            Take the same name
          </button>
        </p>
      )}
    </form>
  );
}
