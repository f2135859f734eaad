import type { TableChoices } from "../../engine/import/table/table";
import { createCommandQueue } from "../line/commandQueue";
import { createLine } from "../line/line";
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

export function createTableReader(listener: TableListener): TableReader {
  let number = 0;
  let source: { readonly number: number; readonly content: TableSource } | undefined;
  /** The number of the source that the worker has. */
  let given = 0;
  const line = createLine<TableCommand, TableReport>({
    start: () => new Worker(new URL("./readTables.ts", import.meta.url), { type: "module" }),
    owes: () => queue.underWay !== undefined,
    receive,
    died,
  });
  const queue = createCommandQueue(send);

  function send(command: TableCommand): void {
    const { number: known } = command.source;
    line.open();
    line.post(given === known ? { ...command, source: { number: known } } : command);
    given = known;
  }

  function receive({ id, read }: TableReport): void {
    line.forgiveDeaths();
    if (id === number) listener.read(read);
    queue.next();
  }

  function died(why: string, tooOften: boolean): void {
    const { underWay, waiting } = queue;
    given = 0;
    queue.clear();
    // The same source is tried once more, unless a newer one waits.
    const next = waiting ?? (tooOften ? undefined : underWay);
    if (next) queue.add(next);
    else if (underWay) listener.failed(`The table can't be read: ${why}.`);
  }

  return {
    read(content, choices, whole = false) {
      if (source?.content !== content) source = { number: (source?.number ?? 0) + 1, content };
      // A new source has its own two attempts.
      if (!queue.underWay) line.forgiveDeaths();
      queue.add({ kind: "read", id: ++number, source, choices, whole });
    },
    close() {
      queue.clear();
      given = 0;
      line.end();
    },
  };
}
