import { claimedName, isOfSomeLayer } from "../../program/claimNames";
import { locationAt } from "../../program/parse/tree/fault";
import type { ValueWriting } from "../../program/run/passes/writings";
import type { Run } from "../../program/run/runProgram";
import { Scope } from "../../program/run/scopes/scope";
import { ancestorsOf } from "../../program/tape/gradients";
import type { Adjoints } from "../claim/adjoints";
import { dependsOn } from "../claim/history";
import type { PossibleClaim } from "../claim/possibleClaim";
import { isSameLayout } from "../claim/verdict";
import { withoutBuiltUp, withoutHandedOn } from "./builtUp";
import { candidateVariables, isTarget, namedSo, throughLayer } from "./candidates";
import { withoutChangedAfter } from "./changedAfter";
import { claimMarks } from "./claimMarks";
import { withoutOtherCalls } from "./otherCalls";
import { ofPredictions } from "./predictions";
import { beginsWayBack } from "./seeds";

/**
 * The lines of a program that say that they compute a gradient, in the order of execution: what is built up counts once,
 * as it is before it is read.
 * @param ofName the name of the number whose gradients are claimed
 */
export function findClaims(run: Run, adjoints: Adjoints, ofName: string): PossibleClaim[] {
  const writings = run.interpreter.writings.list();
  const { of, order } = adjoints;
  const gradients = new Set(order);
  const variables = writings.filter(({ recorded }) => gradients.has(recorded) && recorded !== of);
  const end = writings.findLast(({ recorded }) => recorded === of)?.order ?? 0;
  // What the forward pass goes through isn't a claim, whatever it is called; after it, the same values may be claims: `dy = w`.
  const isForward = ({ recorded, order }: ValueWriting) => gradients.has(recorded) && order <= end;
  // A name that something else has means nothing that is called alike: `g_o` in a loop with its own o says nothing of O.
  const own = new Set(variables.map(({ key }) => key));
  const taken = new Set(writings.flatMap(({ key, isArgument }) => (own.has(key) || isArgument ? [] : [key])));
  const marks = claimMarks(run.source);
  const itself = writings.filter(({ recorded }) => recorded === of);
  const lineOf = ({ statement, span }: ValueWriting) => locationAt(run.source, (statement ?? span).from).line;
  /** Lines that hand a gradient on, as `dh = dhnext`, in the pass of a loop in which it is still a 0. */
  const computed = new Set(
    writings.flatMap((one) => (isForward(one) || !isComputed(one) ? [] : [one.statement])),
  );
  const isHanding = ({ statement, recorded }: ValueWriting) =>
    statement?.kind === "assign" &&
    statement.value.kind === "name" &&
    recorded.data.length > 1 &&
    computed.has(statement);
  const claims = writings.flatMap((writing): PossibleClaim[] => {
    if (writing.isArgument || isForward(writing)) return [];
    const mark = marks.size > 0 ? marks.get(lineOf(writing)) : undefined;
    const marked = mark?.kind === "of" ? namedSo(variables, mark.name) : [];
    const isSeed =
      mark === undefined &&
      writing.order > end &&
      beginsWayBack(writing, itself, ofName, run.source) &&
      !ancestorsOf(writing.recorded).some((one) => gradients.has(one));
    if (isSeed) return [{ line: lineOf(writing), writing, variables: itself.slice(-1), isSeed }];
    if (mark?.kind === "none" || (marked.length === 0 && !isComputed(writing) && !isHanding(writing)))
      return [];
    const meant =
      marked.length > 0
        ? marked
        : (throughLayer(writing, writings, isForward) ??
          candidateVariables(writing, variables, ofName, taken));
    const found = meant.filter(
      ({ order }, k, all) =>
        order < writing.order && all.findIndex(({ recorded }) => recorded === all[k].recorded) === k,
    );
    if (found.length === 0) return [];
    const isOfAny =
      marked.length === 0 && writing.owner instanceof Scope && isOfSomeLayer(String(writing.key));
    const any = isOfAny ? variables.filter((one) => one.order < writing.order && !isTarget(one)) : undefined;
    // `dh` beside `hs[t]` and nothing that is called h.
    const isLoose =
      marked.length === 0 &&
      any === undefined &&
      writing.owner instanceof Scope &&
      found.every(({ key }) => /^-?\d+$/.test(String(key)));
    return [
      {
        line: lineOf(writing),
        writing,
        variables: found,
        ...(any && { any }),
        ...(isLoose && { isLoose }),
      },
    ];
  });
  const ownCalls = ofPredictions(withoutOtherCalls(claims, writings, isForward), variables, adjoints);
  const computedOnce = withoutHandedOn(
    ownCalls.map((claim) => whereComputed(claim, ownCalls, writings, lineOf)),
  );
  return withoutBuiltUp(withoutChangedAfter(computedOnce, run, adjoints), writings);
}

/**
 * Where `grads["db1"] = db_curr` puts a gradient among others, the line that computed it is the claim, unless that is one already:
 * db_curr says that it is a gradient, and the place of what.
 */
function whereComputed(
  claim: PossibleClaim,
  claims: readonly PossibleClaim[],
  writings: readonly ValueWriting[],
  lineOf: (writing: ValueWriting) => number,
): PossibleClaim {
  const { container, statement, recorded, order } = claim.writing;
  const isPut = container !== undefined && statement?.kind === "assign" && statement.value.kind === "name";
  if (!isPut) return claim;
  const computed = writings.find((one) => one.recorded === recorded && !one.isArgument);
  if (!computed || computed.order >= order || typeof computed.key !== "string") return claim;
  const isKnown = claims.some(({ writing }) => writing !== claim.writing && writing.recorded === recorded);
  if (isKnown || claimedName(computed.key, "") === undefined) return claim;
  // `grads["b1"] = dhidden`, of which a sum was forgotten: dhidden is right for what else reads it.
  const isFitting = claim.variables.some((one) => isSameLayout(one.recorded, recorded));
  const isReadElsewhere = claims.some(
    ({ writing }) => writing.recorded !== recorded && dependsOn(writing.recorded, recorded),
  );
  if (!isFitting && isReadElsewhere) return claim;
  return { ...claim, line: lineOf(computed), writing: computed };
}

/** A number that is written down, as `dt = 0.1`, isn't a gradient; nor is a difference of two that are called the same, as `dx = x2 - x1`. */
function isComputed({ statement, recorded, key, container }: ValueWriting): boolean {
  // A quotient says it, also of a number: `dL_dL = 1.0`.
  if (/^d\w+_d\w+$/.test(String(container ?? key))) return true;
  if (statement?.kind === "update") return !recorded.isConstant || statement.value.kind !== "number";
  if (statement?.kind !== "assign") return !recorded.isConstant;
  // Numbers of an array that are set, as in `dz[z < 0] = 0`.
  if (statement.targets[0].kind === "subscript" && container === undefined) return true;
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
