import { dotProduct } from "../../math/dotProduct";
import { locationAt } from "../../program/parse/tree/fault";
import type { Run } from "../../program/run/runProgram";
import type { Recorded } from "../../program/values/recorded";
import { Adjoints, back } from "../claim/adjoints";
import type { Claim } from "../claim/claim";
import { madeFrom } from "../claim/history";
import { writingName } from "../claim/writingNames";
import { updatesOf } from "./updates";

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
  const notes = updatesOf(run, claims, adjoints).flatMap(({ parameter, change, reads, writing }) => {
    const gradient = adjoints.gradient(parameter);
    if (!(dotProduct(change, gradient) > 0) || isOnlyCarriedUp(writing.recorded, reads, gradient)) return [];
    const { line } = locationAt(run.source, (writing.statement ?? writing.span).from);
    return [
      `Line ${line}: this step of ${writingName(writing)} goes uphill, and ${ofName} grows: the gradient is to be subtracted, or has the wrong sign.`,
    ];
  });
  return [...new Set(notes)];
}

/** Whether the claims themselves pull a step downhill, and what is kept of earlier ones, a momentum, takes it up. */
function isOnlyCarriedUp(after: Recorded, reads: readonly Claim[], gradient: Float64Array): boolean {
  const effects = effectsOn(after, gradient);
  const pulls = reads.map(({ claimed }) =>
    dotProduct(claimed.data, effects.get(claimed) ?? claimed.data.map(() => 0)),
  );
  return pulls.reduce((sum, pull) => sum + pull, 0) < 0;
}

/** The gradients of `after` along `direction` with respect to all that it was made from, through an update's own history. */
function effectsOn(after: Recorded, direction: Float64Array): ReadonlyMap<Recorded, Float64Array> {
  const seen = new Set([after]);
  for (const one of seen) for (const input of madeFrom(one)) seen.add(input);
  const found = new Map([[after, direction]]);
  for (const one of [...seen].sort((a, b) => b.id - a.id)) {
    const gradient = found.get(one);
    if (!gradient) continue;
    for (const input of madeFrom(one))
      if (!found.has(input)) found.set(input, new Float64Array(input.data.length));
    const { inputs, op, scratch, origin } = one.node ?? { scratch: undefined, ...one.untracked };
    const wanted = inputs?.map((input) => found.get(input) ?? null) ?? [];
    if (inputs && op && (scratch || !op.scratch))
      back({ op, inputs, scratch: scratch ?? new Float64Array(0), origin }, one, gradient, wanted);
    // What was put somewhere is what it was.
    else if (inputs?.[0].data.length === gradient.length) found.set(inputs[0], gradient);
  }
  return found;
}
