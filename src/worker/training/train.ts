import { loadKernels } from "../../engine/simd/load";
import { MissingPictures } from "../../engine/training/pictures/bring";
import { inTurn } from "../inTurn";
import { takeCommands } from "../life/life";
import { TrainingDesk, transfersOf } from "./desk";
import type { TrainingCommand, TrainingReport } from "./protocol";

/** How long it trains before it looks for commands. */
const slice = 7;
/** Timers are late by up to 4 ms; waits shorter than this go through the channel. */
const shortestTimer = 5;

takeCommands(takeFor(new TrainingDesk(() => performance.now(), loadKernels)));

/** Takes the page's commands for a desk, and works on between them. */
function takeFor(desk: TrainingDesk): (command: TrainingCommand) => void {
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

  function continueAfter(wait: number): void {
    if (turnComing || !desk.busy) return;
    turnComing = true;
    if (wait < shortestTimer) turns.port2.postMessage(undefined);
    else setTimeout(() => turns.port2.postMessage(undefined), wait);
  }

  const failed = ({ id }: TrainingCommand, error: unknown) =>
    post(
      error instanceof MissingPictures
        ? { kind: "refused", id, faults: [{ path: "", message: error.message }] }
        : { kind: "fault", id, message: messageOf(error) },
    );
  return inTurn<TrainingCommand>({
    needs: (command) => (command.kind === "open" ? command.document.dataset : undefined),
    take(command, pictures) {
      try {
        const report = desk.answer(command, pictures);
        if (report) post(report);
      } catch (error) {
        failed(command, error);
      }
      continueAfter(0);
    },
    failed,
  });
}

function post(report: TrainingReport): void {
  self.postMessage(report, { transfer: transfersOf(report) });
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
