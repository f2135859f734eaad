import type { StoreApi } from "zustand/vanilla";
import type { TrainableDocument } from "../../../engine/document/document";
import { documentAtEnd } from "../../../engine/document/sweep/outcome";
import {
  plannedRuns,
  type SweepingDocument,
  settingsOfRun,
} from "../../../engine/document/sweep/plannedRuns";
import { runKey } from "../../../engine/document/sweep/runKey";
import { sweepFaults } from "../../../engine/document/sweep/sweepFaults";
import { versioned } from "../../../engine/document/version";
import type { Training } from "../../training/training";
import type { SweepSlice } from "../state/compareState";
import type { CompareLinks } from "../state/links";
import type { GetState, SetState } from "../state/surroundings";

/** Follows the sweep in Train's document. */
export function createSweepSlice(
  training: StoreApi<Training>,
  { known, pool, reports, statistics }: CompareLinks,
  set: SetState,
  get: GetState,
): SweepSlice {
  /** The runs that Train's document asks for, with what is known of them. */
  async function follow(): Promise<void> {
    pool.close();
    reports.drop();
    statistics.drop();
    const { document: trained } = training.getState();
    const document = isSweeping(trained) && sweepFaults(trained).length === 0 ? trained : undefined;
    const planned = document ? plannedRuns(document.sweep) : [];
    const keys = document ? planned.map((run) => runKey(settingsOfRun(document, run))) : [];
    const runs = () => planned.map((run, index) => known.runOf(run, keys[index]));
    set({
      document,
      runs: runs(),
      status: "looking",
      spent: { seconds: 0, runs: 0 },
      estimate: undefined,
      statistics: undefined,
      problem: undefined,
    });
    await known.lookUp(keys);
    if (get().document !== document) return;
    set({ runs: runs(), status: "idle" });
    statistics.ask();
    const first = get().runs.find((run) => run.status === "waiting");
    if (document && first) pool.time(document, first.planned);
  }

  training.subscribe((state, before) => {
    if (!trainsTheSame(state.document, before.document)) void follow();
  });
  queueMicrotask(() => void follow());

  return {
    document: undefined,
    runs: [],
    change(sweep, gesture) {
      training.getState().edit((document) => {
        const { sweep: _sweep, ...rest } = document;
        return versioned(sweep ? { ...rest, sweep } : rest);
      }, gesture);
    },
    documentOf({ planned, result }) {
      const { document } = get();
      return document && result && documentAtEnd(document, planned, result.reached);
    },
  };
}

const isSweeping = (document: TrainableDocument): document is SweepingDocument =>
  document.sweep !== undefined;

/** Whether the runs of two documents are the same: one that has been trained on is. */
function trainsTheSame(one: TrainableDocument, other: TrainableDocument): boolean {
  if (one === other) return true;
  return one.sweep === other.sweep && runKey(one) === runKey(other);
}
