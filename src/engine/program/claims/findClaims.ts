import { placeAt } from "../parse/fault";
import { namesRead } from "../run/locals";
import type { Run } from "../run/runProgram";
import type { Writing } from "../run/writings";
import { ancestorsOf } from "../tape/gradients";
import type { Recorded } from "../tape/recorded";
import { claimedName, holdsGradients, sameName } from "./claimNames";

/** A line that says that it computes a gradient, and the values that its name can mean. */
export interface PossibleClaim {
  /** From 1. */
  readonly line: number;
  readonly name: string;
  readonly writing: Writing;
  /** In the order of execution, each value once. */
  readonly variables: readonly Writing[];
}

/**
 * The lines of a program that say that they compute a gradient, in the order of execution: what is built up counts once,
 * as it is before it is read.
 * @param of the number whose gradients are claimed, and its name
 */
export function findClaims(run: Run, of: Recorded, ofName: string): PossibleClaim[] {
  const writings = run.interpreter.writings.list();
  const gradients = new Set(ancestorsOf(of));
  const variables = writings.filter(({ recorded }) => gradients.has(recorded) && recorded !== of);
  const end = writings.findLast(({ recorded }) => recorded === of)?.order ?? 0;
  // What the forward pass goes through is no claim, whatever it is called; after it, the same values may be claims: `dy = w`.
  const isForward = ({ recorded, order }: Writing) => gradients.has(recorded) && order <= end;
  const claims = writings.flatMap((writing) => {
    if (writing.isArgument || isForward(writing) || !isComputed(writing)) return [];
    const found = candidatesFor(writing, variables, ofName).filter(
      ({ order }, k, all) =>
        order < writing.order && all.findIndex(({ recorded }) => recorded === all[k].recorded) === k,
    );
    if (found.length === 0) return [];
    const { from } = writing.statement ?? writing.span;
    const line = placeAt(run.source, from).line;
    return [{ line, name: nameOf(writing), writing, variables: found }];
  });
  return withoutBuiltUp(withoutHandedOn(claims), writings);
}

const isResult = ({ statement }: Writing) => statement?.kind === "assign" && statement.value.kind === "call";

/** What is bound again under the same name, as a function's result is, was claimed where it was computed. */
const withoutHandedOn = (claims: readonly PossibleClaim[]) =>
  claims.filter(
    ({ writing }, k) =>
      !isResult(writing) ||
      !claims
        .slice(0, k)
        .some((one) => one.writing.recorded === writing.recorded && one.writing.key === writing.key),
  );

/** Whether a value's name is one of what goes into a unit, before its activation: what deltas are gradients of. */
export const isInput = ({ key }: Writing): boolean => /^(?:z|net|u|in|pre|score|logit)/i.test(String(key));

/** Whether two write to the same place, as far as their names tell. */
export const sameTarget = (a: Writing, b: Writing) => a.key === b.key && a.container === b.container;

/** The name as a reader would write it. */
export function nameOf({ key, container }: Writing): string {
  if (container === undefined) return String(key);
  return typeof key === "number" ? `${container}[${key}]` : `${container}["${key}"]`;
}

/** A number that is written down, as `dt = 0.1`, is no gradient; nor is a difference of two that are called the same, as `dx = x2 - x1`. */
function isComputed({ statement, recorded, key }: Writing): boolean {
  if (statement?.kind !== "assign") return !recorded.isConstant;
  const { value } = statement;
  // Truth values in a gradient's place: `dz = z > 0`.
  if (recorded.isConstant && value.kind !== "compare") return false;
  if (value.kind === "number" || (value.kind === "unary" && value.of.kind === "number")) return false;
  if (value.kind !== "binary" || value.operator !== "-") return true;
  const base = String(key).replace(/^d_?/, "");
  const [left, right] = [value.left, value.right].map((side) => (side.kind === "name" ? side.name : ""));
  const isOf = (name: string) =>
    /^(?:_?(?:\d+|new|old|prev|next|plus|minus|p|m|a|b))?$/.test(name.replace(base, "")) &&
    name.startsWith(base);
  return !(isOf(left) && isOf(right));
}

/** The variables that a name can mean, in order of execution. */
function candidatesFor(writing: Writing, variables: readonly Writing[], of: string): readonly Writing[] {
  const { key, container } = writing;
  const byName = (names: readonly string[], isFitting: (variable: Writing) => boolean = () => true) => {
    for (const same of sameName)
      for (const name of names) {
        const found = variables.filter(
          (variable) => typeof variable.key === "string" && same(variable.key, name) && isFitting(variable),
        );
        if (found.length > 0) return found;
      }
    return [];
  };
  if (typeof key === "number") {
    const read = container === undefined ? undefined : claimedName(container, of);
    if (read?.kind !== "of") return [];
    return variables.filter(
      (variable) =>
        variable.key === key &&
        variable.container !== undefined &&
        read.names.some((name) => sameName.some((same) => same(variable.container as string, name))),
    );
  }
  const read = claimedName(key, of);
  if (read?.kind === "delta")
    return variables.filter(
      ({ key: name, recorded }) =>
        recorded.node !== undefined &&
        typeof name === "string" &&
        /^(?:z|net|u|s|a|h|o|y|in|pre|out|hidden|output|score|logit)/i.test(name) &&
        (read.suffix === "" || name.toLowerCase().endsWith(read.suffix.toLowerCase())),
    );
  if (read) {
    const own = byName(read.names, (variable) => variable.owner === writing.owner);
    const found = own.length > 0 ? own : byName(read.names);
    if (found.length > 0) return found;
  }
  if (container !== undefined && holdsGradients(container)) return byName([key]);
  return [];
}

/** One that is built up, `dW = …` and then `dW += …`, counts after its last change before something else reads it. */
function withoutBuiltUp(claims: readonly PossibleClaim[], writings: readonly Writing[]): PossibleClaim[] {
  return claims.filter(({ writing }, k) => {
    const next = claims.slice(k + 1).find((one) => sameTarget(one.writing, writing));
    return (
      !next ||
      !dependsOn(next.writing.recorded, writing.recorded) ||
      isReadBetween(writing, next.writing, writings)
    );
  });
}

/** Whether something else is computed from what was put somewhere, before another value is put there. */
export const isReadBetween = (writing: Writing, next: Writing, writings: readonly Writing[]): boolean =>
  writings.some(
    (other) =>
      other.order > writing.order &&
      other.order < next.order &&
      !sameTarget(other, writing) &&
      dependsOn(other.recorded, writing.recorded) &&
      !isOfOtherName(other, writing),
  );

/** After `dx = dq` the same value has two names: `dy = dq` doesn't read dx. */
const isOfOtherName = ({ statement: reader }: Writing, { statement, key }: Writing): boolean =>
  statement?.kind === "assign" &&
  statement.value.kind === "name" &&
  (reader?.kind === "assign" || reader?.kind === "update") &&
  !namesRead(reader.value).has(String(key)) &&
  !(reader.kind === "update" && namesRead(reader.target).has(String(key)));

const dependsOn = (value: Recorded, on: Recorded): boolean =>
  value.id >= on.id && ancestorsOf(value).includes(on);
