import { useEffect } from "react";
import type { About, AnswerReport, Question } from "../worker/protocol";
import { useWorkbench } from "./context";

export type { Answer } from "../worker/protocol";

/**
 * Asks about the pass that is open, again whenever the document or the question changes.
 * @returns the newest answer, which may still be that to an older question; nothing before the first
 */
export function useAnswer<Kind extends About>(question: Question<Kind>): AnswerReport<Kind> | undefined {
  const document = useWorkbench((state) => state.document);
  const ask = useWorkbench((state) => state.ask);
  const text = JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another document has other answers
  useEffect(() => ask(JSON.parse(text) as Question), [ask, text, document]);
  return useWorkbench((state) => state.answers[question.about]) as AnswerReport<Kind> | undefined;
}
