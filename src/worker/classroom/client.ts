import { createLine } from "../line/line";
import type { ClassroomCommand, ClassroomReport } from "./protocol";

/** Work of a worker of its own, which lives as long as it takes. */
export interface ClassroomWork {
  /** Resolves at the end; rejects where the worker dies. */
  readonly done: Promise<void>;
  /** Nothing is reported any more. */
  stop(): void;
}

/** Has a command carried out, out of the page's way. */
export function askClassroom(
  command: ClassroomCommand,
  onReport: (report: ClassroomReport) => void,
): ClassroomWork {
  let isOver = false;
  let stop: () => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    const line = createLine<ClassroomCommand, ClassroomReport>({
      start: () => new Worker(new URL("./classroom.ts", import.meta.url), { type: "module" }),
      owes: () => !isOver,
      receive(report) {
        if (report.kind === "done") stop();
        else onReport(report);
      },
      died(why) {
        isOver = true;
        reject(new Error(why));
      },
    });
    stop = () => {
      isOver = true;
      line.end();
      resolve();
    };
    line.open();
    line.post(command);
  });
  return { done, stop: () => stop() };
}
