import type { TableChoices } from "../../engine/import/table/table";
import { createWatchdog, type Watchdog } from "../life/watchdog";
import type { ReadTable, TableCommand, TableReport, TableSource } from "./protocol";

export type { ReadTable, TableSource, TableSummary } from "./protocol";

/** A typed handle on the worker that reads tables; it starts with the first source. */
export interface TableReader {
  /**
   * One source is read at a time, and of those that wait only the newest counts.
   * @param whole whether its points are wanted
   */
  read(source: TableSource, choices: TableChoices, whole?: boolean): void;
  /** Ends the worker; nothing is reported any more. */
  close(): void;
}

export interface TableListener {
  /** Never of a source that a newer one, or newer choices, have overtaken. */
  read(read: ReadTable): void;
  /** A sentence: the newest source won't be read. */
  failed(message: string): void;
}

/** A worker that dies so often over the same source isn't started again for it. */
const deathsInARow = 2;

export function createTableReader(listener: TableListener): TableReader {
  let number = 0;
  let deaths = 0;
  let answered = false;
  let underWay: TableCommand | undefined;
  let waiting: TableCommand | undefined;
  let line: { readonly worker: Worker; readonly watchdog: Watchdog } | undefined;
  let source: { readonly number: number; readonly content: TableSource } | undefined;
  /** The number of the source that the worker has. */
  let given = 0;

  function start() {
    const worker = new Worker(new URL("./readTables.ts", import.meta.url), { type: "module" });
    const watchdog = createWatchdog(() => underWay !== undefined, died, answered);
    worker.onmessage = ({ data }: MessageEvent<TableReport>) => {
      if (!watchdog.hear(data)) receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      died(event.message || "it could not be loaded");
    };
    return { worker, watchdog };
  }

  function send(command: TableCommand): void {
    line ??= start();
    line.watchdog.expect();
    underWay = command;
    const { number: known } = command.source;
    line.worker.postMessage(given === known ? { ...command, source: { number: known } } : command);
    given = known;
  }

  function receive({ id, read }: TableReport): void {
    answered = true;
    deaths = 0;
    underWay = undefined;
    if (id === number) listener.read(read);
    goOn();
  }

  function goOn(): void {
    const next = waiting;
    waiting = undefined;
    if (next) send(next);
  }

  function died(why: string): void {
    const lost = underWay;
    end();
    deaths += 1;
    if (waiting || !lost) goOn();
    else if (deaths < deathsInARow) send(lost);
    else listener.failed(`The table can't be read: ${why}.`);
  }

  function end(): void {
    line?.watchdog.stop();
    if (line) {
      line.worker.onmessage = null;
      line.worker.onerror = null;
      line.worker.terminate();
    }
    line = undefined;
    underWay = undefined;
    given = 0;
  }

  return {
    read(content, choices, whole = false) {
      if (source?.content !== content) source = { number: (source?.number ?? 0) + 1, content };
      const command: TableCommand = { kind: "read", id: ++number, source, choices, whole };
      // A new source has its own two attempts.
      if (!underWay) deaths = 0;
      if (underWay) waiting = command;
      else send(command);
    },
    close() {
      waiting = undefined;
      end();
    },
  };
}
