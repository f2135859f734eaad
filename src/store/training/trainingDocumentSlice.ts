import type { TrainableDocument } from "../../engine/document/document";
import {
  fitsRunning,
  restarted,
  setData,
  setTraining,
  startWithNextSeed,
  trainable,
} from "../../engine/document/edit/train/editTraining";
import { trainingFaults } from "../../engine/document/faults/trainingFaults";
import { plainParameter } from "../../engine/document/parameterPath";
import { isKept } from "../../engine/document/parts/data";
import { plainName } from "../../engine/names/canonicalName";
import { readPictureFiles } from "../../worker/pictures/client";
import type { ParameterPath } from "../../worker/training/protocol";
import { added, emptyHistory, goesOn, presentOf, travelled } from "../history";
import { emptyShelf, newRun } from "./pastRuns";
import type { TrainingSlice } from "./trainerLink";
import type { LeftRun, TrainingDocumentSlice } from "./trainingState";

/** @param first what the state has until the trainer has opened it */
export const createTrainingDocumentSlice =
  (first: TrainableDocument): TrainingSlice<TrainingDocumentSlice> =>
  (trainer, set, get) => {
    /** Whether it can be trained; if not, says why. */
    function refused(document: TrainableDocument): boolean {
      const faults = trainingFaults(document);
      if (faults.length > 0) set({ faults });
      return faults.length > 0;
    }

    /** What is there now can be brought back, unless the gesture that changes it has begun before. */
    function put(document: TrainableDocument, run: LeftRun, gesture?: string, label?: string): void {
      const { history } = get();
      const present = presentOf(history);
      if (present && present.run !== run && !goesOn(history, gesture)) trainer.leave(present.run);
      const shelf = present?.shelf ?? emptyShelf;
      set({
        history: added(history, { document, run, shelf, ...(label !== undefined && { label }) }, gesture),
      });
    }

    /** The present run, or while none is there yet, the first. */
    const presentRun = () => presentOf(get().history)?.run ?? newRun();

    /** The run that goes on from where the present one is, which can be brought back as it is. */
    function branch(): LeftRun {
      const { id } = presentRun();
      return newRun({ id, epoch: get().frames.latest?.position.epoch ?? 0 });
    }

    return {
      document: first,
      data: undefined,
      history: emptyHistory,

      open: (document) => get().openRun(trainable(document, get().document)),
      openRun(document, past, gesture) {
        if (refused(document)) return;
        put(document, newRun(), gesture);
        trainer.open(document, past);
      },
      edit(change, gesture) {
        const { document, started } = get();
        const changed = change(document) as TrainableDocument;
        if (changed === document) return;
        if (!fitsRunning(document, changed)) {
          get().openRun(restarted(document, changed), undefined, gesture);
          return;
        }
        if (refused(changed)) return;
        // Another optimizer begins with empty slots: only the run as it was has them still.
        const slotsGo = started && changed.optimizer.type !== document.optimizer.type;
        put(changed, slotsGo ? branch() : presentRun(), gesture);
        trainer.retune(changed);
      },
      setParameter(path, value, gesture, done = true) {
        const { started, document, history, running } = get();
        if (started && !goesOn(history, gesture))
          put(document, branch(), gesture, `${plainName(plainParameter(path))} set by hand`);
        if (!started && done) put(withParameter(document, path, value), presentRun(), gesture);
        set({ document: presentOf(get().history)?.document ?? document });
        trainer.command((client) => client.setParameter(path, value), running);
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
        trainer.leave(left.run);
        void trainer.comeBack(there);
      },
      reset: () => get().openRun(restarted(get().document, get().document)),
      newStart: () => get().openRun(startWithNextSeed(get().document)),
      importPoints(points, { standardize, standardizeTargets } = {}) {
        const { document } = get();
        const scaled = setTraining({
          ...(standardize !== undefined && { standardize }),
          ...(standardizeTargets !== undefined && { standardizeTargets: standardizeTargets || undefined }),
        });
        get().openRun(restarted(document, scaled(setData(points)(document)) as TrainableDocument));
      },
      reading: undefined,
      async importPictures(files) {
        set({ reading: `Reading ${files.map(({ name }) => name).join(", ")} …`, problem: undefined });
        const read = await readPictureFiles(files);
        set({ reading: undefined });
        if (typeof read === "string") {
          set({ problem: `${read} What was there stays as it was.` });
          return;
        }
        const { document } = get();
        const { dataset } = document;
        // What a link or a file has named, and wasn't here.
        if (isKept(dataset) && dataset.sha256 === read.sha256) get().openRun(document);
        else get().openRun(restarted(document, setData(read)(document) as TrainableDocument));
      },
      documentNow: async () => (await trainer.client.snapshot()).document,
      runNow: () => trainer.client.snapshot(),
      why: () => trainer.client.why(),
      documentForStep: (example) => trainer.client.lesson(example),
    };
  };

function withParameter(document: TrainableDocument, path: ParameterPath, value: number): TrainableDocument {
  const { layer, unit, from } = path;
  const { weights, bias } = document.layers[layer];
  const part =
    from === undefined
      ? { bias: bias.with(unit, value) }
      : { weights: weights.with(unit, weights[unit].with(from, value)) };
  return { ...document, layers: document.layers.with(layer, { ...document.layers[layer], ...part }) };
}
