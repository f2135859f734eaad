import { counted } from "../../../../engine/math/counted";
import { optimizers } from "../../../../engine/optimizers";
import type { GraphUpdateRun } from "../../../../engine/studies/updateRun";
import { Num } from "../../../parts/plot/Num";
import { useLossName } from "../../../parts/useLossName";
import { useNumberNames } from "../../parts/numberNames";

interface UpdateWordsProps {
  readonly run: GraphUpdateRun;
  /** The optimizer's id. */
  readonly optimizer: string;
}

/** What the run comes to: the loss before and after, why it ended, and where the optimizer's memory stands. */
export function UpdateWords({ run, optimizer: type }: UpdateWordsProps) {
  const { before, after, slots } = run;
  const lossName = useLossName();
  const { reader } = useNumberNames();
  const made = after.updates - before.updates;
  const optimizer = optimizers.find(({ id }) => id === type);
  return (
    <div className="plot-note">
      <p>
        {reader ? lossName : "Loss"}{" "}
        <b>
          <Num
            value={before.loss}
            label={`${reader ? lossName : "Loss"} before`}
            quantity={reader?.of ?? "L"}
          />
        </b>{" "}
        → after {made === 1 ? "one update" : `${made} updates`}{" "}
        <b>
          <Num value={after.loss} label={`${reader ? lossName : "Loss"} after`} />
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

function whyEnded({ stopped, tried, rule }: GraphUpdateRun): string {
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
