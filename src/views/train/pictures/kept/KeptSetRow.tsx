import { type FormEvent, useState } from "react";
import { inBytes } from "../../../../engine/math/inBytes";
import type { ListedSet } from "./useKeptSets";

interface KeptSetRowProps {
  readonly set: ListedSet;
  /** Whether they are what the page trains on. */
  readonly isOpen: boolean;
  readonly onUse: () => void;
  readonly onRename: (name: string) => void;
  readonly onDelete: () => void;
}

/** One set of pictures: what it is, who names it, and what can be done with it. */
export function KeptSetRow({ set, isOpen, onUse, onRename, onDelete }: KeptSetRowProps) {
  const { name, count, bytes, form } = set;
  const [renaming, setRenaming] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("name")).trim();
    setRenaming(false);
    if (typed !== "" && typed !== name) onRename(typed);
  };
  return (
    <li>
      {renaming ? (
        <form className="rename-set" onSubmit={submit}>
          <input
            name="name"
            aria-label={`New name of “${name}”`}
            title="Documents that name these pictures keep the name that they have"
            defaultValue={name}
            maxLength={120}
            autoComplete="off"
            ref={(input) => input?.select()}
            onKeyDown={(event) => {
              if (event.key !== "Escape") return;
              // The list stays open.
              event.preventDefault();
              setRenaming(false);
            }}
          />
          <button type="submit" className="plain-button">
            Rename
          </button>
        </form>
      ) : (
        <span className="set-name">{name}</span>
      )}
      <span className="set-form">
        {count.toLocaleString("en")}{" "}
        {form ? `of ${form.width} × ${form.height}, ${form.classes.length} classes` : "pictures"},{" "}
        {inBytes(bytes.size)}
      </span>
      <span className="set-holders">{holderWords(set, isOpen)}</span>
      {!renaming && (
        <span className="set-actions">
          <button
            type="button"
            className="plain-button"
            disabled={isOpen || !form}
            title={form ? "Train on them" : "An older page has kept them: drop their files once more"}
            aria-label={`Use “${name}”`}
            onClick={onUse}
          >
            Use
          </button>
          <button
            type="button"
            className="plain-button"
            aria-label={`Rename “${name}”`}
            onClick={() => setRenaming(true)}
          >
            Rename
          </button>
          <button type="button" className="plain-button" aria-label={`Delete “${name}”`} onClick={onDelete}>
            Delete
          </button>
        </span>
      )}
    </li>
  );
}

function holderWords({ holders }: ListedSet, isOpen: boolean): string {
  const { documents = [], trainings = 0 } = holders ?? {};
  const words = [
    ...(isOpen ? ["in use here"] : []),
    ...(documents.length > 0 ? [`named by ${documents.map((title) => `“${title}”`).join(", ")}`] : []),
    ...(trainings > 0 ? [`in ${trainings} kept ${trainings === 1 ? "training" : "trainings"}`] : []),
  ];
  if (words.length > 0) return words.join(", ");
  return holders ? "nothing that is kept here names it" : "";
}
