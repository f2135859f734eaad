import type { Command, Report } from "./protocol";
import { Session } from "./session";

const session = new Session();

self.onmessage = async ({ data }: MessageEvent<Command>) => {
  post(await answer(data));
};

async function answer(command: Command): Promise<Report> {
  try {
    if (command.kind !== "paths") return session.answer(command);
    const { answerQuestion } = await import("./questions");
    return answerQuestion(command, session.pass);
  } catch (error) {
    return { kind: "fault", id: command.id, message: error instanceof Error ? error.message : String(error) };
  }
}

function post(report: Report): void {
  const transfer: Transferable[] = [];
  if ("frame" in report && report.frame) transfer.push(report.frame.values.buffer, report.frame.steps.buffer);
  if ("values" in report && report.values) transfer.push(report.values.buffer);
  self.postMessage(report, { transfer });
}
