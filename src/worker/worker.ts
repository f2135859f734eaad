import type { Command, Report } from "./protocol";
import { Session } from "./session";

const session = new Session();

self.onmessage = async ({ data }: MessageEvent<Command>) => {
  try {
    if (data.kind === "ask") {
      const { answerQuestion } = await import("./questions");
      await answerQuestion(data.id, data.question, data.moved ? session.moved : session.pass, post);
    } else post(session.answer(data));
  } catch (error) {
    post({ kind: "fault", id: data.id, message: error instanceof Error ? error.message : String(error) });
  }
};

function post(report: Report): void {
  const transfer: Transferable[] = [];
  if ("frame" in report && report.frame) transfer.push(report.frame.values.buffer, report.frame.steps.buffer);
  if ("values" in report && report.values) transfer.push(report.values.buffer);
  self.postMessage(report, { transfer });
}
