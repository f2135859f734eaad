import { useState } from "react";
import { batchMoment } from "../../../../engine/document/document";
import { setUpdated } from "../../../../engine/document/edit/editParameters";
import { withoutUpdates } from "../../../../engine/document/version";
import type { Until } from "../../../../engine/studies/updateRun";
import { useWorkbench } from "../../../../store/work/context";
import { useWorkerAnswer } from "../../../../store/work/useWorkerAnswer";
import { UnderWay } from "../../../parts/plot/UnderWay";
import { useIsCurrent } from "../../parts/useIsCurrent";
import { HistoryPlot } from "./HistoryPlot";
import { UntilChoice } from "./UntilChoice";
import { UpdateTable } from "./UpdateTable";
import { UpdateWords } from "./UpdateWords";
import "../../../parts/plot/plot.css";
import "./updates.css";

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
        <UntilChoice until={until} onChange={setUntil} />
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
      <UpdateWords run={run} optimizer={document.optimizer.type} />
      <HistoryPlot run={run} />
      <UpdateTable run={run} />
    </section>
  );
}
