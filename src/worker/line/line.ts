import { createWatchdog } from "./watchdog";

/** A worker that died so often without an answer between isn't started again by itself. */
const deathsInARow = 2;

/** A line to a worker whose end is noticed, and which can be started again. */
export interface Line<Command> {
  /** Starts the worker, unless it is there. */
  open(): void;
  isOpen(): boolean;
  /** To be called before the answer counts as owed. What is sent where there is no worker is lost. */
  post(command: Command): void;
  /** Ends the worker; nothing is heard of it any more. */
  end(): void;
  /** Whether any worker of this line has ever answered. */
  hasAnswered(): boolean;
  /** The deaths so far don't count: something has been done since, or was given up. */
  forgiveDeaths(): void;
}

interface LineEnds<Report> {
  start(): Worker;
  /** Whether an answer is owed: only then does silence tell of death. */
  owes(): boolean;
  receive(report: Report): void;
  /**
   * The worker has died, or couldn't be loaded, and is ended. What becomes of what it owed is for the client to say.
   * @param why goes after a colon
   * @param tooOften whether another one would die like those before it
   */
  died(why: string, tooOften: boolean): void;
}

/** Watches one worker at a time, which starts with `open`. */
export function createLine<Command, Report extends { readonly kind: string }>({
  start,
  owes,
  receive,
  died,
}: LineEnds<Report>): Line<Command> {
  let answered = false;
  let deaths = 0;
  let there: { readonly worker: Worker; readonly watchdog: ReturnType<typeof createWatchdog> } | undefined;

  function open(): void {
    if (there) return;
    const worker = start();
    const watchdog = createWatchdog(owes, lost, answered);
    worker.onmessage = ({ data }: MessageEvent<Report>) => {
      if (watchdog.hear(data)) return;
      answered = true;
      receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      lost(event.message || "it could not be loaded");
    };
    there = { worker, watchdog };
  }

  function lost(why: string): void {
    end();
    deaths += 1;
    died(why, deaths >= deathsInARow);
  }

  function end(): void {
    if (!there) return;
    const { worker, watchdog } = there;
    there = undefined;
    watchdog.stop();
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
  }

  return {
    open,
    end,
    isOpen: () => there !== undefined,
    post(command) {
      there?.watchdog.expect();
      there?.worker.postMessage(command);
    },
    hasAnswered: () => answered,
    forgiveDeaths() {
      deaths = 0;
    },
  };
}
