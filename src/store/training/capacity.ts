import type { TrainableDocument } from "../../engine/document/document";
import { restarted } from "../../engine/document/edit/editTraining";
import { type VariedValue, variedSettings } from "../../engine/document/sweep/variedSettings";
import { trainingFaults } from "../../engine/document/trainingFaults";
import type { TrainingClient, TrainingListener } from "../../worker/training/client";
import type { Grid, Metrics, RegionMap, Run, Stop } from "../../worker/training/protocol";

/** Several trainings side by side that differ in one setting. */
export interface Capacity {
  /** The id of the sweep. */
  readonly sweep: string;
  readonly running: boolean;
  readonly runs: readonly CapacityRun[];
}

export interface CapacityRun {
  readonly value: VariedValue;
  readonly status: "waiting" | "running" | "done" | "stopped" | "failed";
  readonly epoch: number;
  /** The limit. */
  readonly epochs: number;
  /** Of the parameters of this moment; at the end, of those that are kept. */
  readonly metrics?: Metrics;
  readonly region?: RegionMap;
  readonly stopped?: Stop;
  /** Why it failed. */
  readonly problem?: string;
}

export interface CapacityRunner {
  /** @param grid what the runs' regions cover */
  start(document: TrainableDocument, sweep: string, values: readonly VariedValue[], grid?: Grid): void;
  /** Ends what is under way; what has been reached stays to be seen and opened. */
  stop(): void;
  /** Ends and forgets everything. */
  close(): void;
  /** A run as it is; nothing where it hasn't begun, or has failed. */
  runOf(place: number): Promise<Run | undefined>;
}

export interface CapacitySurroundings {
  connect(listener: TrainingListener): TrainingClient;
  /** Calls back after a while. */
  later(callback: () => void, milliseconds: number): void;
  /** How many trainings run side by side. */
  readonly workers: number;
}

/** How often a run is looked at, in milliseconds. */
const interval = 150;
const mostRuns = 9;

export function createCapacity(
  { connect, later, workers }: CapacitySurroundings,
  changed: (state: Capacity | undefined) => void,
): CapacityRunner {
  let state: Capacity | undefined;
  let documents: readonly TrainableDocument[] = [];
  let reached: (Promise<Run> | undefined)[] = [];
  const clients = new Map<number, TrainingClient>();
  /** A new start, or the end of everything, makes the answers to an older one worthless. */
  let generation = 0;

  function show(place: number, change: Partial<CapacityRun>): void {
    if (!state) return;
    const runs = state.runs.with(place, { ...state.runs[place], ...change });
    state = {
      ...state,
      runs,
      running: runs.some(({ status }) => status === "waiting" || status === "running"),
    };
    changed(state);
  }

  function startNext(grid: Grid | undefined): void {
    const place = state?.runs.findIndex(({ status }) => status === "waiting") ?? -1;
    if (place >= 0) startRun(place, grid);
  }

  function startRun(place: number, grid: Grid | undefined): void {
    const mine = generation;
    const document = documents[place];
    const [fault] = trainingFaults(document);
    if (fault) {
      show(place, { status: "failed", problem: `${fault.path}: ${fault.message}` });
      startNext(grid);
      return;
    }
    const look = grid ? { region: grid } : {};
    const finish = (change: Partial<CapacityRun>) => {
      clients.delete(place);
      show(place, change);
      startNext(grid);
    };
    const client = connect({
      opened() {
        client.run("full");
        client.frame(look);
      },
      refused: ([first]) => {
        client.close();
        finish({ status: "failed", problem: first?.message });
      },
      frame({ running, stopped, position, now, region }) {
        if (mine !== generation || !clients.has(place)) return;
        const seen = { epoch: position.epoch, metrics: now, region, stopped };
        if (running) {
          show(place, seen);
          later(() => clients.has(place) && mine === generation && client.frame(look), interval);
          return;
        }
        keep(place, client);
        finish({ ...seen, status: "done" });
      },
      failed(problem) {
        client.close();
        finish({ status: "failed", problem });
      },
    });
    clients.set(place, client);
    show(place, { status: "running" });
    client.open(document);
  }

  /** Keeps what a run has reached, and ends its worker. */
  function keep(place: number, client: TrainingClient): void {
    reached[place] = client.snapshot().finally(() => client.close());
    // A worker that dies now is no loss but of this run, which then can't be opened.
    reached[place]?.catch(() => undefined);
  }

  return {
    start(document, id, values, grid) {
      this.close();
      const sweep = variedSettings.find((candidate) => candidate.id === id);
      if (!sweep) return;
      const some = values.slice(0, mostRuns);
      documents = some.map((value) => restarted(document, sweep.apply(value)(document) as TrainableDocument));
      const runs = some.map((value, place): CapacityRun => {
        const { epochs } = documents[place].training;
        return { value, status: "waiting", epoch: 0, epochs };
      });
      state = { sweep: id, running: runs.length > 0, runs };
      changed(state);
      for (let worker = 0; worker < workers; worker++) startNext(grid);
    },
    stop() {
      generation += 1;
      for (const [place, client] of clients) {
        client.pause();
        keep(place, client);
      }
      clients.clear();
      if (!state) return;
      const ended = state.runs.map((run): CapacityRun => {
        const open = run.status === "waiting" || run.status === "running";
        return open ? { ...run, status: "stopped" } : run;
      });
      state = { ...state, running: false, runs: ended };
      changed(state);
    },
    close() {
      generation += 1;
      for (const client of clients.values()) client.close();
      clients.clear();
      reached = [];
      documents = [];
      if (state) changed(undefined);
      state = undefined;
    },
    runOf: async (place) => (await clients.get(place)?.snapshot()) ?? reached[place],
  };
}
