import { type KeyboardEvent, useState } from "react";
import { useTraining } from "../../../store/training/trainingContext";
import { usePlaneView } from "../parts/planeView";
import { type NamedRun, useRuns } from "./useRuns";
import "./runList.css";

/** The runs that were left: their curves shown or hidden, gone back to, named, deleted. Nothing until there is one. */
export function RunList() {
  const { present, past } = useRuns();
  if (past.length === 0) return null;
  return (
    <section className="run-list" aria-label="Runs">
      <h2 className="overline">Runs</h2>
      <ul>
        <li>
          <span className="line now" aria-hidden="true" />
          <span className="name" title={present}>
            {present}
          </span>
          <small>this run</small>
        </li>
        {past.toReversed().map((run) => (
          <Row key={run.id} run={run} />
        ))}
      </ul>
      <p className="quiet">
        Earlier runs stay until this page is closed or reloaded; the present one is kept.
      </p>
    </section>
  );
}

function Row({ run: { id, name, isNamed, last } }: { readonly run: NamedRun }) {
  const open = useTraining((state) => state.openPastRun);
  const remove = useTraining((state) => state.deleteRun);
  const rename = useTraining((state) => state.renameRun);
  const hidden = usePlaneView((view) => view.hiddenRuns);
  const change = usePlaneView((view) => view.change);
  const [draft, setDraft] = useState<string>();
  const isShown = !hidden.includes(id);
  const take = () => {
    if (draft === undefined) return;
    const typed = draft.trim();
    setDraft(undefined);
    if (typed !== name && (typed !== "" || isNamed)) rename(id, typed === "" ? undefined : typed);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === "Enter") take();
    else if (event.key === "Escape") setDraft(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <li onPointerEnter={() => change({ runOver: id })} onPointerLeave={() => change({ runOver: undefined })}>
      <input
        type="checkbox"
        aria-label={`Show the curves of ${name}`}
        title="Show its curves"
        checked={isShown}
        onChange={() =>
          change({ hiddenRuns: isShown ? [...hidden, id] : hidden.filter((other) => other !== id) })
        }
      />
      {draft === undefined ? (
        <button
          type="button"
          className="name"
          title={`${name}: go back to this run, at epoch ${last}`}
          aria-label={`Go back to the run ${name}, epoch ${last}`}
          onClick={() => open(id)}
          onFocus={() => change({ runOver: id })}
          onBlur={() => change({ runOver: undefined })}
        >
          {name}
        </button>
      ) : (
        <input
          // biome-ignore lint/a11y/noAutofocus: it takes the place of what was pressed
          autoFocus
          className="name"
          aria-label={`Name of the run ${name}`}
          value={draft}
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
          onKeyDown={press}
          onBlur={take}
        />
      )}
      <small>{last}</small>
      <button
        type="button"
        className="tool"
        aria-label={`Rename the run ${name}`}
        title="Rename; without a name, it is called by what differs"
        onClick={() => setDraft(name)}
      >
        ✎
      </button>
      <button
        type="button"
        className="tool"
        aria-label={`Delete the run ${name}`}
        title="Delete; undo brings it back"
        onClick={() => remove(id)}
      >
        ×
      </button>
    </li>
  );
}
