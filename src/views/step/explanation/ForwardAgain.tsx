import { setUpdated } from "../../../engine/document/edit/editParameters";
import { fullNumber, shortNumber } from "../../../engine/math/format";
import { useWorkbench } from "../../../store/work/context";
import { useWorkerAnswer } from "../../../store/work/useWorkerAnswer";
import { FullNumber } from "../../../ui/numbers/FullNumber";
import { useIsCurrent } from "../parts/useIsCurrent";
import "./forwardAgain.css";

/** The end of a pass: the loss that the updated parameters give, beside the one before, and the way to go on with them. */
export default function ForwardAgain() {
  const run = useWorkerAnswer({ about: "forwardAgain" })?.answer;
  const isCurrent = useIsCurrent(run?.document);
  const edit = useWorkbench((state) => state.edit);
  const goToStart = useWorkbench((state) => state.goToStart);
  const locked = useWorkbench((state) => state.locked);
  if (!run) return <p className="forward-again quiet">Forward again …</p>;
  const [before, after] = run.losses.slice(-2);
  return (
    <section className="forward-again" aria-label="Forward again">
      <div>
        <h3>Forward again</h3>
        {!locked && (
          <button
            type="button"
            disabled={!isCurrent || !Number.isFinite(after)}
            title="The updated parameters become the network's, and a new pass begins"
            onClick={() => {
              edit(setUpdated(run.layers, run.state));
              goToStart();
            }}
          >
            Apply the update
          </button>
        )}
      </div>
      <p>
        With the updated parameters the loss is <Loss label="New loss" value={after} />
        {Number.isFinite(after) && (
          <>
            ; it was <Loss label="Loss before" value={before} />
          </>
        )}
        . <b>{lossChangeWords(before, after)}</b>
      </p>
    </section>
  );
}

function Loss({ label, value }: { readonly label: string; readonly value: number }) {
  return <FullNumber label={label} short={shortNumber(value)} full={fullNumber(value)} />;
}

/** What two losses say of an update. */
export function lossChangeWords(before: number, after: number): string {
  if (!Number.isFinite(after)) return "There is no going on from here.";
  if (!Number.isFinite(before)) return "";
  if (after === before) return "Exactly the same.";
  const size = shortNumber(Math.abs(after - before), 3);
  return after < before ? `Down by ${size}.` : `Up by ${size}.`;
}
