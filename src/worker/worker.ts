import type { Command, Report } from "./protocol";
import { Session } from "./session";

const session = new Session();

self.onmessage = async ({ data }: MessageEvent<Command>) => {
  try {
    if (data.kind === "ask") {
      const { answerQuestion } = await import("./questions");
      await answerQuestion(data.id, data.question, data.moved ? session.moved : session.pass, post);
    } else {
      if (data.kind === "step" && data.shown) session.goneTo(data.index);
      else post(session.tryAnswer(data) ?? (await answerWithRest(data)));
      if (data.kind === "step") post({ kind: "beside", id: data.id, steps: session.beside(data.ready) });
      else if (data.kind === "open") post({ kind: "beside", id: data.id, steps: session.beside() });
    }
  } catch (error) {
    post({ kind: "fault", id: data.id, message: error instanceof Error ? error.message : String(error) });
  }
  // Where it can't be loaded now, the step that takes it tries again and says so.
  loadRest().catch(() => undefined);
};

async function answerWithRest(command: Parameters<Session["answer"]>[0]): Promise<Report> {
  await loadRest();
  return session.answer(command);
}

/** What the first view does without: it loads when that stands, or with the first step that takes it. */
async function loadRest(): Promise<void> {
  session.explain = (await import("../engine/run/explainIn")).explainIn;
}

function post(report: Report): void {
  const transfer: Transferable[] = [];
  if ("frame" in report && report.frame) transfer.push(report.frame.values.buffer, report.frame.steps.buffer);
  if ("values" in report && report.values) transfer.push(report.values.buffer);
  self.postMessage(report, { transfer });
}
