import type { StoreApi } from "zustand/vanilla";
import type { TrainableDocument } from "../../engine/document/document";
import type { SettingChange } from "../../engine/document/parts/runState";
import type { Bounds } from "../../engine/studies/region";
import type { PreparedData } from "../../engine/training/data/preparedData";
import type { TrainingClient, TrainingListener } from "../../worker/training/client";
import type { FrameRequest, RunRecord, TrainingFrame } from "../../worker/training/protocol";
import { added, corrected, presentOf } from "../history";
import { newRun } from "./pastRuns";
import { createTrainingFrames, type FrameHolder } from "./trainingFrames";
import { rowWidth } from "./trainingLog";
import type { LeftRun, Training, TrainingEntry } from "./trainingState";
import { createLateness, dueAt, turns } from "./turns";

type SetTraining = StoreApi<Training>["setState"];
type GetTraining = StoreApi<Training>["getState"];

/** Makes a part of the state and its actions. All slices share the state; what they ask of the trainer goes one way. */
export type TrainingSlice<Part> = (trainer: TrainerLink, set: SetTraining, get: GetTraining) => Part;

/** What the link needs of its surroundings. */
export interface LinkSurroundings {
  connect(listener: TrainingListener): TrainingClient;
  /** Calls back on the next animation frame, with its time in milliseconds. */
  schedule(callback: (time: number) => void): void;
}

/** What the slices ask of the worker that trains. Its reports are put into the state here, and nowhere else. */
export interface TrainerLink {
  /** For what changes nothing of the state. */
  readonly client: TrainingClient;
  readonly frames: FrameHolder;
  /** Sends a document to be opened; what the frames show until it is belongs to the one before. */
  open(document: TrainableDocument, past?: RunRecord["past"]): void;
  /** Sends settings that a run can change. */
  retune(document: TrainableDocument): void;
  /** Keeps a run as it is at this moment, since another one is to take its place. */
  leave(run: LeftRun): void;
  /** Brings back an entry of another run than the present one. */
  comeBack(entry: TrainingEntry): Promise<void>;
  /** @param running whether it trains from then on */
  command(send: (client: TrainingClient) => void, running: boolean): void;
  /** What the frames hold from now on. */
  look(look: FrameRequest): void;
}

/** The same data with the bounds of these axes. Those that haven't the axes are about to be replaced by others. */
function seenAlong(data: PreparedData, [across, up]: readonly number[]): PreparedData {
  if (up === undefined || data.ranges.length < Math.max(across, up)) return data;
  const bounds: Bounds = [...data.ranges[across - 1], ...data.ranges[up - 1]];
  return bounds.join() === data.bounds.join() ? data : { ...data, bounds };
}

/** Changes are only added, taken back, or changed at the end. */
function sameChanges(some: readonly SettingChange[], others: readonly SettingChange[]): boolean {
  const [one, other] = [some.at(-1), others.at(-1)];
  return some.length === others.length && one?.to === other?.to && one?.step === other?.step;
}

export function createTrainerLink(
  { connect, schedule }: LinkSurroundings,
  set: SetTraining,
  get: GetTraining,
): TrainerLink {
  const frames = createTrainingFrames();
  let look: FrameRequest = {};
  /** Which of the turns the last frame had that was asked for; none where it was to hold all of `look`. */
  let turn: number | undefined;
  /** Whether the next frame is to hold all of it, though training runs. */
  let again = false;
  const isLate = createLateness();
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

  /** Asks for a frame at the next animation frame; while one is under way, after it. */
  function refresh(): void {
    wanted = true;
    if (scheduled) return;
    scheduled = true;
    schedule((time) => {
      const late = isLate(time);
      scheduled = false;
      const next = get().running && !again ? ((turn ?? -1) + 1) % turns : undefined;
      if (!wanted || !client.frame(next === undefined ? look : dueAt(look, next, late))) return;
      wanted = false;
      again = false;
      turn = next;
    });
  }

  function receive(frame: TrainingFrame): void {
    frames.put(frame, turn);
    const { running, stopped, changes, started } = get();
    if (frame.left) branchOff(frame.left);
    if (
      running !== frame.running ||
      stopped?.sentence !== frame.stopped?.sentence ||
      !sameChanges(changes, frame.changes) ||
      started !== frame.started
    )
      set({
        running: frame.running,
        stopped: frame.stopped,
        changes: frame.changes,
        started: frame.started,
      });
    if (wanted || frame.running || turn !== undefined) refresh();
  }

  /** Training has gone on from an earlier epoch: that is another run, and the one before can be brought back. */
  function branchOff(left: RunRecord): void {
    const { history } = get();
    const present = presentOf(history);
    if (!present) return;
    const epoch = left.document.state?.epoch ?? 0;
    const run = newRun({ id: present.run.id, epoch });
    leaveAs(present.run, Promise.resolve(left));
    set({ history: added(history, { ...present, run, label: `on from epoch ${epoch}` }) });
  }

  function leaveAs(run: LeftRun, reached: Promise<RunRecord>): void {
    run.reached = reached;
    reached.then(
      ({ document, past: { log } }) => {
        // Nothing has been trained.
        if (log.length < 2 * rowWidth) return;
        const others = get().pastRuns.filter((past) => past.run.id !== run.id);
        set({ pastRuns: [...others, { run, document, log }] });
      },
      // Whether it failed matters only to those who come back.
      () => undefined,
    );
  }

  async function comeBack({ document, run }: TrainingEntry): Promise<void> {
    const mine = ++sent;
    set({ document, running: false });
    const reached = await run.reached?.catch(() => undefined);
    if (mine !== sent) return;
    if (!reached) open(document);
    else {
      open(reached.document, reached.past);
      retune(document);
    }
  }

  function retune(document: TrainableDocument): void {
    const { data } = get();
    set({ document, data: data && seenAlong(data, document.training.axes), faults: [] });
    client.retune(document);
    refresh();
  }

  function open(document: TrainableDocument, past?: RunRecord["past"]): void {
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

  function command(send: (client: TrainingClient) => void, running: boolean): void {
    set({ running, faults: [], ...(running && { stopped: undefined }) });
    send(client);
    refresh();
  }

  return {
    client,
    frames,
    open,
    retune,
    leave: (run) => leaveAs(run, client.snapshot()),
    comeBack,
    command,
    look(next) {
      look = next;
      again = true;
      refresh();
    },
  };
}
