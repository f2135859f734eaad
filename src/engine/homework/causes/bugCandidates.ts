import type { NetworkDocument } from "../../document/document";
import { type Bug, bugs } from "../../mistakes";
import type { GivenAnswer } from "../answer/answer";
import { agreesInDigits } from "../rounding/agreement";
import type { CauseCandidate } from "./candidates";
import { wrongNumbers } from "./wrongPass";

/**
 * The mistakes of the gradient check, each made all the way back: for numbers that depend on much that wasn't written
 * down. Only for answers that follow from no wrong one.
 */
export function createBugCandidates(document: NetworkDocument): (answer: GivenAnswer) => CauseCandidate[] {
  let runs: { bug: Bug; numbers: Map<string, number> }[] | undefined;
  return ({ quantity, number }) => {
    runs ??= bugs
      .filter(({ applies }) => applies(document))
      .map((bug) => ({ bug, numbers: wrongNumbers(document, bug) }));
    return runs.flatMap(({ bug, numbers }): CauseCandidate[] => {
      const value = numbers.get(quantity);
      if (value === undefined || !agreesInDigits(value, number)) return [];
      const words = `the way back was made differently throughout: ${bug.words[0].toLowerCase()}${bug.words.slice(1).replace(/\.$/, "")}`;
      const mistake = { id: bug.mistake, label: bug.label, words, weight: 1, variants: () => [] };
      return [{ mistake, words, instead: new Map(), numbers, value, score: 0.0003 }];
    });
  };
}
