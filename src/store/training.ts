import { createStore, type StoreApi } from "zustand/vanilla";
import type { LineFault, TableOptions } from "../engine/import/table";
import { readTable } from "../engine/import/table";
import type {
  Edit,
  Fault,
  NetworkDocument,
  SettingChange,
  TrainableDocument,
} from "../engine/network/document";
import {
  fitsRunning,
  restarted,
  setData,
  startAnew,
  trainable,
  twoCirclesDocument,
} from "../engine/network/editTraining";
import { trainingFaults } from "../engine/network/trainingFaults";
import type { Bounds } from "../engine/run/region";
import type { PreparedData } from "../engine/run/training/data";
import type { Stop } from "../engine/run/training/stop";
import { createTrainingClient, type TrainingClient, type TrainingListener } from "../worker/training/client";
import type { Grid, Look, Pace, RegionMap, TrainingFrame } from "../worker/training/protocol";
import { type Capacity, createCapacity } from "./capacity";
import { createTrainingFrames, type TrainingFrames } from "./trainingFrames";

export type { Capacity, CapacityRun } from "./capacity";
export type { Look, Pace, RegionMap, TrainingFrame, TrainingFrames };

/**
 * What the Train view works on. React sees structure, status and settings; everything that changes with every
 * minibatch is in `frames`.
 */
export interface Training {
  /**
   * The network, data and settings as they were chosen. Its parameters are those that the run starts from; the present
   * ones come with the frames, or with `documentNow`.
   */
  readonly document: TrainableDocument;
  /** The examples of the document; absent until the worker has made them. */
  readonly data: PreparedData | undefined;
  readonly running: boolean;
  /** Whether the run has left its start. */
  readonly started: boolean;
  /** Why training stopped last; absent while it runs. */
  readonly stopped: Stop | undefined;
  /** Settings changed during the run. */
  readonly changes: readonly SettingChange[];
  readonly pace: Pace;
  readonly frames: TrainingFrames;
  /** What was wrong with the last change; the state before it stays. */
  readonly faults: readonly Fault[];
  /** A sentence about what went wrong, until it is dismissed. */
  readonly problem: string | undefined;
  readonly capacity: Capacity | undefined;

  /** Opens a document, and goes on with its run. One without data gets the two circles, with its own inputs and outputs fitted to them. */
  open(document: NetworkDocument): void;
  /**
   * Changes the document. Optimizer, penalties, minibatch, epochs, patience take effect at the next minibatch of a run
   * that is under way; everything else goes back to the start. What can't be trained is refused, with `faults`.
   */
  edit(change: Edit): void;
  train(): void;
  pause(): void;
  stepMinibatch(): void;
  stepEpoch(): void;
  /** Back to the parameters that the run started from. */
  reset(): void;
  /** New parameters, from the next seed. */
  newStart(): void;
  choosePace(pace: Pace): void;
  /** Pauses and brings back the recorded epoch nearest to this one; training goes on from there. */
  goTo(epoch: number): void;
  /** What the frames hold from now on. Call it when something is resized, zoomed or pointed at. */
  look(look: Look): void;
  /** The document of this moment, run and all. */
  documentNow(): Promise<TrainableDocument>;
  /** A version-1 document for Step: the network of this moment with one example, by its place, or the next minibatch. */
  documentForStep(example: number | "nextMinibatch"): Promise<NetworkDocument>;
  /** Takes a table's points for data. Wrong lines are given back, and then nothing else changes. */
  importText(text: string, options?: TableOptions): readonly LineFault[];
  /** Trains the present document once for each value of a sweep, side by side. */
  startCapacity(sweep: string, values: readonly number[]): void;
  stopCapacity(): void;
  closeCapacity(): void;
  /** Opens what one of the runs has reached as the present state. */
  openCapacity(place: number): Promise<void>;
  dismiss(): void;
  /** Ends the workers; the store can't be used any more. */
  close(): void;
}

/** What the store needs of its surroundings. */
export interface TrainingSurroundings {
  connect(listener: TrainingListener): TrainingClient;
  /** Calls back on the next animation frame. */
  schedule(callback: () => void): void;
  /** Calls back after a while. */
  later(callback: () => void, milliseconds: number): void;
  /** How many workers may train side by side. */
  readonly workers: number;
}

/** The page as it is; one processor stays free for it. */
export function browserSurroundings(): TrainingSurroundings {
  return {
    connect: createTrainingClient,
    schedule: (callback) => void requestAnimationFrame(callback),
    later: (callback, milliseconds) => void setTimeout(callback, milliseconds),
    workers: Math.max(1, navigator.hardwareConcurrency - 1),
  };
}

/** The same data with the bounds of these axes. */
function seenAlong(data: PreparedData, [across, up]: readonly number[]): PreparedData {
  if (up === undefined) return data;
  const bounds: Bounds = [...data.ranges[across - 1], ...data.ranges[up - 1]];
  return bounds.join() === data.bounds.join() ? data : { ...data, bounds };
}

/** What moves before the reader's eyes; the rest is read. */
function watched({ region, probe }: Look): Look {
  return { ...(region && { region }), ...(probe && { probe }) };
}

/** How finely the regions of capacity at a glance are divided. */
const capacityCells = 64;

function capacityGrid({ bounds, columns }: PreparedData): Grid {
  return { columns: capacityCells, rows: columns.length === 1 ? 1 : capacityCells, bounds };
}

export function createTraining(
  { connect, schedule, later, workers }: TrainingSurroundings,
  first: TrainableDocument = twoCirclesDocument(),
): StoreApi<Training> {
  return createStore<Training>((set, get) => {
    const frames = createTrainingFrames();
    let look: Look = {};
    /**
     * Frames since the last one that held all of `look`: while training runs every third one does, which leaves more
     * time to train.
     */
    let partial = 0;
    let wanted = false;
    let scheduled = false;
    const client = connect({
      opened: (data, document) => set({ data, document }),
      refused: (faults) => set({ faults, running: false }),
      frame: receive,
      failed: (problem) => set({ problem, running: false }),
    });
    const capacity = createCapacity({ connect, later, workers }, (state) => set({ capacity: state }));

    /** Asks for a frame at the next animation frame; while one is under way, after it. */
    function refresh(): void {
      wanted = true;
      if (scheduled) return;
      scheduled = true;
      schedule(() => {
        scheduled = false;
        const next = get().running ? (partial + 1) % 3 : 0;
        if (!wanted || !client.frame(next === 0 ? look : watched(look))) return;
        wanted = false;
        partial = next;
      });
    }

    function receive(frame: TrainingFrame): void {
      const whole = partial === 0;
      frames.put(frame, !whole);
      const { running, stopped, changes } = get();
      const started = frame.position.step > 0;
      if (
        running !== frame.running ||
        stopped?.sentence !== frame.stopped?.sentence ||
        changes.length !== frame.changes.length ||
        started !== get().started
      )
        set({ running: frame.running, stopped: frame.stopped, changes: frame.changes, started });
      if (wanted || frame.running || !whole) refresh();
    }

    /** Sends a document to be opened; what the frames show until it is belongs to the one before. */
    function open(document: TrainableDocument): void {
      const faults = trainingFaults(document);
      if (faults.length > 0) {
        set({ faults });
        return;
      }
      frames.clear();
      set({
        document,
        faults: [],
        problem: undefined,
        running: false,
        started: false,
        stopped: undefined,
        changes: [],
      });
      client.open(document);
      refresh();
    }

    function command(send: () => void, running: boolean): void {
      set({ running, faults: [], ...(running && { stopped: undefined }) });
      send();
      refresh();
    }

    const store: Training = {
      document: first,
      data: undefined,
      running: false,
      started: false,
      stopped: undefined,
      changes: [],
      pace: "full",
      frames,
      faults: [],
      problem: undefined,
      capacity: undefined,

      open: (document) => open(trainable(document)),
      edit(change) {
        const { document } = get();
        const changed = change(document) as TrainableDocument;
        if (changed === document) return;
        if (!fitsRunning(document, changed)) {
          open(restarted(document, changed));
          return;
        }
        const faults = trainingFaults(changed);
        if (faults.length > 0) {
          set({ faults });
          return;
        }
        const { data } = get();
        set({ document: changed, data: data && seenAlong(data, changed.training.axes), faults: [] });
        client.retune(changed);
        refresh();
      },
      train: () => command(() => client.run(get().pace), true),
      pause: () => command(() => client.pause(), false),
      stepMinibatch: () => command(() => client.advance("minibatch"), false),
      stepEpoch: () => command(() => client.advance("epoch"), false),
      reset: () => open(restarted(get().document, get().document)),
      newStart: () => open(startAnew(get().document)),
      choosePace(pace) {
        set({ pace });
        if (get().running) client.run(pace);
      },
      goTo: (epoch) => command(() => client.goTo(epoch), false),
      look(next) {
        look = next;
        partial = -1;
        refresh();
      },
      documentNow: () => client.snapshot(),
      documentForStep: (example) => client.lesson(example),
      importText(text, options) {
        const table = readTable(text, options);
        if (table.faults) return table.faults;
        open(restarted(get().document, setData(table.data)(get().document) as TrainableDocument));
        return [];
      },
      startCapacity(sweep, values) {
        const { document, data } = get();
        capacity.start(document, sweep, values, data && capacityGrid(data));
      },
      stopCapacity: () => capacity.stop(),
      closeCapacity: () => capacity.close(),
      async openCapacity(place) {
        try {
          const document = await capacity.documentOf(place);
          if (document) open(document);
        } catch (error) {
          set({ problem: `This run can't be opened: ${(error as Error).message}` });
        }
      },
      dismiss: () => set({ problem: undefined, faults: [] }),
      close() {
        capacity.close();
        client.close();
      },
    };
    // The store must exist before the worker's first answer can arrive.
    queueMicrotask(() => open(first));
    return store;
  });
}
