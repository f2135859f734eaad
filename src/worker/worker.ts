import type { Command, Report } from "./protocol";
import { Session } from "./session";

const session = new Session();

self.onmessage = async ({ data }: MessageEvent<Command>) => {
  post(await answer(data));
};

async function answer(command: Command): Promise<Report> {
  try {
    if (command.kind !== "paths") return session.tryAnswer(command) ?? (await withMore(command));
    const { answerQuestion } = await import("./questions");
    return answerQuestion(command, session.pass);
  } catch (error) {
    return { kind: "fault", id: command.id, message: error instanceof Error ? error.message : String(error) };
  }
}

/** What the first view can do without: all other forms of a step, and reasons. */
async function withMore(command: Parameters<Session["answer"]>[0]): Promise<Report> {
  session.explain = (await import("../engine/run/explainIn")).explainIn;
  return session.answer(command);
}

function post(report: Report): void {
  const frame = "frame" in report ? report.frame : undefined;
  self.postMessage(report, { transfer: frame ? [frame.values.buffer, frame.steps.buffer] : [] });
}
