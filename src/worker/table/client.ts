import type { Table, TableOptions } from "../../engine/import/table";
import { createWatchdog, type Watchdog } from "../watchdog";
import type { TableCommand, TableReport } from "./protocol";

/** A typed handle on the worker that reads tables; it starts with the first text. */
export interface TableReader {
  /** One text is read at a time, and of those that wait only the newest counts. */
  read(text: string, options: TableOptions): void;
  /** Ends the worker; nothing is reported any more. */
  close(): void;
}

export interface TableListener {
  /** Never of a text that a newer one has overtaken. */
  read(table: Table): void;
  /** A sentence: the newest text won't be read. */
  failed(message: string): void;
}

/** A worker that dies so often over the same text isn't started again for it. */
const deathsInARow = 2;

export function createTableReader(listener: TableListener): TableReader {
  let number = 0;
  let deaths = 0;
  let answered = false;
  let underWay: TableCommand | undefined;
  let waiting: TableCommand | undefined;
  let line: { readonly worker: Worker; readonly watchdog: Watchdog } | undefined;

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
    line.worker.postMessage(command);
  }

  function receive({ id, table }: TableReport): void {
    answered = true;
    deaths = 0;
    underWay = undefined;
    if (id === number) listener.read(table);
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
    else listener.failed(`The text can't be read: ${why}.`);
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
  }

  return {
    read(text, options) {
      const command: TableCommand = { kind: "read", id: ++number, text, options };
      // A new text has its own two attempts.
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
