import type { NetworkDocument } from "../engine/document/document";
import type { Manner } from "../engine/explain/form";
import type { StepSize } from "../engine/steps/trace";
import type { Question } from "./asked";
import { differences } from "./differences";
import type { Command, Report, ShownStep } from "./protocol";

/** A typed handle on the worker. One command is under way at a time, and of those that wait only the newest counts. */
export interface Client {
  /**
   * @param at a step by its index, or by the quantity that it completes
   * @param example whose numbers are to be shown, where the step belongs to none
   */
  open(
    document: NetworkDocument,
    size: StepSize,
    at: number | string,
    manner?: Manner,
    example?: number,
  ): void;
  /** @param example whose numbers are to be shown, where the step belongs to none */
  step(index: number, manner?: Manner, example?: number): void;
  /** Shows a document whose numbers alone differ from those of the open one; dropped where something else waits. */
  move(document: NetworkDocument, index: number): void;
  /**
   * Asks something about the pass that is open, or the one that was moved last. Questions wait for no command, and no
   * command for them.
   */
  ask(question: Question, moved: boolean): void;
}

/** A worker that dies this often without one answer isn't started again. */
const triesInARow = 2;

/** Starts the worker. `report` gets every answer that isn't overtaken, `failed` a sentence when the worker died. */
export function createClient(report: (report: Report) => void, failed: (message: string) => void): Client {
  let worker = start();
  let number = 0;
  let failures = 0;
  /** Why there is no worker any more, to be said again of whatever is opened. */
  let gone: string | undefined;
  /** The last document opened: where a worker that died is to go on. */
  let opened: Extract<Command, { kind: "open" }> | undefined;
  let underWay: Command | undefined;
  let waiting: Command | undefined;
  /** The number of the newest command that opens something or goes to a step. */
  let newest = 0;
  /** Steps that can be shown at once, by their index: they are of what that command has asked for, and in its manner. */
  const ready = new Map<number, ShownStep>();
  let manner: Manner | undefined;
  /** The document that the worker has open: what moves differs from it. */
  let base: NetworkDocument | undefined;

  function start(): Worker {
    const started = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    started.onmessage = ({ data }: MessageEvent<Report>) => receive(data);
    started.onerror = (event) => {
      event.preventDefault();
      restart(event.message || "it could not be loaded");
    };
    return started;
  }

  function receive(answer: Report): void {
    if (answer.kind === "beside") {
      if (answer.id === newest) for (const step of answer.steps) ready.set(step.index, step);
      return;
    }
    if (answer.id !== underWay?.id) {
      if (answer.kind === "answer" || answer.kind === "fault") report(answer);
      return;
    }
    if (answer.kind === "opened" && underWay.kind === "open") base = underWay.document;
    underWay = undefined;
    failures = 0;
    // What a newer document has overtaken isn't shown any more.
    if (waiting?.kind !== "open") {
      if ("frame" in answer && answer.frame) ready.clear();
      if (answer.id === newest && (answer.kind === "step" || answer.kind === "opened"))
        keepReady(answer.step);
      report(answer);
    }
    const next = waiting;
    waiting = undefined;
    if (next) send(next);
  }

  /** Of the steps that are ready those around one remain, and it. */
  function keepReady(step: ShownStep): void {
    ready.set(step.index, step);
    for (const index of ready.keys()) if (Math.abs(index - step.index) > 2) ready.delete(index);
  }

  function restart(message: string): void {
    worker.terminate();
    underWay = undefined;
    waiting = undefined;
    failures += 1;
    if (failures > triesInARow) {
      gone = `The computation doesn't start: ${message}. Reload the page to try again.`;
      failed(gone);
      return;
    }
    failed(`The computation stopped: ${message}. It has been started anew.`);
    worker = start();
    if (opened) send({ ...opened, id: ++number });
  }

  function send(command: Command): void {
    underWay = command;
    worker.postMessage(command);
  }

  function ask(command: Command): void {
    if (underWay)
      waiting =
        waiting?.kind === "open" && command.kind === "step"
          ? { ...waiting, id: command.id, at: command.index, manner: command.manner }
          : command;
    else send(command);
  }

  return {
    open(document, size, at, wanted, example) {
      manner = wanted;
      newest = number + 1;
      opened = { kind: "open", id: ++number, document, size, at, manner, example };
      ready.clear();
      ask(opened);
      if (gone !== undefined) failed(gone);
    },
    step(index, wanted, example) {
      if (opened) opened = { ...opened, at: index, manner: wanted };
      if (wanted !== manner) ready.clear();
      manner = wanted;
      const step = underWay || example !== undefined ? undefined : ready.get(index);
      newest = ++number;
      const command: Command = {
        kind: "step",
        id: newest,
        index,
        manner,
        example,
        ready: [...ready.keys()],
        shown: step !== undefined,
      };
      if (step) {
        keepReady(step);
        worker.postMessage(command);
        report({ kind: "step", id: newest, step });
      } else ask(command);
    },
    move(document, index) {
      if (waiting && waiting.kind !== "move") return;
      if (base) ask({ kind: "move", id: ++number, changes: differences(base, document), index });
    },
    ask(question, moved) {
      worker.postMessage({ kind: "ask", id: ++number, question, moved } satisfies Command);
    },
  };
}
