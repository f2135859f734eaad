import type { Pace } from "../../training/training";
import type { KeptRun } from "../storage/kept";

/** What a page that goes away leaves of a change that isn't kept yet: the settings, not the run itself. */
export interface UnsavedRun {
  readonly document: string;
  /** Whether anything has been trained. */
  readonly started: boolean;
  readonly pace: Pace;
}

/** What was left, where it can be read. */
export function leftIn(words: string | undefined): UnsavedRun | undefined {
  try {
    return words === undefined ? undefined : JSON.parse(words);
  } catch {
    return undefined;
  }
}

/** Whether it is left as it is before anything is trained. */
export const isUnstarted = (left: UnsavedRun | undefined): left is UnsavedRun => left?.started === false;

/** A run of which nothing has been trained. */
export const untrainedRun = ({ document, pace }: UnsavedRun): KeptRun => ({
  ...{ document, pace, running: false },
  log: new Float64Array(),
});

/** A run that is kept, with what was planned to be compared since: that doesn't touch the run. */
export function withPlan(run: KeptRun, left: UnsavedRun): KeptRun {
  const { sweep, version } = JSON.parse(left.document);
  const { sweep: _before, ...kept } = JSON.parse(run.document);
  const document = { ...kept, version: Math.max(kept.version, version), ...(sweep && { sweep }) };
  return { ...run, document: JSON.stringify(document) };
}
