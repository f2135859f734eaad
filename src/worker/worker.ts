import type { Command, Report } from "./protocol";
import { Session } from "./session";

const session = new Session();

self.onmessage = async ({ data }: MessageEvent<Command>) => {
  post(await answer(data));
  // Where it can't be loaded now, the step that takes it tries again and says so.
  loadRest().catch(() => undefined);
};

async function answer(command: Command): Promise<Report> {
  try {
    if (command.kind === "paths") {
      const { answerQuestion } = await import("./questions");
      return answerQuestion(command, session.pass);
    }
    const report = session.tryAnswer(command);
    if (report) return report;
    await loadRest();
    return session.answer(command);
  } catch (error) {
    return { kind: "fault", id: command.id, message: error instanceof Error ? error.message : String(error) };
  }
}

/** What the first view does without: it loads when that stands, or with the first step that takes it. */
async function loadRest(): Promise<void> {
  session.explain = (await import("../engine/run/explainIn")).explainIn;
}

function post(report: Report): void {
  const frame = "frame" in report ? report.frame : undefined;
  self.postMessage(report, { transfer: frame ? [frame.values.buffer, frame.steps.buffer] : [] });
}
