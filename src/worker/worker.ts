import type { Command, Report } from "./protocol";
import { Session } from "./session";

const session = new Session();

self.onmessage = async ({ data }: MessageEvent<Command>) => {
  try {
    if (data.kind === "ask") {
      const { answerQuestion } = await import("./questions");
      await answerQuestion(data.id, data.question, session.pass, post);
    } else post(session.answer(data));
  } catch (error) {
    post({ kind: "fault", id: data.id, message: error instanceof Error ? error.message : String(error) });
  }
};

function post(report: Report): void {
  const frame = "frame" in report ? report.frame : undefined;
  self.postMessage(report, { transfer: frame ? [frame.values.buffer, frame.steps.buffer] : [] });
}
