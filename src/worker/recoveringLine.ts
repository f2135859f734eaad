import type { Change } from "../engine/document/changes";
import type { AnyDocument } from "../engine/document/programDocument";
import { type CommandQueue, createCommandQueue } from "./line/commandQueue";
import { createLine } from "./line/line";
import { type AskCommand, createOpenQuestions } from "./openQuestions";
import type { Command, Report } from "./protocol/protocol";
import { createSentDocument } from "./sentDocument";

export type MoveCommand = Extract<Command, { kind: "move" }>;

/**
 * A line to a worker that is started again where it was when it dies: at once if it owes an answer, else with the next
 * command.
 */
export interface RecoveringLine extends Pick<CommandQueue<Command>, "underWay" | "waiting"> {
  isOpen(): boolean;
  /** Starts the worker, unless it is there. Nothing is done in it again. */
  open(): void;
  /** Starts the worker, and does in it again what has been done. */
  recover(): void;
  /** Sends a command in its turn: one is under way at a time, and of those that wait only the newest counts. */
  command(command: Command): void;
  /** Sends a command whose answer nobody waits for. */
  post(command: Command): void;
  /** Asks at once, whatever else is under way; asks again where the worker dies before it has answered. */
  ask(question: AskCommand): void;
}

export interface RecoveringEnds {
  /**
   * What brings a new worker to where the page is: nothing where the page has nothing open.
   * @param move the change that the worker had under way, or that waits
   */
  again(move: MoveCommand | undefined): readonly Command[];
  /** Takes the answer to the command under way, unless a newer document has overtaken it. */
  answered(report: Report): void;
  /** Takes the answers to questions, and what the worker says unasked. */
  heard(report: Report): void;
  /**
   * The worker died again over the same: what was owed is forgotten.
   * @param hasAnswered whether any worker ever has
   */
  gaveUp(why: string, hasAnswered: boolean): void;
  /** Which command the last frame has answered that the page was given. */
  framed(): number | undefined;
  /** Where two documents differ. */
  changesBetween(before: AnyDocument, after: AnyDocument): readonly Change[];
}

/** Starts the worker. @param start makes one */
export function createRecoveringLine(
  start: () => Worker,
  { again, answered, heard, gaveUp, framed, changesBetween }: RecoveringEnds,
): RecoveringLine {
  /** The number of the newest command that was sent again after a death; no question is, before it has been answered. */
  let lastAgain = 0;
  let recovering = false;
  const questions = createOpenQuestions();
  const sent = createSentDocument(changesBetween);
  const line = createLine<Command, Report>({ start, owes, receive, died });
  const queue = createCommandQueue<Command>(
    (command) => line.post(command.kind === "open" ? sent.shortened(command, framed()) : command),
    joined,
  );
  line.open();

  function owes(): boolean {
    return queue.underWay !== undefined || questions.size > 0;
  }

  function receive(report: Report): void {
    if (report.kind === "beside") {
      heard(report);
      return;
    }
    if (report.id !== queue.underWay?.id) {
      questions.settle(report);
      if (!owes()) line.forgiveDeaths();
      if (report.kind === "answer" || report.kind === "fault") heard(report);
      return;
    }
    if (report.id > lastAgain) line.forgiveDeaths();
    // What the page asks for on hearing it takes its turn below.
    if (queue.waiting?.kind !== "open") answered(report);
    queue.next();
    if (recovering && report.id >= lastAgain) {
      recovering = false;
      for (const question of questions.all()) line.post(question);
    }
    if (!owes()) line.forgiveDeaths();
  }

  function died(why: string, tooOften: boolean): void {
    sent.forget();
    if (!owes()) {
      line.forgiveDeaths();
      return;
    }
    if (!tooOften) {
      recover();
      return;
    }
    line.forgiveDeaths();
    recovering = false;
    queue.clear();
    questions.clear();
    gaveUp(why, line.hasAnswered());
  }

  function recover(): void {
    line.open();
    const commands = again([queue.waiting, queue.underWay].find((command) => command?.kind === "move"));
    if (commands.length === 0) return;
    queue.clear();
    recovering = true;
    for (const command of commands) {
      lastAgain = command.id;
      queue.add(command);
    }
  }

  return {
    get underWay() {
      return queue.underWay;
    },
    get waiting() {
      return queue.waiting;
    },
    isOpen: line.isOpen,
    open: line.open,
    recover,
    command(command) {
      if (!line.isOpen()) recover();
      queue.add(command);
    },
    post: line.post,
    ask(question) {
      if (!line.isOpen()) recover();
      if (!recovering) line.post(question);
      questions.add(question);
    },
  };
}

/** A document that waits to be opened is opened at the step that is asked for since. */
const joined = (waiting: Command | undefined, command: Command): Command =>
  waiting?.kind === "open" && command.kind === "step"
    ? { ...waiting, id: command.id, at: command.index, presentation: command.presentation }
    : command;
