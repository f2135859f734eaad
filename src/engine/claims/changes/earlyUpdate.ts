import { lineMistakes } from "../../mistakes";
import { locationAt } from "../../program/parse/tree/fault";
import type { ValueWriting } from "../../program/run/passes/writings";
import { dependsOn } from "../claim/history";
import { writingName } from "../claim/writingNames";
import { tryEdit } from "./tryEdit";
import type { FoundRepair, WrongLine } from "./wrongLine";

/** A step that comes before the line, without which the line is right. */
export function earlyUpdate(wrong: WrongLine): FoundRepair | undefined {
  const { run, claim, updates } = wrong;
  for (const { mistake, tooEarly } of lineMistakes)
    for (const { writing } of tooEarly ? updates : []) {
      const { statement, order } = writing;
      if (!tooEarly || !statement || order > claim.writing.order) continue;
      const { from, to } = statement;
      const line = locationAt(run.source, from).line;
      const words = tooEarly(writingName(writing), line);
      const result = tryEdit(wrong, { from, to, text: "pass", words });
      if (!result) continue;
      return {
        mistake,
        words,
        line,
        name: writingName(writing),
        mends: result.mends,
        right: run.source.slice(from, to),
        below: lastReading(wrong, writing),
      };
    }
  return undefined;
}

/** The last line that computes a gradient with what a step has left. */
function lastReading({ claim, parameters }: WrongLine, { recorded }: ValueWriting): number {
  const lines = parameters
    .filter(({ claim: { claimed } }) => dependsOn(claimed, recorded))
    .map((one) => one.claim.line);
  return Math.max(claim.line, ...lines);
}
