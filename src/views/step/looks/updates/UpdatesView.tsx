import { useState } from "react";
import { batchMoment } from "../../../../engine/document/document";
import { setUpdated } from "../../../../engine/document/edit/editParameters";
import { withoutUpdates } from "../../../../engine/document/version";
import type { Until } from "../../../../engine/studies/updateRun";
import { useWorkbench } from "../../../../store/work/context";
import { useWorkerAnswer } from "../../../../store/work/useWorkerAnswer";
import { UnderWay } from "../../../parts/plot/UnderWay";
import { HistoryPlot } from "./HistoryPlot";
import { UpdateTable } from "./UpdateTable";
import { UpdateWords } from "./UpdateWords";
import { useIsCurrent } from "./useIsCurrent";
import "../../../parts/plot/plot.css";
import "./updates.css";

const choices: readonly { readonly until: Until; readonly label: string; readonly short: string }[] = [
  { until: 1, label: "1 update", short: "1" },
  { until: 10, label: "10 updates", short: "10" },
  { until: 100, label: "100 updates", short: "100" },
  { until: "settled", label: "until it stops improving", short: "until it stops improving" },
];

/** The optimizer's next updates, tried out on the batch: the loss's history, what they change, and a way to apply them. */
export default function UpdatesView() {
  const document = useWorkbench((state) => state.document);
  const edit = useWorkbench((state) => state.edit);
  const [until, setUntil] = useState<Until>(1);
  const latest = useWorkerAnswer({ about: "updates", until });
  const run = latest?.answer;
  const isCurrent = useIsCurrent(run?.document);
  if (!document || !run) return <p className="quiet">Computing …</p>;
  const made = run.after.updates - run.before.updates;
  return (
    <section className="plot-view updates" aria-label="After the update">
      <div className="plot-controls">
        <span aria-hidden="true">updates</span>
        <fieldset className="choice" aria-label="How many updates">
          {choices.map((choice) => (
            <button
              key={choice.label}
              type="button"
              aria-label={choice.label}
              aria-pressed={choice.until === until}
              onClick={() => setUntil(choice.until)}
            >
              {choice.short}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          className="plot-button primary"
          disabled={!isCurrent || run.until !== until || made === 0}
          onClick={() => edit(setUpdated(run.layers, run.state))}
        >
          Apply {made === 1 ? "the update" : `${made} updates`}
        </button>
        {batchMoment(document) && (
          <button
            type="button"
            className="plot-button"
            title="Forgets the updates before, and what the optimizer remembers of them; the parameters stay"
            onClick={() => edit(withoutUpdates)}
          >
            Start a new run
          </button>
        )}
        <UnderWay share={latest.share} />
      </div>
      <UpdateWords run={run} />
      <HistoryPlot run={run} />
      <UpdateTable run={run} names={document.names} />
    </section>
  );
}
