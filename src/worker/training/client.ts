import type { NetworkDocument, TrainableDocument } from "../../engine/document/document";
import type { Fault } from "../../engine/document/fault";
import type { PreparedData } from "../../engine/training/data/preparedData";
import { createLine } from "../line/line";
import { createPendingQuestions } from "./pendingQuestions";
import type {
  FrameRequest,
  Pace,
  ParameterPath,
  Past,
  RunRecord,
  TrainingCommand,
  TrainingFrame,
  TrainingReport,
  WhyFinding,
} from "./protocol";

/** A typed handle on a training worker. */
export interface TrainingClient {
  /** @param past of the run that the document holds, where it is known */
  open(document: TrainableDocument, past?: Past): void;
  run(pace: Pace): void;
  pause(): void;
  advance(by: "minibatch" | "epoch"): void;
  retune(document: TrainableDocument): void;
  setParameter(path: ParameterPath, value: number): void;
  goTo(epoch: number): void;
  /** Asks for a frame, unless one is under way; says whether it did. */
  frame(look: FrameRequest): boolean;
  /** The run as it is. Where the worker dies, it goes on from the last one that was asked for. */
  snapshot(): Promise<RunRecord>;
  lesson(example: number | "nextMinibatch"): Promise<NetworkDocument>;
  /** Why training does what it does. */
  why(): Promise<readonly WhyFinding[]>;
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

/** What a question is answered with. */
type TrainerAnswer = RunRecord | NetworkDocument | readonly WhyFinding[];

/** Each of these gets one report. */
const answered: ReadonlySet<TrainingCommand["kind"]> = new Set([
  "open",
  "frame",
  "snapshot",
  "lesson",
  "why",
]);

/** These change the run. */
const changing: ReadonlySet<TrainingCommand["kind"]> = new Set([
  "run",
  "advance",
  "retune",
  "setParameter",
  "goTo",
]);

/** What is sent to be opened. */
type OpeningRun = Pick<Extract<TrainingCommand, { kind: "open" }>, "document" | "past">;

type Unnumbered<C> = C extends unknown ? Omit<C, "id"> : never;

/** Starts a training worker. */
export function createTrainingClient(listener: TrainingListener): TrainingClient {
  let number = 0;
  /** The newest document sent to be opened, and its number. */
  let opening: (OpeningRun & { readonly id: number }) | undefined;
  /** The last one that the worker did open, as it was last known: where one that died is to go on. */
  let opened: OpeningRun | undefined;
  let frameUnderWay: number | undefined;
  const questions = createPendingQuestions<TrainerAnswer>();
  /** The commands that are yet to be answered. */
  const owed = new Set<number>();
  /** Whether the run is as it was when it was last asked for. */
  let kept = false;
  let running = false;
  let changed = 0;
  let closed = false;
  const line = createLine<TrainingCommand, TrainingReport>({
    start: () => new Worker(new URL("./train.ts", import.meta.url), { type: "module" }),
    owes: () => owed.size > 0,
    receive,
    died,
  });
  line.open();

  function send(command: Unnumbered<TrainingCommand>): number {
    if (!line.isOpen() && !closed) goOn();
    const id = ++number;
    if (changing.has(command.kind)) {
      changed = id;
      kept = false;
      running ||= command.kind === "run";
    }
    line.post({ ...command, id } as TrainingCommand);
    if (answered.has(command.kind)) owed.add(id);
    return id;
  }

  function receive(report: TrainingReport): void {
    line.forgiveDeaths();
    owed.delete(report.id);
    if (report.id === frameUnderWay) frameUnderWay = undefined;
    // What a newer document has overtaken isn't shown any more.
    const overtaken = !opening || report.id < opening.id;
    switch (report.kind) {
      case "fault":
        if (!questions.reject(report.id, report.message))
          listener.failed(`Training failed: ${report.message}`);
        break;
      case "snapshot":
        if (!overtaken) {
          opened = report.run;
          kept = !running && report.id > changed;
        }
        questions.resolve(report.id, report.run);
        break;
      case "lesson":
        questions.resolve(report.id, report.document);
        break;
      case "why":
        questions.resolve(report.id, report.findings);
        break;
      case "frame":
        if (overtaken) break;
        if (report.id > changed) running = report.frame.running;
        listener.frame(report.frame);
        break;
      case "refused":
        if (!overtaken) listener.refused(report.faults);
        break;
      case "opened":
        if (overtaken || !opening) break;
        opened = opening;
        listener.opened(report.data, opening.document);
    }
  }

  function died(message: string, tooOften: boolean): void {
    owed.clear();
    frameUnderWay = undefined;
    questions.rejectAll(message);
    // It isn't started again before something is asked of it.
    if (tooOften) {
      listener.failed(`Training doesn't start: ${message}. Train, or reload the page, to try again.`);
      return;
    }
    const epoch = (opened ?? opening)?.document.state?.epoch;
    // What was at rest and had been kept is there again as it was.
    if (!kept)
      listener.failed(
        epoch === undefined
          ? `Training stopped: ${message}. It has been started again; what it had learned since the start of the run is lost.`
          : `Training stopped: ${message}. It can go on from epoch ${epoch}, which was kept last.`,
      );
    goOn();
  }

  /** Starts a worker that opens what was open. */
  function goOn(): void {
    running = false;
    line.open();
    const last = opened ?? opening;
    if (last) open(last);
  }

  function open({ document, past }: OpeningRun): void {
    opening = { document, past, id: send({ kind: "open", document, ...(past && { past }) }) };
  }

  function ask(command: Unnumbered<Extract<TrainingCommand, { kind: "snapshot" | "lesson" | "why" }>>) {
    return questions.answerTo(send(command));
  }

  return {
    open: (document, past) => open({ document, past }),
    run: (pace) => void send({ kind: "run", pace }),
    pause: () => void send({ kind: "pause" }),
    advance: (by) => void send({ kind: "advance", by }),
    retune: (document) => void send({ kind: "retune", document }),
    setParameter: (path, value) => void send({ kind: "setParameter", path, value }),
    goTo: (epoch) => void send({ kind: "goTo", epoch }),
    frame(look) {
      if (frameUnderWay !== undefined) return false;
      frameUnderWay = send({ kind: "frame", look });
      return true;
    },
    snapshot: () => ask({ kind: "snapshot" }) as Promise<RunRecord>,
    lesson: (example) => ask({ kind: "lesson", example }) as Promise<NetworkDocument>,
    why: () => ask({ kind: "why" }) as Promise<readonly WhyFinding[]>,
    close() {
      closed = true;
      line.end();
    },
  };
}
