import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readTable } from "../../../src/engine/import/table/table";
import { createTableReader } from "../../../src/worker/table/client";
import type { ReadTable, TableCommand, TableReport } from "../../../src/worker/table/protocol";
import { fakeLocks } from "../line/fakeLocks";

/** A worker that answers when the test lets it. */
class HeldWorker {
  static readonly all: HeldWorker[] = [];
  readonly inbox: TableCommand[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onerror: ((event: { message: string; preventDefault(): void }) => void) | null = null;
  readonly texts = new Map<number, unknown>();
  terminated = false;
  readonly lock = `tables ${HeldWorker.all.length}`;

  constructor() {
    HeldWorker.all.push(this);
  }
  postMessage(command: TableCommand): void {
    this.inbox.push(structuredClone(command));
  }
  terminate(): void {
    this.terminated = true;
  }
  live(): void {
    this.onmessage?.({ data: { kind: "alive", lock: this.lock } });
  }
  work(): void {
    for (let command = this.inbox.shift(); command; command = this.inbox.shift()) {
      const { id, source, choices } = command;
      this.texts.set(source.number, source.content ?? this.texts.get(source.number));
      const read = readTable(this.texts.get(source.number) as string, choices);
      const report: TableReport = { kind: "table", id, read };
      this.onmessage?.({ data: report });
    }
  }
  die(message: string): void {
    this.onerror?.({ message, preventDefault: () => undefined });
  }
}
const worker = () => HeldWorker.all[HeldWorker.all.length - 1];

let locks: ReturnType<typeof fakeLocks>;
beforeEach(() => {
  HeldWorker.all.length = 0;
  locks = fakeLocks();
  vi.stubGlobal("Worker", HeldWorker);
});
afterEach(() => vi.unstubAllGlobals());

function reading() {
  const tables: ReadTable[] = [];
  const failures: string[] = [];
  const reader = createTableReader({
    read: (table) => tables.push(table),
    failed: (message) => failures.push(message),
  });
  return { reader, tables, failures, inputs: () => tables.map(({ table }) => table?.data?.inputs) };
}

const table = (n: number) => `${n},a\n${n},b`;
const inputsOf = (n: number) => [[n], [n]];

describe("the client of the tables' worker", () => {
  it("starts the worker with the first text", () => {
    const { reader, inputs } = reading();
    expect(HeldWorker.all).toHaveLength(0);
    reader.read(table(1), {});
    worker().work();
    reader.read(table(2), { header: false });
    worker().work();
    expect(HeldWorker.all).toHaveLength(1);
    expect(inputs()).toEqual([inputsOf(1), inputsOf(2)]);
  });

  it("gives a source once, however often it is read", () => {
    const { reader, inputs } = reading();
    reader.read(table(1), {});
    worker().work();
    reader.read(table(1), { header: false });
    expect(worker().inbox.map(({ source }) => source.content)).toEqual([undefined]);
    worker().work();
    expect(inputs()).toEqual([inputsOf(1), inputsOf(1)]);
  });

  it("reports the newest text alone, and passes over those that waited", () => {
    const { reader, inputs } = reading();
    for (const n of [1, 2, 3, 4]) reader.read(table(n), {});
    expect(worker().inbox.map(({ source }) => source.content)).toEqual([table(1)]);
    worker().work();
    expect(inputs()).toEqual([inputsOf(4)]);
  });

  it("reads a text again with a new worker where one dies over it, with a word or without", async () => {
    const { reader, inputs, failures } = reading();
    reader.read(table(1), {});
    worker().die("out of memory");
    worker().work();
    reader.read(table(2), {});
    worker().live();
    locks.release(worker().lock);
    worker().work();
    expect(HeldWorker.all.map(({ terminated }) => terminated)).toEqual([true, true, false]);
    expect(inputs()).toEqual([inputsOf(1), inputsOf(2)]);
    expect(failures).toEqual([]);
  });

  it("says that a text can't be read over which two have died, and reads the next", () => {
    const { reader, inputs, failures } = reading();
    reader.read(table(1), {});
    worker().die("out of memory");
    worker().die("out of memory");
    expect(failures).toEqual(["The table can't be read: out of memory."]);
    expect(HeldWorker.all).toHaveLength(2);
    reader.read(table(2), {});
    worker().work();
    expect(inputs()).toEqual([inputsOf(2)]);
  });

  it("goes on with the text that waits where one dies over an older one", () => {
    const { reader, inputs, failures } = reading();
    reader.read(table(1), {});
    reader.read(table(2), {});
    worker().die("out of memory");
    worker().work();
    expect(inputs()).toEqual([inputsOf(2)]);
    expect(failures).toEqual([]);
  });

  it("reports nothing after it has been closed", () => {
    const { reader, tables } = reading();
    reader.read(table(1), {});
    reader.close();
    worker().work();
    expect(tables).toEqual([]);
    expect(worker().terminated).toBe(true);
  });
});
