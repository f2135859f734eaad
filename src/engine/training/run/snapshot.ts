import type { TrainableDocument } from "../../document/document";
import type { RunMoment, SettingChange } from "../../document/parts/runState";
import { versioned } from "../../document/version";
import { listsOf, withParameters } from "../../pass/plans/parameterLists";
import type { Plan } from "../../pass/plans/plan";
import type { Trainer } from "../trainer/trainer";
import { type Moment, slotNumbers } from "./moment";

/** What a run's document is made of. */
interface SnapshotRun {
  readonly document: TrainableDocument;
  readonly root: Plan;
  readonly trainer: Trainer;
  readonly initial: Float64Array;
  readonly best?: Moment;
  readonly changes: readonly SettingChange[];
}

/** The document of a run as it stands, with all that its next step depends on. */
export function snapshotOf(
  { document, root, trainer, initial, best, changes }: SnapshotRun,
  now: Moment,
): TrainableDocument {
  const { optimizer } = trainer.state;
  const { length } = root.parameters;
  const momentOf = ({ epoch, step, random, numbers }: Moment): RunMoment => ({
    epoch,
    step,
    random,
    slots: Object.fromEntries(
      optimizer.slots.map((letter, s) => [letter, listsOf(root, slotNumbers(numbers, s, length))]),
    ),
  });
  // The slots of an optimizer that was changed since are gone.
  const usable = best?.optimizer === optimizer.id ? best : undefined;
  return versioned({
    ...withParameters(document, listsOf(root, root.parameters)),
    initial: listsOf(root, initial),
    state: {
      ...momentOf(now),
      next: trainer.next,
      ...(usable && {
        best: {
          ...momentOf(usable),
          validationLoss: usable.validationLoss,
          layers: listsOf(root, usable.numbers.subarray(0, length)),
        },
      }),
      ...(changes.length > 0 && { changes }),
    },
  });
}
