import { isProgram } from "../engine/document/programDocument";
import { errorMessage } from "../engine/errorMessage";
import { loadTwice } from "../loadTwice";
import { takeCommands } from "./line/takeCommands";
import type { Command, Report } from "./protocol/protocol";
import type { AnswerQuestion } from "./questions/questions";
import { type PassCommand, Session } from "./session/session";
import { completeVariants, knowsVariants } from "./variants/variants";

takeCommands(takeFor(new Session()));

/** Takes the page's commands for a session, and posts what it reports. */
function takeFor(session: Session): (command: Command) => Promise<void> {
  let newest = 0;
  let ask: AnswerQuestion | undefined;
  let isWhole = false;

  /** Makes the steps that may be asked for next, unless something is asked for already. */
  function prepareBeside(id: number, index: number, ready?: readonly number[]): void {
    setTimeout(() => {
      if (id !== newest) return;
      try {
        post({ kind: "beside", id, steps: session.beside(index, ready) });
      } catch {
        // What is wrong with a step is said when it is asked for.
      }
    });
  }

  /** Answers with what the first view has, where that is enough: what fails for want of more is tried again with all. */
  function tryFirst(command: PassCommand): Report | undefined {
    if (isWhole) return session.tryAnswer(command);
    if (takesRest(command)) return undefined;
    try {
      return session.tryAnswer(command);
    } catch {
      return undefined;
    }
  }

  async function answerWithRest(command: PassCommand): Promise<Report> {
    await loadRest();
    if (command.kind === "open" && command.document && isProgram(command.document))
      session.programs = await loadTwice(() => import("./programs"));
    return session.answer(command);
  }

  /** What the first view does without: it loads when that stands, or with the first step that takes it. */
  async function loadRest(): Promise<void> {
    const { all, createKept, createMovablePass, explainStep } = await loadTwice(
      () => import("./variants/rest"),
    );
    completeVariants(all);
    isWhole = true;
    session.explain = explainStep;
    session.createMovable = createMovablePass;
    session.createKept = createKept;
  }

  return async (command) => {
    try {
      if (command.kind === "ask") {
        await loadRest();
        const { createQuestions } = await loadTwice(() => import("./questions/questions"));
        ask ??= createQuestions(post);
        await ask(command.id, command.question, command.moved ? session.moved : session.pass);
      } else {
        newest = command.id;
        const isShown = command.kind === "step" && command.shown;
        const report = isShown ? undefined : (tryFirst(command) ?? (await answerWithRest(command)));
        if (report) post(report);
        if (command.kind === "step") prepareBeside(command.id, command.index, command.ready);
        else if (report?.kind === "opened") prepareBeside(command.id, report.step.index);
      }
    } catch (error) {
      post({
        kind: "fault",
        id: command.id,
        message: errorMessage(error),
      });
    }
    // Where it can't be loaded now, the step that takes it tries again and says so.
    loadRest().catch(() => undefined);
  };
}

/** Whether it is known to take more than the first view's part: of changed numbers nobody knows, and a program takes all. */
function takesRest(command: PassCommand): boolean {
  if (command.kind === "step") return false;
  return (
    command.kind === "move" ||
    !command.document ||
    isProgram(command.document) ||
    !knowsVariants(command.document)
  );
}

/**
 * A frame is given away; the values of a move are copied, since the next one writes over them. A network isn't sent back
 * to where it came from.
 */
function post(report: Report): void {
  const transfer: Transferable[] = [];
  if ("frame" in report && report.frame) transfer.push(report.frame.values.buffer, report.frame.steps.buffer);
  const isOwn = report.kind === "opened" && !report.program;
  self.postMessage(isOwn ? { ...report, document: undefined } : report, { transfer });
}
