import { errorMessage } from "../../engine/errorMessage";
import { loadKernels } from "../../engine/simd/load";
import { MissingPictures } from "../../engine/training/pictures/bring";
import { takeCommands } from "../line/takeCommands";
import { createWorkLoop } from "../line/workLoop";
import { inTurn } from "../pictures/inTurn";
import { TrainingDesk, transfersOf } from "./desk";
import type { TrainingCommand, TrainingReport } from "./protocol";

/** How long it trains before it looks for commands. */
const slice = 7;

takeCommands(takeFor(new TrainingDesk(() => performance.now(), loadKernels)));

/** Takes the page's commands for a desk, and works on between them. */
function takeFor(desk: TrainingDesk): (command: TrainingCommand) => void {
  const goOn = createWorkLoop(() => {
    try {
      continueAfter(desk.work(slice));
    } catch (error) {
      post({ kind: "fault", id: 0, message: errorMessage(error) });
    }
  });
  function continueAfter(wait: number): void {
    if (desk.busy) goOn(wait);
  }

  const failed = ({ id }: TrainingCommand, error: unknown) =>
    post(
      error instanceof MissingPictures
        ? { kind: "refused", id, faults: [{ path: "", message: error.message }] }
        : { kind: "fault", id, message: errorMessage(error) },
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
