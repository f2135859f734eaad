import type { TrainingFrame } from "../../worker/training/protocol";
import { paintSafely } from "../work/frames";
import { createRowLog, type RowLog } from "./rowLog";
import { createTrainingLog, type TrainingLog } from "./trainingLog";

/**
 * The latest numbers of the run, outside React state: they change on every animation frame. Views subscribe and paint.
 */
export interface TrainingFrames {
  /** Absent until the worker has answered once. */
  readonly latest: TrainingFrame | undefined;
  readonly log: TrainingLog;
  /** The epochs at which the layers were measured: each row a `measureRow`. */
  readonly measured: RowLog;
  /** The epochs that can be brought back, ascending. */
  readonly recorded: Int32Array;
  /** Which of the `turns` the latest frame had; none where it held all that is looked at. */
  readonly turn: number | undefined;
  /** Calls back after every frame, and when the frames have been cleared; gives the function that ends it. */
  subscribe(listener: () => void): () => void;
}

/** What the store holds: the same, to be written. */
export interface FrameHolder extends TrainingFrames {
  /** @param turn the frame's, where pictures that it doesn't hold stay as they were */
  put(frame: TrainingFrame, turn?: number): void;
  clear(): void;
}

export function createTrainingFrames(): FrameHolder {
  const listeners = new Set<() => void>();
  const log = createTrainingLog();
  const measured = createRowLog();
  let latest: TrainingFrame | undefined;
  let recorded = new Int32Array();
  let turn: number | undefined;
  const tell = () => {
    for (const listener of [...listeners]) paintSafely(listener);
  };
  return {
    get latest() {
      return latest;
    },
    get recorded() {
      return recorded;
    },
    get turn() {
      return turn;
    },
    log,
    measured,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    put(frame, ofTurn) {
      turn = ofTurn;
      latest = turn === undefined ? frame : { ...picturesOf(latest), ...frame };
      log.append(frame.log);
      measured.append(frame.measured);
      if (frame.recorded) recorded = new Int32Array(frame.recorded);
      tell();
    },
    clear() {
      latest = undefined;
      turn = undefined;
      log.clear();
      measured.clear();
      recorded = new Int32Array();
      tell();
    },
  };
}

function picturesOf(frame: TrainingFrame | undefined): Partial<TrainingFrame> {
  if (!frame) return {};
  const { region, units, unit, bent, outputs, wrong, confusion, pictures, parameters, measures, probe } =
    frame;
  return { region, units, unit, bent, outputs, wrong, confusion, pictures, parameters, measures, probe };
}
