import { loadKernels } from "../../engine/simd/load";
import { takeCommands } from "../line/takeCommands";
import { createWorkLoop } from "../line/workLoop";
import { inTurn } from "../pictures/inTurn";
import { SweepDesk } from "./desk";
import type { SweepCommand, SweepReport } from "./protocol";

/** Milliseconds between two looks for commands. */
const slice = 40;

takeCommands(takeFor(new SweepDesk(() => performance.now(), loadKernels)));

/** Takes the page's commands for a desk, and works on between them. */
function takeFor(desk: SweepDesk): (command: SweepCommand) => void {
  const goOn = createWorkLoop(() => {
    post(desk.work(slice));
    if (desk.busy) goOn();
  });
  return inTurn<SweepCommand>({
    needs: (command) => (command.kind === "open" ? command.document.dataset : undefined),
    take(command, pictures) {
      post(desk.answer(command, pictures));
      if (desk.busy) goOn();
    },
    failed: (_command, error) => desk.lack(error),
  });
}

function post(report: SweepReport | undefined): void {
  if (!report) return;
  const transfer = report.kind === "done" ? [report.result.log.buffer, report.result.recorded.buffer] : [];
  self.postMessage(report, { transfer });
}
