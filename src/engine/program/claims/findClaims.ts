import { placeAt } from "../parse/fault";
import type { Run } from "../run/runProgram";
import type { Writing } from "../run/writings";
import { ancestorsOf, gradientsOf } from "../tape/gradients";
import type { Recorded } from "../tape/recorded";
import { claimedName, holdsGradients, sameName } from "./claimNames";

/** A line that says that it computes a gradient. */
export interface Claim {
  /** From 1. */
  readonly line: number;
  readonly name: string;
  /** The variable's name. */
  readonly of: string;
  readonly claimed: Recorded;
  readonly variable: Recorded;
  readonly writing: Writing;
  readonly variableWriting: Writing;
}

/**
 * The claims of a program, in the order of execution: what is built up counts once, as it is before it is read.
 * @param of the number whose gradients are claimed, and its name
 */
export function findClaims(run: Run, of: Recorded, ofName: string): Claim[] {
  const writings = run.interpreter.writings.list();
  const gradients = gradientsOf(of);
  const variables = writings.filter(({ recorded }) => gradients.has(recorded) && recorded !== of);
  const end = writings.findLast(({ recorded }) => recorded === of)?.order ?? 0;
  // What the forward pass goes through is no claim, whatever it is called; after it, the same values may be claims: `dy = w`.
  const isForward = ({ recorded, order }: Writing) => gradients.has(recorded) && order <= end;
  const claims = writings.flatMap((writing) => {
    if (isForward(writing) || !isComputed(writing)) return [];
    const found = candidatesFor(writing, variables, ofName);
    return found.length > 0 ? [{ writing, found }] : [];
  });
  const settled = withoutBuiltUp(claims, writings);
  return settled.flatMap(({ writing, found }) => {
    const others = settled.filter((one) => sameTarget(one.writing, writing)).map((one) => one.writing);
    const variable = choose(writing, found, others, gradients);
    if (!variable) return [];
    const { from } = writing.statement ?? writing.span;
    return [
      {
        line: placeAt(run.source, from).line,
        name: nameOf(writing),
        of: nameOf(variable),
        claimed: writing.recorded,
        variable: variable.recorded,
        writing,
        variableWriting: variable,
      },
    ];
  });
}

const sameTarget = (a: Writing, b: Writing) =>
  a.key === b.key && a.container === b.container && (a.owner === b.owner || a.container === undefined);

/** The name as a reader would write it. */
export function nameOf({ key, container }: Writing): string {
  if (container === undefined) return String(key);
  return typeof key === "number" ? `${container}[${key}]` : `${container}["${key}"]`;
}

/** A number that is written down, as `dt = 0.1`, is no gradient; nor is a difference of two that are called the same, as `dx = x2 - x1`. */
function isComputed({ statement, recorded, key }: Writing): boolean {
  if (recorded.isConstant) return false;
  if (statement?.kind !== "assign") return true;
  const { value } = statement;
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
        /^(?:z|net|u|s|a|h|o|y|Z|A|H|O|Y|in|pre|out|hidden|output|score|logit)/.test(name) &&
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
function withoutBuiltUp<One extends { readonly writing: Writing }>(
  claims: readonly One[],
  writings: readonly Writing[],
): One[] {
  return claims.filter(({ writing }, k) => {
    const next = claims.slice(k + 1).find((one) => sameTarget(one.writing, writing));
    if (!next) return true;
    if (next.writing.recorded !== writing.recorded && !dependsOn(next.writing.recorded, writing.recorded))
      return true;
    const between = writings.filter(
      (other) =>
        other.order > writing.order && other.order < next.writing.order && !sameTarget(other, writing),
    );
    return between.some((other) => dependsOn(other.recorded, writing.recorded));
  });
}

const dependsOn = (value: Recorded, on: Recorded): boolean =>
  value.id >= on.id && ancestorsOf(value).includes(on);

/** Which of a variable's values a claim is about. */
function choose(
  writing: Writing,
  found: readonly Writing[],
  claims: readonly Writing[],
  gradients: ReadonlyMap<Recorded, Float64Array>,
): Writing | undefined {
  const versions = found.filter(
    (one, k) => found.findIndex(({ recorded }) => recorded === one.recorded) === k,
  );
  const equal = versions.findLast((one) => isNear(writing.recorded, gradients.get(one.recorded)));
  const before = versions.filter(({ order }) => order < writing.order);
  const names = new Set(before.map(({ key }) => key));
  if (before.length <= 1) return equal ?? before[0];
  if (names.size > 1) return equal ?? before.findLast(({ recorded }) => fits(writing.recorded, recorded));
  const place = claims.indexOf(writing);
  const previous = claims[place - 1];
  const latest = before[before.length - 1];
  // Forward and backward take turns.
  if (claims.length === 1 || (previous && latest.order > previous.order)) return equal ?? latest;
  if (place === 0 && claims[1] && before.length < versions.length) return equal ?? latest;
  // All forward, and then back from the last to the first.
  return equal ?? (claims.length === before.length ? before[before.length - 1 - place] : undefined);
}

const fits = (claimed: Recorded, variable: Recorded) => claimed.data.length === variable.data.length;

function isNear(claimed: Recorded, gradient: Float64Array | undefined): boolean {
  if (!gradient || gradient.length !== claimed.data.length) return false;
  const largest = gradient.reduce((most, number) => Math.max(most, Math.abs(number)), 0);
  return claimed.data.every((number, k) => Math.abs(number - gradient[k]) <= 1e-9 * largest);
}
