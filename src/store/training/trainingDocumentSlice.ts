import type { TrainableDocument } from "../../engine/document/document";
import {
  fitsRunning,
  restarted,
  setData,
  startWithNextSeed,
  trainable,
} from "../../engine/document/edit/editTraining";
import { trainingFaults } from "../../engine/document/trainingFaults";
import { added, emptyHistory, goesOn, presentOf, travelled } from "../history";
import type { Slice } from "./trainerLink";
import type { LeftRun, TrainingDocumentSlice, TrainingEntry } from "./trainingState";

/** @param first what the state has until the trainer has opened it */
export const createTrainingDocumentSlice =
  (first: TrainableDocument): Slice<TrainingDocumentSlice> =>
  (trainer, set, get) => {
    /** Whether it can be trained; if not, says why. */
    function refused(document: TrainableDocument): boolean {
      const faults = trainingFaults(document);
      if (faults.length > 0) set({ faults });
      return faults.length > 0;
    }

    /** What is there now can be brought back, unless the gesture that changes it has begun before. */
    function put(next: TrainingEntry, gesture?: string): void {
      const { history } = get();
      const present = presentOf(history);
      if (present && present.run !== next.run && !goesOn(history, gesture)) leave(present.run);
      set({ history: added(history, next, gesture) });
    }

    function leave(run: LeftRun): void {
      run.reached = trainer.client.snapshot();
      // Whether it failed matters only to those who come back.
      run.reached.catch(() => undefined);
    }

    return {
      document: first,
      data: undefined,
      history: emptyHistory,

      open: (document) => get().openRun(trainable(document, get().document)),
      openRun(document, past, gesture) {
        if (refused(document)) return;
        put({ document, run: {} }, gesture);
        trainer.open(document, past);
      },
      edit(change, gesture) {
        const { document, history } = get();
        const changed = change(document) as TrainableDocument;
        if (changed === document) return;
        if (!fitsRunning(document, changed)) {
          get().openRun(restarted(document, changed), undefined, gesture);
          return;
        }
        if (refused(changed)) return;
        put({ document: changed, run: presentOf(history)?.run ?? {} }, gesture);
        trainer.retune(changed);
      },
      undo: () => get().travel(get().history.position - 1),
      redo: () => get().travel(get().history.position + 1),
      travel(position) {
        const before = get().history;
        const history = travelled(before, position);
        const [left, there] = [presentOf(before), presentOf(history)];
        if (!left || !there || position === before.position) return;
        set({ history });
        if (there.run === left.run) {
          trainer.retune(there.document);
          return;
        }
        leave(left.run);
        void trainer.comeBack(there);
      },
      reset: () => get().openRun(restarted(get().document, get().document)),
      newStart: () => get().openRun(startWithNextSeed(get().document)),
      importPoints: (points) =>
        get().openRun(restarted(get().document, setData(points)(get().document) as TrainableDocument)),
      documentNow: async () => (await trainer.client.snapshot()).document,
      runNow: () => trainer.client.snapshot(),
      documentForStep: (example) => trainer.client.lesson(example),
    };
  };
