import type { Pictures } from "../../engine/datasets/pictures/pictures";
import type { PlannedRun, SweepingDocument } from "../../engine/document/sweep/plannedRuns";
import { loadKernels } from "../../engine/simd/load";
import { type RunResult, SweepRun } from "../../engine/training/sweeps/runToEnd";
import { inTurn } from "../inTurn";
import { takeCommands } from "../life/life";
import type { SweepCommand, SweepReport } from "./protocol";

/** Milliseconds between two looks for commands. */
const slice = 40;
/** Milliseconds between two looks at the run: its region costs up to a tenth of a slice. */
const lookEvery = 200;

let document: SweepingDocument | undefined;
let pictures: Pictures | undefined;
/** Why there is no document. */
let missing = "no document was opened before";
let underWay: { readonly id: number; readonly run: SweepRun } | undefined;
let lookedAt = 0;
let paused = false;
let turnComing = false;
// A message to itself lets waiting commands through first, and isn't slowed down as timers are.
const turns = new MessageChannel();
turns.port1.onmessage = () => {
  turnComing = false;
  guarded(underWay?.id ?? 0, work);
};

takeCommands(
  inTurn<SweepCommand>({
    needs: (command) => (command.kind === "open" ? command.document.dataset : undefined),
    take,
    failed(_command, error) {
      document = undefined;
      missing = error instanceof Error ? error.message : String(error);
    },
  }),
);

function take(command: SweepCommand, brought?: Pictures): void {
  switch (command.kind) {
    case "open":
      document = command.document;
      pictures = brought;
      underWay = undefined;
      break;
    case "run": {
      const { id, planned } = command;
      guarded(id, () => {
        if (!document) throw new Error(missing);
        underWay = { id, run: new SweepRun(document, planned, loadKernels(), pictures) };
      });
      break;
    }
    case "time": {
      const { id, planned } = command;
      guarded(id, () => {
        if (!document) throw new Error(missing);
        post({ kind: "timed", id, seconds: secondsOfEpoch(document, planned) });
      });
      break;
    }
    case "stop":
      paused = false;
      if (underWay) guarded(underWay.id, stop);
      break;
    case "pause":
      paused = true;
      break;
    case "resume":
      paused = false;
  }
  goOn();
}

/** Long enough for what is compiled while it runs to be that. */
const timing = 150;

function secondsOfEpoch(of: SweepingDocument, planned: PlannedRun): number {
  const run = new SweepRun(of, planned, loadKernels(), pictures);
  const now = () => performance.now();
  const begun = now();
  const result = run.work(now, begun + timing);
  // An epoch that isn't done counts too, as one.
  return (now() - begun) / 1000 / Math.max(1, result?.end.epoch ?? run.epoch);
}

function work(): void {
  if (!underWay || paused) return;
  const { id, run } = underWay;
  const now = () => performance.now();
  const result = run.work(now, now() + slice);
  if (result) end(id, result);
  else {
    const isDue = now() - lookedAt > lookEvery;
    if (isDue) lookedAt = now();
    post({ kind: "progress", id, epoch: run.epoch, ...(isDue && { look: run.look() }) });
  }
  goOn();
}

function stop(): void {
  if (underWay) end(underWay.id, underWay.run.stop());
}

function end(id: number, result: RunResult): void {
  underWay = undefined;
  post({ kind: "done", id, result }, [result.log.buffer, result.recorded.buffer]);
}

function goOn(): void {
  if (turnComing || paused || !underWay) return;
  turnComing = true;
  turns.port2.postMessage(undefined);
}

/** What fails is said of the run that was under way, and takes the others no time. */
function guarded(id: number, task: () => void): void {
  try {
    task();
  } catch (error) {
    underWay = undefined;
    post({ kind: "fault", id, message: error instanceof Error ? error.message : String(error) });
  }
}

function post(report: SweepReport, transfer: Transferable[] = []): void {
  self.postMessage(report, { transfer });
}
