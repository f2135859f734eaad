import { loadKernels } from "../../engine/simd/load";
import { takeCommands } from "../life";
import { TrainingDesk, transfersOf } from "./desk";
import type { TrainingCommand, TrainingReport } from "./protocol";

/** How long it trains before it looks for commands. */
const slice = 7;
/** Timers are late by up to 4 ms; waits shorter than this go through the channel. */
const shortestTimer = 5;

const desk = new TrainingDesk(() => performance.now(), loadKernels);
// A message to itself lets waiting commands through first, and isn't slowed down as timers are.
const turns = new MessageChannel();
let turnComing = false;

turns.port1.onmessage = () => {
  turnComing = false;
  try {
    continueAfter(desk.work(slice));
  } catch (error) {
    post({ kind: "fault", id: 0, message: messageOf(error) });
  }
};

takeCommands((data: TrainingCommand) => {
  try {
    const report = desk.answer(data);
    if (report) post(report);
  } catch (error) {
    post({ kind: "fault", id: data.id, message: messageOf(error) });
  }
  continueAfter(0);
});

function continueAfter(wait: number): void {
  if (turnComing || !desk.busy) return;
  turnComing = true;
  if (wait < shortestTimer) turns.port2.postMessage(undefined);
  else setTimeout(() => turns.port2.postMessage(undefined), wait);
}

function post(report: TrainingReport): void {
  self.postMessage(report, { transfer: transfersOf(report) });
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
