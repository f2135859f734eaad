import { counted } from "../../../../engine/math/counted";
import { shortNumber } from "../../../../engine/math/format";
import { createLabels, type Labels } from "../../../../engine/names/labels";
import type { Check } from "../../../../engine/studies/check";
import type { Answer } from "../../../../store/work/useWorkerAnswer";
import { stepText } from "./StepSlider";
import { commonFactor, failingParts, tolerance, verdictOf } from "./verdict";

interface CheckWordsProps {
  readonly check: Answer<"check">;
  readonly bug: Answer<"check">["bugs"][number] | undefined;
  readonly names: Readonly<Record<string, string>> | undefined;
}

/** What the check comes to, in a sentence or two; read aloud when it changes. */
export function CheckWords({ check, bug, names }: CheckWordsProps) {
  const { entries, updatesChanged } = check;
  const failing = entries.filter((entry) => verdictOf(entry) === "fails");
  return (
    <div className={`plot-note ${failing.length > 0 ? "fails" : ""}`} role="status">
      {bug && (
        <p>
          <em>{bug.words}</em>
        </p>
      )}
      <p>
        {bug
          ? wordsWithBug(failing, check, updatesChanged, createLabels(names))
          : wordsWithout(failing, check)}
      </p>
    </div>
  );
}

function wordsWithout(failing: Check["entries"], { entries, largest, step }: Check) {
  const atKink = entries.filter((entry) => verdictOf(entry) === "kink").length;
  const kinks = atKink > 0 && ` ${atKink} can't be compared: a kink lies between the points.`;
  if (failing.length === 0)
    return (
      <>
        <b>
          {atKink > 0 ? `${entries.length - atKink} of ` : "All "}
          {entries.length} {entries.length === 1 ? "gradient passes" : "gradients pass"}
        </b>
        : none is off by more than {shortNumber(tolerance)} of itself
        {atKink === 0 && ` (the worst by ${shortNumber(largest, 2)})`}.{kinks}
      </>
    );
  return (
    <>
      <b>
        {failing.length} of {entries.length} {failing.length === 1 ? "is" : "are"} off
      </b>
      , but the gradients are right: h = {stepText(step)} is{" "}
      {step > 1e-6
        ? "so large that the loss bends in between (truncation)"
        : "so small that the difference of the losses drowns in rounding"}
      .{kinks}
    </>
  );
}

function wordsWithBug(
  failing: Check["entries"],
  { entries }: Check,
  updatesChanged: number,
  notation: Labels,
) {
  const passing = entries.filter((entry) => verdictOf(entry) === "passes").length;
  if (failing.length === 0) {
    return updatesChanged > 0 ? (
      <>
        <b>All gradients pass</b>, and still{" "}
        {updatesChanged === 1 ? "1 updated parameter is" : `${updatesChanged} updated parameters are`} wrong:
        the mistake is made after the gradients, where no gradient check looks.
      </>
    ) : (
      <>
        <b>Nothing fails here</b>: with these numbers the mistake makes no difference.
      </>
    );
  }
  const factor = commonFactor(failing);
  return (
    <>
      <b>
        {failing.length} of {counted(entries.length, "gradient")} {failing.length === 1 ? "fails" : "fail"}
      </b>
      {factor !== undefined &&
        `${failing.length > 1 ? ", each" : ""} ${shortNumber(factor, 4)} times what it should be`}
      {failing.length < entries.length && ` (${failingParts(entries, notation)})`};{" "}
      {passing === 0 ? "none passes" : `${passing} pass${passing === 1 ? "es" : ""}`}. A smaller h doesn't
      help: the error is in the formula, not in the difference.
    </>
  );
}
