import type { Command, Report } from "./protocol";
import { Session } from "./session";

const session = new Session();

self.onmessage = ({ data }: MessageEvent<Command>) => {
  post(answer(data));
};

function answer(command: Command): Report {
  try {
    return session.answer(command);
  } catch (error) {
    return { kind: "fault", id: command.id, message: error instanceof Error ? error.message : String(error) };
  }
}

function post(report: Report): void {
  const frame = "frame" in report ? report.frame : undefined;
  self.postMessage(report, { transfer: frame ? [frame.values.buffer, frame.steps.buffer] : [] });
}
