import { type CodeAnswer, codeAnswer } from "../../../src/engine/claims/codeAnswer";

/** What a program computes. @throws Error with its fault where it has one */
export function answerOf(source: string, of?: string): CodeAnswer {
  const result = codeAnswer(source, () => 0, of);
  if ("fault" in result)
    throw new Error(`${result.fault.line}:${result.fault.column}: ${result.fault.message}`);
  return result.answer;
}

/** What it prints, line by line. */
export const printsOf = (source: string) => answerOf(source).prints;

/** Its fault as the command line writes it; nothing where it has none. */
export function faultOf(source: string): string | undefined {
  const result = codeAnswer(source, () => 0);
  return "fault" in result
    ? `${result.fault.line}:${result.fault.column}: ${result.fault.message}`
    : undefined;
}
