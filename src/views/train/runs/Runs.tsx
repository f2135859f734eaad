import { type CSSProperties, type FormEvent, useEffect, useState } from "react";
import {
  readVariedValue,
  type VariedSetting,
  type VariedValue,
  variedSettings,
} from "../../../engine/document/sweep/variedSettings";
import { useTraining } from "../../../store/training/trainingContext";
import { Select } from "../../../ui/Select";
import { usePlaneView } from "../planeView";
import { RunCard } from "./RunCard";
import "./runs.css";

const mostVariants = 9;

/** Capacity at a glance: the same training with up to nine values of one setting, side by side. */
export function Runs() {
  const changeView = usePlaneView((view) => view.change);
  const capacity = useTraining((state) => state.capacity);
  const start = useTraining((state) => state.startCapacity);
  const stop = useTraining((state) => state.stopCapacity);
  const close = useTraining((state) => state.closeCapacity);
  const openRun = useTraining((state) => state.openCapacity);
  const pause = useTraining((state) => state.pause);
  const document = useTraining((state) => state.document);
  const fitting = variedSettings.filter(({ fits }) => fits?.(document) ?? true);
  const [sweep, setSweep] = useState<VariedSetting>(
    () =>
      variedSettings.find(({ id }) => id === capacity?.sweep) ??
      variedSettings.find(({ id }) => id === "hiddenUnits" && fitting.some((one) => one.id === id)) ??
      fitting[0],
  );
  const [text, setText] = useState(() =>
    (capacity?.runs.map(({ value }) => value) ?? sweep.values).join(", "),
  );
  const [fault, setFault] = useState<string>();

  const choose = (id: string) => {
    const chosen = variedSettings.find((candidate) => candidate.id === id) ?? sweep;
    setSweep(chosen);
    setText(chosen.values.join(", "));
    setFault(undefined);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const values = parseValues(text, sweep);
    if (typeof values === "string") return setFault(values);
    setFault(undefined);
    // Both would share the processor, and what is side by side here is to be fair.
    pause();
    start(sweep.id, values);
  };
  const open = async (place: number) => {
    await openRun(place);
    changeView({ runs: false });
  };
  useEffect(() => {
    const leave = (event: KeyboardEvent) => event.key === "Escape" && changeView({ runs: false });
    window.addEventListener("keydown", leave);
    return () => window.removeEventListener("keydown", leave);
  }, [changeView]);

  return (
    <section className="runs" aria-label="Side by side">
      <form onSubmit={submit}>
        <h2 className="overline">Side by side</h2>
        <span>
          Train with different{" "}
          <Select value={sweep.id} options={fitting} label="Setting to vary" onChange={choose} />
        </span>
        <label>
          values{" "}
          <input
            value={text}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={fault !== undefined}
            aria-describedby={fault === undefined ? undefined : "runs-fault"}
            onChange={({ currentTarget }) => {
              setText(currentTarget.value);
              setFault(undefined);
            }}
          />
        </label>
        {capacity?.running ? (
          <button type="button" className="boxed-small" onClick={stop}>
            Stop
          </button>
        ) : (
          <button type="submit" className="boxed-small primary">
            Start
          </button>
        )}
        {capacity && !capacity.running && (
          <button type="button" className="boxed-small" onClick={close}>
            Clear
          </button>
        )}
        {capacity && <span className="quiet tap">Tap a picture to open it.</span>}
        <button type="button" className="boxed-small to-region" onClick={() => changeView({ runs: false })}>
          Back to the region
        </button>
        {fault !== undefined && (
          <p id="runs-fault" role="alert" className="fault">
            {fault}
          </p>
        )}
      </form>
      {capacity ? (
        <ul className="run-grid" style={{ "--across": across(capacity.runs.length) } as CSSProperties}>
          {capacity.runs.map((run, place) => (
            <li key={run.value}>
              <RunCard
                run={run}
                label={variedSettings.find(({ id }) => id === capacity.sweep)?.label ?? capacity.sweep}
                onOpen={() => void open(place)}
              />
            </li>
          ))}
        </ul>
      ) : (
        <p className="quiet">
          The data and all other settings stay as they are. Each value gets a run of its own, from the start
          to where it stops; any of them can then be opened as the present state.
        </p>
      )}
    </section>
  );
}

/** How many runs stand in a row, so that all are seen at once. */
const across = (count: number) => Math.ceil(Math.sqrt(count));

/** The values in a text such as "1, 2, 8"; a sentence where there are none. */
function parseValues(text: string, setting: VariedSetting): readonly VariedValue[] | string {
  const words = text.split(/[\s,;]+/).filter(Boolean);
  if (words.length === 0) return "Write the values, such as 1, 2, 8.";
  const values: VariedValue[] = [];
  for (const word of words) {
    const read = readVariedValue(setting, word);
    if ("fault" in read) return `“${word}” ${read.fault}.`;
    values.push(read.value);
  }
  const different = [...new Set(values)];
  return different.length > mostVariants
    ? `At most ${mostVariants} values fit side by side; these are ${different.length}.`
    : different;
}
