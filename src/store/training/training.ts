import { createStore, type StoreApi } from "zustand/vanilla";
import type { TrainableDocument } from "../../engine/document/document";
import {
  fitsRunning,
  restarted,
  setData,
  startWithNextSeed,
  trainable,
  twoCirclesDocument,
} from "../../engine/document/edit/editTraining";
import { trainingFaults } from "../../engine/document/trainingFaults";
import type { Bounds } from "../../engine/studies/region";
import type { PreparedData } from "../../engine/training/data";
import {
  createTrainingClient,
  type TrainingClient,
  type TrainingListener,
} from "../../worker/training/client";
import type { FrameRequest, Grid, Run, TrainingFrame } from "../../worker/training/protocol";
import { added, corrected, emptyHistory, goesOn, presentOf, travelled } from "../history";
import { createCapacity } from "./capacity";
import { createTrainingFrames } from "./trainingFrames";
import type { LeftRun, Training, TrainingEntry, TrainingStart } from "./trainingState";

export type {
  CapacityRun,
  FrameRequest,
  Pace,
  RegionMap,
  Training,
  TrainingFrame,
  TrainingFrames,
  TrainingStart,
} from "./trainingState";

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
function watched({ region, probe }: FrameRequest): FrameRequest {
  return { ...(region && { region }), ...(probe && { probe }) };
}

/** How finely the regions of capacity at a glance are divided. */
const capacityCells = 64;

function capacityGrid({ bounds, columns }: PreparedData): Grid {
  return { columns: capacityCells, rows: columns.length === 1 ? 1 : capacityCells, bounds };
}

export function createTraining(
  { connect, schedule, later, workers }: TrainingSurroundings,
  first: TrainingStart = { document: twoCirclesDocument() },
): StoreApi<Training> {
  return createStore<Training>((set, get) => {
    const frames = createTrainingFrames();
    let look: FrameRequest = {};
    /**
     * Frames since the last one that held all of `look`: while training runs every third one does, which leaves more
     * time to train.
     */
    let partial = 0;
    let wanted = false;
    let scheduled = false;
    /** How many documents have been sent: what was waited for may come too late. */
    let sent = 0;
    let lastSent: TrainableDocument | undefined;
    const client = connect({
      opened(data, document) {
        const { history } = get();
        const present = presentOf(history);
        // A worker that died goes on from what was last known of the run.
        if (document !== lastSent && present)
          set({ document, history: corrected(history, { ...present, document }) });
        lastSent = document;
        set({ data: seenAlong(data, get().document.training.axes) });
        // The frame that was under way when this was sent is dropped, and calls for no other.
        if (wanted) refresh();
      },
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
      run.reached = client.snapshot();
      // Whether it failed matters only to those who come back.
      run.reached.catch(() => undefined);
    }

    /** Opens a run that can be undone. */
    function open(document: TrainableDocument, gesture?: string, past?: Run["past"]): void {
      if (refused(document)) return;
      put({ document, run: {} }, gesture);
      send(document, past);
    }

    /** Brings back an entry of another run than the present one. */
    async function comeBack({ document, run }: TrainingEntry): Promise<void> {
      const mine = ++sent;
      set({ document, running: false });
      const reached = await run.reached?.catch(() => undefined);
      if (mine !== sent) return;
      if (!reached) send(document);
      else {
        send(reached.document, reached.past);
        retune(document);
      }
    }

    function retune(document: TrainableDocument): void {
      const { data } = get();
      set({ document, data: data && seenAlong(data, document.training.axes), faults: [] });
      client.retune(document);
      refresh();
    }

    /** Sends a document to be opened; what the frames show until it is belongs to the one before. */
    function send(document: TrainableDocument, past?: Run["past"]): void {
      sent += 1;
      lastSent = document;
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
      client.open(document, past);
      refresh();
    }

    function command(send: () => void, running: boolean): void {
      set({ running, faults: [], ...(running && { stopped: undefined }) });
      send();
      refresh();
    }

    const store: Training = {
      document: first.document,
      data: undefined,
      running: false,
      started: false,
      stopped: undefined,
      changes: [],
      // So that one sees the regions form.
      pace: first.pace ?? 60,
      frames,
      faults: [],
      problem: undefined,
      capacity: undefined,
      history: emptyHistory,

      open: (document) => open(trainable(document, get().document)),
      edit(change, gesture) {
        const { document, history } = get();
        const changed = change(document) as TrainableDocument;
        if (changed === document) return;
        if (!fitsRunning(document, changed)) {
          open(restarted(document, changed), gesture);
          return;
        }
        if (refused(changed)) return;
        put({ document: changed, run: presentOf(history)?.run ?? {} }, gesture);
        retune(changed);
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
          retune(there.document);
          return;
        }
        leave(left.run);
        void comeBack(there);
      },
      train: () => command(() => client.run(get().pace), true),
      pause: () => command(() => client.pause(), false),
      stepMinibatch: () => command(() => client.advance("minibatch"), false),
      stepEpoch: () => command(() => client.advance("epoch"), false),
      reset: () => open(restarted(get().document, get().document)),
      newStart: () => open(startWithNextSeed(get().document)),
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
      documentNow: async () => (await client.snapshot()).document,
      runNow: () => client.snapshot(),
      documentForStep: (example) => client.lesson(example),
      importPoints: (points) =>
        open(restarted(get().document, setData(points)(get().document) as TrainableDocument)),
      startCapacity(sweep, values) {
        const { document, data } = get();
        capacity.start(document, sweep, values, data && capacityGrid(data));
      },
      stopCapacity: () => capacity.stop(),
      closeCapacity: () => capacity.close(),
      async openCapacity(place) {
        try {
          const run = await capacity.runOf(place);
          if (run) open(run.document, undefined, run.past);
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
    queueMicrotask(() => open(first.document, undefined, first.past));
    return store;
  });
}
