import { optimizers } from "../../../../engine/optimizers";
import type { UpdateRun } from "../../../../engine/studies/updateRun";
import type { Answer } from "../../../../store/work/useWorkerAnswer";
import { counted } from "../../../parts/counted";
import { Num } from "../../../parts/plot/Num";

/** What the run comes to: the loss before and after, why it ended, and where the optimizer's memory stands. */
export function UpdateWords({ run }: { readonly run: Answer<"updates"> }) {
  const { before, after, document, slots } = run;
  const made = after.updates - before.updates;
  const optimizer = optimizers.find(({ id }) => id === document.optimizer.type);
  return (
    <div className="plot-note">
      <p>
        Loss{" "}
        <b>
          <Num value={before.loss} label="Loss before" quantity="L" />
        </b>{" "}
        → after {made === 1 ? "one update" : `${made} updates`}{" "}
        <b>
          <Num value={after.loss} label="Loss after" />
        </b>
        . {whyEnded(run)}
      </p>
      {before.updates > 0 ? (
        <p>
          Goes on from the {before.updates === 1 ? "update" : `${before.updates} updates`} made before
          {slots.length > 0 &&
            `: ${optimizer?.label}'s ${slots.join(" and ")} carry on from there, as in the timeline's update`}
          .
          {run.from > 0 &&
            " Something has been changed by hand since, or they were made elsewhere, so their losses aren't known."}
        </p>
      ) : (
        slots.length > 0 && (
          <p>
            A new run: {optimizer?.label}'s {slots.join(" and ")} start at 0.
          </p>
        )
      )}
    </div>
  );
}

function whyEnded({ stopped, tried, rule }: UpdateRun): string {
  switch (stopped) {
    case "counted":
      return "";
    case "settled":
      return `Stopped: ${rule.patience} updates in a row lowered the lowest loss by less than a millionth of itself.${tried > 0 ? ` The lowest is kept; ${tried} more ${tried === 1 ? "was" : "were"} tried.` : ""}`;
    case "capped":
      return `Stopped at ${counted(rule.cap, "update")}, still improving.`;
    case "notFinite":
      return "Stopped: the next update makes the loss infinite or NaN. A smaller learning rate helps.";
  }
}
