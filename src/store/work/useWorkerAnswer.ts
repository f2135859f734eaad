import { useEffect } from "react";
import type { About, AnswerReport, Question } from "../../worker/protocol/protocol";
import { useWorkbench } from "./context";
import { shownDocument } from "./shownDocument";

export type { Answer } from "../../worker/protocol/protocol";

/**
 * Asks about the pass that is shown, again whenever the document or the question changes, and with every frame of a
 * change under way.
 */
export function useQuestion<Kind extends About>(question: Question<Kind>): void {
  const document = useWorkbench(shownDocument);
  const frames = useWorkbench((state) => state.frames);
  const ask = useWorkbench((state) => state.ask);
  const text = JSON.stringify(question);
  useEffect(() => {
    const askAgain = () => ask(JSON.parse(text) as Question);
    // There is nothing to ask about yet while the page loads.
    if (!document) return;
    askAgain();
    return frames.subscribe(askAgain);
  }, [ask, frames, text, document]);
}

/** @returns the newest answer, which may still be that to an older question; nothing before the first */
export function useWorkerAnswer<Kind extends About>(
  question: Question<Kind>,
): AnswerReport<Kind> | undefined {
  useQuestion(question);
  return useWorkbench((state) => state.answers[question.about]) as AnswerReport<Kind> | undefined;
}
