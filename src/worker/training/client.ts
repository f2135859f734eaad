import type { Fault, NetworkDocument, TrainableDocument } from "../../engine/network/document";
import type { PreparedData } from "../../engine/run/training/data";
import type { Look, Pace, TrainingCommand, TrainingFrame, TrainingReport } from "./protocol";

/** A typed handle on a training worker. */
export interface TrainingClient {
  open(document: TrainableDocument): void;
  run(pace: Pace): void;
  pause(): void;
  advance(by: "minibatch" | "epoch"): void;
  retune(document: TrainableDocument): void;
  goTo(epoch: number): void;
  /** Asks for a frame, unless one is under way; says whether it did. */
  frame(look: Look): boolean;
  snapshot(): Promise<TrainableDocument>;
  lesson(example: number | "nextMinibatch"): Promise<NetworkDocument>;
  /** Ends the worker; nothing is reported any more. */
  close(): void;
}

export interface TrainingListener {
  opened(data: PreparedData, document: TrainableDocument): void;
  refused(faults: readonly Fault[]): void;
  /** Never one that was asked for before the newest `open`. */
  frame(frame: TrainingFrame): void;
  /** The worker died, or failed at a command; a sentence that says so and what was done. */
  failed(message: string): void;
}

/** A worker that dies this often without one answer isn't started again. */
const triesInARow = 2;

interface Question {
  resolve(document: NetworkDocument): void;
  reject(error: Error): void;
}

type Unnumbered<C> = C extends unknown ? Omit<C, "id"> : never;

/** Starts a training worker. */
export function createTrainingClient(listener: TrainingListener): TrainingClient {
  let worker = start();
  let number = 0;
  let failures = 0;
  /** The newest document sent to be opened, and its number. */
  let opening: { readonly id: number; readonly document: TrainableDocument } | undefined;
  /** The last one that the worker did open: where one that died is to go on. */
  let opened: TrainableDocument | undefined;
  let frameUnderWay: number | undefined;
  const questions = new Map<number, Question>();

  function start(): Worker {
    const started = new Worker(new URL("./train.ts", import.meta.url), { type: "module" });
    started.onmessage = ({ data }: MessageEvent<TrainingReport>) => receive(data);
    started.onerror = (event) => {
      event.preventDefault();
      restart(event.message || "it could not be loaded");
    };
    return started;
  }

  function send(command: Unnumbered<TrainingCommand>): number {
    const id = ++number;
    worker.postMessage({ ...command, id });
    return id;
  }

  function receive(report: TrainingReport): void {
    failures = 0;
    if (report.id === frameUnderWay) frameUnderWay = undefined;
    // What a newer document has overtaken isn't shown any more.
    const overtaken = !opening || report.id < opening.id;
    switch (report.kind) {
      case "fault":
        fault(report);
        break;
      case "snapshot":
      case "lesson":
        questions.get(report.id)?.resolve(report.document);
        questions.delete(report.id);
        break;
      case "frame":
        if (!overtaken) listener.frame(report.frame);
        break;
      case "refused":
        if (!overtaken) listener.refused(report.faults);
        break;
      case "opened":
        if (overtaken || !opening) break;
        opened = opening.document;
        listener.opened(report.data, opened);
    }
  }

  function fault({ id, message }: { readonly id: number; readonly message: string }): void {
    const question = questions.get(id);
    questions.delete(id);
    if (question) question.reject(new Error(message));
    else listener.failed(`Training failed: ${message}`);
  }

  function restart(message: string): void {
    worker.terminate();
    frameUnderWay = undefined;
    for (const { reject } of questions.values()) reject(new Error(message));
    questions.clear();
    failures += 1;
    if (failures > triesInARow) {
      listener.failed(`Training doesn't start: ${message}. Reload the page to try again.`);
      return;
    }
    listener.failed(
      `Training stopped: ${message}. It has been started anew; what it had learned since the start of the run is lost.`,
    );
    worker = start();
    const document = opened ?? opening?.document;
    if (document) opening = { document, id: send({ kind: "open", document }) };
  }

  function ask(command: Unnumbered<Extract<TrainingCommand, { kind: "snapshot" | "lesson" }>>) {
    return new Promise<NetworkDocument>((resolve, reject) => {
      questions.set(send(command), { resolve, reject });
    });
  }

  return {
    open(document) {
      opening = { document, id: send({ kind: "open", document }) };
    },
    run: (pace) => void send({ kind: "run", pace }),
    pause: () => void send({ kind: "pause" }),
    advance: (by) => void send({ kind: "advance", by }),
    retune: (document) => void send({ kind: "retune", document }),
    goTo: (epoch) => void send({ kind: "goTo", epoch }),
    frame(look) {
      if (frameUnderWay !== undefined) return false;
      frameUnderWay = send({ kind: "frame", look });
      return true;
    },
    snapshot: () => ask({ kind: "snapshot" }) as Promise<TrainableDocument>,
    lesson: (example) => ask({ kind: "lesson", example }),
    close() {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    },
  };
}
