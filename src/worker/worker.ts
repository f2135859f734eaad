import { type AnyDocument, isProgram } from "../engine/document/programDocument";
import { loadTwice } from "../loadTwice";
import { takeCommands } from "./life";
import type { Command, Report } from "./protocol";
import { Session } from "./session";
import { completeVariants, knowsVariants } from "./variants";

const session = new Session();
let newest = 0;

takeCommands(async (data: Command) => {
  try {
    if (data.kind === "ask") {
      await loadRest();
      const { answerQuestion } = await loadTwice(() => import("./questions"));
      await answerQuestion(data.id, data.question, data.moved ? session.moved : session.pass, post);
    } else {
      newest = data.id;
      // A program's update may be by any of the optimizers.
      if (data.kind === "open" && takesRest(data.document)) await loadRest();
      const isShown = data.kind === "step" && data.shown;
      const report = isShown ? undefined : (session.tryAnswer(data) ?? (await answerWithRest(data)));
      if (report) post(report);
      if (data.kind === "step") prepareBeside(data.id, data.index, data.ready);
      else if (report?.kind === "opened") prepareBeside(data.id, report.step.index);
    }
  } catch (error) {
    post({ kind: "fault", id: data.id, message: error instanceof Error ? error.message : String(error) });
  }
  // Where it can't be loaded now, the step that takes it tries again and says so.
  loadRest().catch(() => undefined);
});

/** A change of numbers takes nothing that isn't there already. */
const takesRest = (document: AnyDocument | undefined) =>
  document !== undefined && (isProgram(document) || !knowsVariants(document));

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

async function answerWithRest(command: Parameters<Session["answer"]>[0]): Promise<Report> {
  await loadRest();
  if (command.kind === "open" && command.document && isProgram(command.document))
    session.programs = await loadTwice(() => import("./programs"));
  return session.answer(command);
}

/** What the first view does without: it loads when that stands, or with the first step that takes it. */
async function loadRest(): Promise<void> {
  const { all, createKept, createMovablePass, explainStep } = await loadTwice(() => import("./rest"));
  completeVariants(all);
  session.explain = explainStep;
  session.createMovable = createMovablePass;
  session.createKept = createKept;
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
