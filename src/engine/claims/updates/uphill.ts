import { locationAt } from "../../program/parse/tree/fault";
import type { Run } from "../../program/run/runProgram";
import type { Recorded } from "../../program/values/recorded";
import { Adjoints } from "../claim/adjoints";
import type { Claim } from "../claim/claim";
import { writingName } from "../claim/writingNames";
import { dot, updatesOf } from "./updates";

/** Numbers that programs make small: of others, as a likelihood, steps may well go up. */
const isLoss = (name: string) =>
  /loss|cost|err|nll|mse|risk|energy|^[LEJR]$/i.test(name) && !/reward|lik/i.test(name);

/**
 * What is to be said of steps that go up where they should go down, a sentence each: the gradient is added where it is to be
 * subtracted, or has the other sign.
 * @param of the number whose gradients are claimed, and its name
 */
export function uphillNotes(run: Run, of: Recorded, ofName: string, claims: readonly Claim[]): string[] {
  if (!isLoss(ofName)) return [];
  const adjoints = new Adjoints(of);
  const notes = updatesOf(run, claims, adjoints).flatMap(({ parameter, change, writing }) => {
    if (!(dot(change, adjoints.gradient(parameter)) > 0)) return [];
    const { line } = locationAt(run.source, (writing.statement ?? writing.span).from);
    return [
      `Line ${line}: this step of ${writingName(writing)} goes uphill, and ${ofName} grows: the gradient is to be subtracted, or has the wrong sign.`,
    ];
  });
  return [...new Set(notes)];
}
