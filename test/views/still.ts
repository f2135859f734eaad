import { createStore } from "zustand/vanilla";
import { createPageCompare } from "../../src/store/compare/compareContext";
import type { Compare } from "../../src/store/compare/state/compareState";
import { createStores, type Stores } from "../../src/store/stores";
import { createTrainingFrames } from "../../src/store/training/trainingFrames";
import type { Training, TrainingFrame } from "../../src/store/training/trainingState";
import { createTrainLink } from "../../src/store/training/trainLink";
import { createWorkbench } from "../../src/store/work/slices/workbench";

export interface Still {
  /** What there is of Train. */
  readonly training?: Partial<Training>;
  /** What there is of Compare. */
  readonly compare?: Partial<Compare>;
}

/** A page on which nothing computes: no worker answers, and Train and Compare are as the test says. */
export function stillStores({ training, compare }: Still): Stores {
  const silent = () => undefined;
  const page = createStores(
    createWorkbench(() => ({ open: silent, step: silent, move: silent, ask: silent })),
  );
  if (training)
    page
      .get(createTrainLink)
      .getState()
      .receive(createStore(() => training as Training));
  const comparison = createStore(() => compare as Compare);
  const get: Stores["get"] = (make) =>
    (make as unknown) === createPageCompare ? (comparison as ReturnType<typeof make>) : page.get(make);
  return { ...page, get };
}

/** Frames of a run that rests, of which the latest holds what the test says. */
export function stillFrames(latest: Partial<TrainingFrame>) {
  const frames = createTrainingFrames();
  const none = { from: 0, width: 1, rows: new Float64Array() };
  const put = (frame: Partial<TrainingFrame>) =>
    frames.put({
      running: false,
      started: true,
      changes: [],
      log: none,
      measured: none,
      ...frame,
    } as TrainingFrame);
  put(latest);
  return { frames, put };
}
