import type { Change } from "../engine/document/changes";
import type { AnyDocument } from "../engine/document/programDocument";
import type { Presentation, StepSize } from "../engine/names/presentation";
import type { About, Question } from "./asked";
import { createWatchdog } from "./life/watchdog";
import type { Command, Report, ShownStep } from "./protocol";

/** A typed handle on the worker. One command is under way at a time, and of those that wait only the newest counts. */
export interface Client {
  /**
   * @param at a step by its index, or by the quantity that it completes
   * @param example whose numbers are to be shown, where the step belongs to none
   */
  open(
    document: AnyDocument,
    size: StepSize,
    at: number | string,
    presentation?: Presentation,
    example?: number,
  ): void;
  /** @param example whose numbers are to be shown, where the step belongs to none */
  step(index: number, presentation?: Presentation, example?: number): void;
  /** Shows the document that was opened last with some numbers changed; dropped where something else waits. */
  move(changes: readonly Change[], index: number): void;
  /**
   * Asks something about the pass that is open, or the one that was moved last. Questions wait for no command, and no
   * command for them.
   */
  ask(question: Question, moved: boolean): void;
}

type Ask = Extract<Command, { kind: "ask" }>;
type Open = Extract<Command, { kind: "open" }> & { readonly document: AnyDocument };

/** More numbers than this are sent as the document that they are in. */
const mostChanges = 100;

/** What is owed to the page when the worker dies so often in a row is given up. */
const deathsInARow = 2;

/**
 * Starts the worker. One that dies is started again where it was, at once if it owes an answer, else with the next
 * command; the page doesn't notice.
 * @param report gets every answer that isn't overtaken
 * @param failed gets a sentence when the worker died again over the same: what was owed won't come any more
 * @param changesBetween where two documents differ
 */
export function createClient(
  report: (report: Report) => void,
  failed: (message: string) => void,
  changesBetween: (before: AnyDocument, after: AnyDocument) => readonly Change[],
): Client {
  let number = 0;
  let deaths = 0;
  let answered = false;
  /** The last document opened, and where the page is in it: where a worker that died is to go on. */
  let opened: Open | undefined;
  /** What the page waits to be told of the pass. */
  let owed: "opened" | "step" | undefined;
  let underWay: Command | undefined;
  let waiting: Command | undefined;
  /** Questions without an answer, the newest of each kind. */
  const questions = new Map<About, Ask>();
  /** The number of the newest command that was sent again after a death; no question is, before it has been answered. */
  let again = 0;
  let recovering = false;
  /** The number of the newest command that opens something or goes to a step. */
  let newest = 0;
  /** Steps that can be shown at once, by their index: they are of what that command has asked for, and in its presentation. */
  const ready = new Map<number, ShownStep>();
  let presentation: Presentation | undefined;
  /** The document that the worker was sent last. */
  let sent: AnyDocument | undefined;
  /** Which command the last frame has answered that the page was given. */
  let framed: number | undefined;
  let line: ReturnType<typeof start> | undefined = start();

  function start() {
    sent = undefined;
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
    const watchdog = createWatchdog(owes, died, answered);
    worker.onmessage = ({ data }: MessageEvent<Report>) => {
      if (!watchdog.hear(data)) receive(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      died(event.message || "it could not be loaded");
    };
    return { worker, watchdog };
  }

  function owes(): boolean {
    return underWay !== undefined || questions.size > 0;
  }

  function post(command: Command): void {
    line?.watchdog.expect();
    line?.worker.postMessage(command);
  }

  function receive(answer: Report): void {
    if (answer.kind === "beside") {
      if (answer.id === newest) for (const step of answer.steps) ready.set(step.index, step);
      return;
    }
    answered = true;
    if (answer.id !== underWay?.id) {
      settleQuestion(answer);
      return;
    }
    if (answer.id > again) deaths = 0;
    // What a newer document has overtaken isn't shown any more. What the page asks for on hearing it takes its turn below.
    if (waiting?.kind !== "open") tell(answer);
    underWay = undefined;
    const next = waiting;
    waiting = undefined;
    if (next) send(next);
    if (recovering && answer.id >= again) {
      recovering = false;
      for (const question of questions.values()) post(question);
    }
    if (!owes()) deaths = 0;
  }

  function tell(answer: Report): void {
    if (opened && "frame" in answer && answer.frame) {
      ready.clear();
      const wanted = waiting?.kind === "step" ? waiting.example : undefined;
      opened = { ...opened, example: wanted ?? answer.frame.example };
    }
    if (answer.id === newest && (answer.kind === "step" || answer.kind === "opened")) keepReady(answer.step);
    // Of a pass that was opened again the page knows all but a step that it has asked for meanwhile.
    const { id } = answer;
    if (answer.kind === "opened" && !owed) return;
    if ("frame" in answer && answer.frame) framed = id;
    const asStep = answer.kind === "opened" && owed === "step";
    // Before the page hears of it: it may ask for the next thing at once, which is owed then.
    if (answer.kind !== "moved" && waiting?.kind !== "step") owed = undefined;
    report(asStep ? { kind: "step", id, step: answer.step, frame: answer.frame } : answer);
  }

  /** Takes what isn't about the command under way. */
  function settleQuestion(answer: Report): void {
    for (const [about, { id }] of questions)
      if (id === answer.id && !(answer.kind === "answer" && answer.share < 1)) questions.delete(about);
    if (!owes()) deaths = 0;
    if (answer.kind === "answer" || answer.kind === "fault") report(answer);
  }

  /** Of the steps that are ready those around one remain, and it. */
  function keepReady(step: ShownStep): void {
    ready.set(step.index, step);
    for (const index of ready.keys()) if (Math.abs(index - step.index) > 2) ready.delete(index);
  }

  function died(why: string): void {
    const lost = owes();
    end();
    if (!lost) return;
    deaths += 1;
    if (deaths < deathsInARow) {
      recover();
      return;
    }
    const sentence = answered
      ? `The computation has ended twice at the same place: ${why}.`
      : `The computation doesn't start: ${why}.`;
    deaths = 0;
    owed = underWay = waiting = undefined;
    recovering = false;
    questions.clear();
    failed(sentence);
  }

  function end(): void {
    line?.watchdog.stop();
    line?.worker.terminate();
    line = undefined;
  }

  /** Opens in a new worker what was open, at the step that was asked for last, and asks again for what is owed. */
  function recover(): void {
    line = start();
    if (!opened) return;
    const move = [waiting, underWay].find((command) => command?.kind === "move");
    newest = again = ++number;
    recovering = true;
    underWay = undefined;
    waiting = move && owed === undefined ? { ...move, id: ++number } : undefined;
    if (waiting) again = number;
    send({ ...opened, id: newest });
  }

  function send(command: Command): void {
    post(command.kind === "open" ? asChange(command) : command);
    underWay = command;
  }

  /** The command with what the worker doesn't know yet of its document: at the end of a drag that is one number. */
  function asChange(command: Extract<Command, { kind: "open" }>): Command {
    const { document, ...rest } = command;
    const changes = sent && document && changesBetween(sent, document);
    sent = document;
    const isFew =
      changes && changes.length <= mostChanges && changes.every(({ value }) => typeof value === "number");
    return isFew ? { ...rest, changes, framed } : command;
  }

  function ask(command: Command): void {
    if (!line) recover();
    if (underWay)
      waiting =
        waiting?.kind === "open" && command.kind === "step"
          ? { ...waiting, id: command.id, at: command.index, presentation: command.presentation }
          : command;
    else send(command);
  }

  return {
    open(document, size, at, wanted, example) {
      // What the worker had open is of no use any more.
      line ??= start();
      presentation = wanted;
      newest = number + 1;
      // Of another document the same example is shown, where there is one.
      opened = {
        kind: "open",
        id: ++number,
        document,
        size,
        at,
        presentation,
        example: example ?? opened?.example,
      };
      owed = "opened";
      ready.clear();
      ask(opened);
    },
    step(index, wanted, example) {
      if (opened) opened = { ...opened, at: index, presentation: wanted, example: example ?? opened.example };
      if (wanted !== presentation) ready.clear();
      presentation = wanted;
      const step = underWay || example !== undefined ? undefined : ready.get(index);
      if (!step) {
        owed ??= "step";
        // The worker that is started opens the pass at this step.
        if (!line && opened) {
          recover();
          return;
        }
      }
      newest = ++number;
      const command: Command = {
        kind: "step",
        id: newest,
        index,
        presentation,
        example,
        ready: [...ready.keys()],
        shown: step !== undefined,
      };
      if (step) {
        keepReady(step);
        line?.worker.postMessage(command);
        report({ kind: "step", id: newest, step });
      } else ask(command);
    },
    move(changes, index) {
      if (waiting && waiting.kind !== "move") return;
      if (opened) ask({ kind: "move", id: ++number, changes, index });
    },
    ask(question, moved) {
      const command: Ask = { kind: "ask", id: ++number, question, moved };
      if (!line) recover();
      if (!recovering) post(command);
      questions.set(question.about, command);
    },
  };
}
