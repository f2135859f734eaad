import { useMemo, useState } from "react";
import { setParameters } from "../../../engine/network/editParameters";
import type { Until } from "../../../engine/run/updateRun";
import { useWorkbench } from "../../../store/context";
import { useAnswer } from "../../../store/useAnswer";
import { UnderWay } from "../plot/UnderWay";
import { HistoryPlot } from "./HistoryPlot";
import { keyOf, rememberRun, runBehind } from "./runs";
import { UpdateTable } from "./UpdateTable";
import { UpdateWords } from "./UpdateWords";
import "../plot/plot.css";
import "./updates.css";

const choices: readonly { readonly until: Until; readonly label: string }[] = [
  { until: 1, label: "1 update" },
  { until: 10, label: "10 updates" },
  { until: 100, label: "100" },
  { until: "settled", label: "until it stops improving" },
];

/** The optimizer's next updates, tried out on the batch: the loss's history, what they change, and a way to apply them. */
export default function UpdatesView() {
  const document = useWorkbench((state) => state.document);
  const edit = useWorkbench((state) => state.edit);
  const [until, setUntil] = useState<Until>(1);
  const behind = useMemo(() => document && runBehind(document), [document]);
  const latest = useAnswer({ about: "updates", until, behind });
  const run = latest?.answer;
  const isCurrent = useMemo(
    () => document !== undefined && run !== undefined && keyOf(document) === keyOf(run.document),
    [document, run],
  );
  if (!document || !run) return <p className="quiet">Computing …</p>;
  const made = run.after.updates - run.before.updates;
  const apply = () => {
    const start = behind?.start ?? document.layers.map(({ weights, bias }) => ({ weights, bias }));
    const change = setParameters(run.layers);
    rememberRun(change(document), { start, updates: run.after.updates });
    edit(change);
  };
  return (
    <section className="plot-view updates" aria-label="After the update">
      <div className="plot-controls">
        <fieldset className="choice" aria-label="How many updates">
          {choices.map((choice) => (
            <button
              key={choice.label}
              type="button"
              aria-pressed={choice.until === until}
              onClick={() => setUntil(choice.until)}
            >
              {choice.label}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          className="plot-button main"
          disabled={!isCurrent || run.until !== until || made === 0}
          onClick={apply}
        >
          Apply {made === 1 ? "the update" : `${made} updates`}
        </button>
        <UnderWay share={latest.share} />
      </div>
      <UpdateWords run={run} />
      <HistoryPlot run={run} />
      <UpdateTable run={run} names={document.names} />
    </section>
  );
}
