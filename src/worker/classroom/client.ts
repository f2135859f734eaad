import { createWatchdog } from "../life/watchdog";
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
  const worker = new Worker(new URL("./classroom.ts", import.meta.url), { type: "module" });
  let isOver = false;
  let stop: () => void = () => undefined;
  const done = new Promise<void>((resolve, reject) => {
    const end = () => {
      isOver = true;
      watchdog.stop();
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    };
    const died = (why: string) => {
      end();
      reject(new Error(why));
    };
    const watchdog = createWatchdog(() => !isOver, died);
    worker.onmessage = ({ data }: MessageEvent<ClassroomReport>) => {
      if (watchdog.hear(data)) return;
      if (data.kind !== "done") return onReport(data);
      end();
      resolve();
    };
    worker.onerror = (event) => {
      event.preventDefault();
      died(event.message || "it could not be loaded");
    };
    stop = () => {
      end();
      resolve();
    };
    watchdog.expect();
    worker.postMessage(command);
  });
  return { done, stop: () => stop() };
}
