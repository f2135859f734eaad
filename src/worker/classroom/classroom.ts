import { takeCommands } from "../line/takeCommands";
import { answerClassroom } from "./desk";
import type { ClassroomCommand } from "./protocol";

takeCommands((command: ClassroomCommand) => {
  for (const report of answerClassroom(command, () => performance.now())) self.postMessage(report);
});
