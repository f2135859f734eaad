import { dotProduct } from "../../math/dotProduct";
import type { ValueWriting } from "../../program/run/passes/writings";
import type { Run } from "../../program/run/runProgram";
import type { Recorded } from "../../program/values/recorded";
import type { Adjoints } from "../claim/adjoints";
import type { Claim } from "../claim/claim";
import { dependsOn } from "../claim/history";
import { readBy } from "../claim/readBy";

/** A parameter's change to what it is after a step, and the claims from which that was computed. */
export interface Update {
  readonly parameter: Recorded;
  readonly change: Float64Array;
  readonly reads: readonly Claim[];
  readonly writing: ValueWriting;
}

/** The steps that a program takes with the gradients that it claims. */
export function updatesOf({ interpreter }: Run, claims: readonly Claim[], { order }: Adjoints): Update[] {
  const forward = new Set(order);
  const writings = interpreter.writings.list();
  const end = writings.findLast(({ recorded }) => recorded === order[0])?.order ?? 0;
  return writings.flatMap((writing) => {
    const { owner, key, order: when, recorded: after } = writing;
    if (when < end || forward.has(after)) return [];
    const before = writings.findLast((one) => one.owner === owner && one.key === key && one.order < when);
    // `dy = y` and then `dy = …` is another name for a value, and no step.
    if (before && before.order > end) return [];
    const parameter = before?.recorded;
    if (!parameter || !forward.has(parameter) || !dependsOn(after, parameter)) return [];
    if (after.data.length !== parameter.data.length) return [];
    const { claims: reads } = readBy({ claimed: after }, claims, forward);
    if (reads.length === 0) return [];
    const change = after.data.map((number, k) => number - parameter.data[k]);
    return [{ parameter, change, reads, writing }];
  });
}

/**
 * Whether a program's claims are those of minus the number: where they point downhill, and the updates add them. A sign that is
 * wrong in one of several isn't such a program.
 */
export function pointsDownhill(run: Run, claims: readonly Claim[], adjoints: Adjoints): boolean {
  let votes = 0;
  let isAny = false;
  for (const { parameter, change, reads } of updatesOf(run, claims, adjoints))
    for (const { claimed, variable } of reads) {
      if (claimed.data.length !== variable.data.length) continue;
      const descends = dotProduct(change, adjoints.gradient(parameter)) < 0;
      const isNegative = descends && dotProduct(claimed.data, adjoints.gradient(variable)) < 0;
      votes += isNegative ? 1 : -1;
      isAny ||= isNegative;
    }
  return isAny && votes >= 0;
}
