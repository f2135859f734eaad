import type { ValueWriting } from "../../program/run/passes/writings";
import { namesRead } from "../../program/run/scopes/locals";
import { Scope } from "../../program/run/scopes/scope";
import { dependsOn } from "../claim/history";
import type { PossibleClaim } from "../claim/possibleClaim";

/** Whether a line's value is what a call gives. */
export const isResult = ({ statement }: ValueWriting) =>
  statement?.kind === "assign" && statement.value.kind === "call";

/** What is bound again under the same name, or in a dict, as a function's result is, was claimed where it was computed. */
export const withoutHandedOn = (claims: readonly PossibleClaim[]) =>
  claims.filter(
    ({ writing }, k) =>
      !isResult(writing) ||
      !claims
        .slice(0, k)
        .some(
          (one) =>
            one.writing.recorded === writing.recorded &&
            (one.writing.key === writing.key || writing.container !== undefined),
        ),
  );

/** Whether two write to the same place, as far as their names tell. */
export const sameTarget = (a: ValueWriting, b: ValueWriting) =>
  a.key === b.key && a.container === b.container && (a.owner === b.owner || isSameFunction(a.owner, b.owner));

/** Whether one is written in a function, and the other in the module. */
export const isOfOtherScope = ({ owner: a }: ValueWriting, { owner: b }: ValueWriting) =>
  a instanceof Scope && b instanceof Scope && a.kind !== b.kind;

/** Whether both are scopes of the same function's calls; of the module's and a function's, too. */
const isSameFunction = (a: object, b: object) =>
  a instanceof Scope &&
  (!(b instanceof Scope) || a.kind === "module" || b.kind === "module" || a.name === b.name);

/** One that is built up, `dW = …` and then `dW += …`, counts after its last change before something else reads it. */
export function withoutBuiltUp(
  claims: readonly PossibleClaim[],
  writings: readonly ValueWriting[],
): PossibleClaim[] {
  const stages = new Map<PossibleClaim, PossibleClaim>();
  const left = claims.filter((claim, k) => {
    const { writing } = claim;
    const next = claims.slice(k + 1).find((one) => sameTarget(one.writing, writing));
    const isLast =
      !next ||
      // What a function gives may be a share that is added to others outside, which is judged by itself.
      isOfOtherScope(writing, next.writing) ||
      !dependsOn(next.writing.recorded, writing.recorded) ||
      isReadBetween(writing, next.writing, writings);
    if (!isLast) stages.set(next, claim);
    return isLast;
  });
  return left.map((claim) => {
    const stage = stages.get(claim);
    return stage ? { ...claim, stage } : claim;
  });
}

/** Whether something else is computed from what was put somewhere, before another value is put there. */
export const isReadBetween = (
  writing: ValueWriting,
  next: ValueWriting,
  writings: readonly ValueWriting[],
): boolean =>
  writings.some(
    (other) =>
      other.order > writing.order &&
      other.order < next.order &&
      !sameTarget(other, writing) &&
      // As a function's result it only has another name.
      !(isResult(other) && other.recorded === writing.recorded) &&
      dependsOn(other.recorded, writing.recorded) &&
      !isOfOtherName(other, writing),
  );

/** After `dx = dq` the same value has two names: `dy = dq` doesn't read dx. */
const isOfOtherName = ({ statement: reader }: ValueWriting, { statement, key }: ValueWriting): boolean =>
  statement?.kind === "assign" &&
  statement.value.kind === "name" &&
  (reader?.kind === "assign" || reader?.kind === "update") &&
  !namesRead(reader.value).has(String(key)) &&
  !(reader.kind === "update" && namesRead(reader.target).has(String(key)));
