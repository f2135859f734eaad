import {
  claimedName,
  holdsGradients,
  isCarrier,
  isGradientAlone,
  isOfSomeLayer,
  sameName,
} from "../../program/claimNames";
import { partsOf } from "../../program/parse/expressionParts";
import { placeAt } from "../../program/parse/fault";
import { namesRead } from "../../program/run/definitions/locals";
import { Scope } from "../../program/run/definitions/scope";
import type { Writing } from "../../program/run/passes/writings";
import type { Run } from "../../program/run/runProgram";
import { ancestorsOf } from "../../program/tape/gradients";
import type { Recorded } from "../../program/tape/recorded";
import { Instance } from "../../program/values/value";
import { dependsOn } from "../history";
import { isSameLayout } from "../verdict";
import { claimMarks } from "./claimMarks";
import { beginsWayBack } from "./seeds";

/** A line that says that it computes a gradient, and the values that its name can mean. */
export interface PossibleClaim {
  /** From 1. */
  readonly line: number;
  readonly writing: Writing;
  /** In the order of execution, each value once. */
  readonly variables: readonly Writing[];
  /** Where the name says no more than that it is what comes back: everything that it could be of. */
  readonly any?: readonly Writing[];
  /** Whether it begins the way back: the gradient of the number itself, which is 1. */
  readonly isSeed?: boolean;
  /** Where only a list or dict is called so: it is a claim if its numbers say so, in one of its passes. */
  readonly isLoose?: boolean;
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
  // What the forward pass goes through isn't a claim, whatever it is called; after it, the same values may be claims: `dy = w`.
  const isForward = ({ recorded, order }: Writing) => gradients.has(recorded) && order <= end;
  // A name that something else has means nothing that is called alike: `g_o` in a loop with its own o says nothing of O.
  const own = new Set(variables.map(({ key }) => key));
  const taken = new Set(writings.flatMap(({ key, isArgument }) => (own.has(key) || isArgument ? [] : [key])));
  const marks = claimMarks(run.source);
  const itself = writings.filter(({ recorded }) => recorded === of);
  const lineOf = ({ statement, span }: Writing) => placeAt(run.source, (statement ?? span).from).line;
  /** Lines that hand a gradient on, as `dh = dhnext`, in the pass of a loop in which it is still a 0. */
  const computed = new Set(
    writings.flatMap((one) => (isForward(one) || !isComputed(one) ? [] : [one.statement])),
  );
  const isHanding = ({ statement, recorded }: Writing) =>
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
        : (throughLayer(writing, writings, isForward) ?? candidatesFor(writing, variables, ofName, taken));
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
  return withoutBuiltUp(
    withoutHandedOn(claims.map((claim) => whereComputed(claim, claims, writings, lineOf))),
    writings,
  );
}

/** Whether a line's value is what a call gives. */
export const isResult = ({ statement }: Writing) =>
  statement?.kind === "assign" && statement.value.kind === "call";

/**
 * Where `grads["db1"] = db_curr` puts a gradient among others, the line that computed it is the claim, unless that is one already:
 * db_curr says that it is a gradient, and the place of what.
 */
function whereComputed(
  claim: PossibleClaim,
  claims: readonly PossibleClaim[],
  writings: readonly Writing[],
  lineOf: (writing: Writing) => number,
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

/** What is bound again under the same name, or in a dict, as a function's result is, was claimed where it was computed. */
const withoutHandedOn = (claims: readonly PossibleClaim[]) =>
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

/** Whether a value's name is one of what goes into a unit, before its activation: what deltas are gradients of. */
export const isInput = ({ key }: Writing): boolean => /^(?:z|net|u|in|pre|score|logit)/i.test(String(key));

/** Whether two write to the same place, as far as their names tell. */
export const sameTarget = (a: Writing, b: Writing) =>
  a.key === b.key && a.container === b.container && (a.owner === b.owner || isSameFunction(a.owner, b.owner));

/** Whether one is written in a function, and the other in the module. */
export const isOfOtherScope = ({ owner: a }: Writing, { owner: b }: Writing) =>
  a instanceof Scope && b instanceof Scope && a.kind !== b.kind;

/** Whether both are scopes of the same function's calls; of the module's and a function's, too. */
const isSameFunction = (a: object, b: object) =>
  a instanceof Scope &&
  (!(b instanceof Scope) || a.kind === "module" || b.kind === "module" || a.name === b.name);

/**
 * What an object's way back gives is the gradient of what its way there was given: in `dout = layer.backward(dout)`, whatever
 * the value is called there.
 */
function throughLayer(
  claim: Writing,
  writings: readonly Writing[],
  isForward: (writing: Writing) => boolean,
): readonly Writing[] | undefined {
  const { key, statement, order } = claim;
  if (typeof key !== "string" || !isCarrier(key) || statement?.kind !== "assign") return undefined;
  const names = partsOf(statement.value).flatMap((part) =>
    part.kind === "call" && part.callee.kind === "attribute" ? [part.callee.name] : [],
  );
  if (names.length === 0) return undefined;
  const back = writings.findLast(
    (one) => one.order < order && one.owner instanceof Scope && names.includes(one.owner.name),
  );
  const object = back && objectOf(back.owner);
  if (!object) return undefined;
  const given = writings.filter(
    (one) => one.isArgument && one.owner !== back.owner && isForward(one) && objectOf(one.owner) === object,
  );
  // The first argument of the last call.
  const call = given.at(-1)?.owner;
  const first = given.find(({ owner }) => owner === call);
  return first && [first];
}

/** The object whose method a scope is a call of. */
function objectOf(owner: object): Instance | undefined {
  const [first] = owner instanceof Scope ? owner.values.values() : [];
  return first instanceof Instance ? first : undefined;
}

/** The name as a reader would write it. */
export function nameOf({ key, container }: Writing): string {
  if (container === undefined) return String(key);
  return typeof key === "number" ? `${container}[${key}]` : `${container}["${key}"]`;
}

/**
 * What a claim's line calls an object or dict without a name of its own, which holds the gradient beside the value: `inp` in
 * `inp.g = …`, `neuron` in `neuron["delta"] = …`.
 */
function holderOf({ key, container, statement, owner }: Writing, source: string): string | undefined {
  const target =
    statement?.kind === "assign"
      ? statement.targets[0]
      : statement?.kind === "update"
        ? statement.target
        : undefined;
  const isNameless =
    container === undefined
      ? isGradientAlone(String(key)) && !(owner instanceof Scope)
      : /^\d+$/.test(container);
  return isNameless && (target?.kind === "attribute" || target?.kind === "subscript")
    ? source.slice(target.of.from, target.of.to)
    : undefined;
}

/** A claim's name, and that of the value of which it is the gradient. */
export function namesOf(
  claim: Writing,
  variable: Writing,
  source: string,
): { readonly name: string; readonly of: string } {
  const holder = holderOf(claim, source);
  if (holder === undefined || variable.owner !== claim.owner)
    return { name: holder === undefined ? nameOf(claim) : within(claim, holder), of: nameOf(variable) };
  return { name: within(claim, holder), of: within(variable, holder) };
}

const within = ({ key, container }: Writing, holder: string) =>
  container === undefined ? `${holder}.${key}` : `${holder}["${key}"]`;

/** A number that is written down, as `dt = 0.1`, isn't a gradient; nor is a difference of two that are called the same, as `dx = x2 - x1`. */
function isComputed({ statement, recorded, key, container }: Writing): boolean {
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

/** The variables that a name can mean, in order of execution. */
function candidatesFor(
  writing: Writing,
  variables: readonly Writing[],
  of: string,
  taken: ReadonlySet<string | number>,
): readonly Writing[] {
  const { key, container, owner, holder } = writing;
  if (typeof key === "number") {
    const read = container === undefined ? undefined : claimedName(container, of);
    // `self.grads[0]` beside `self.params[0]`.
    if (container !== undefined && holdsGradients(container) && read?.kind !== "of")
      return variables.filter(
        (variable) => variable.key === key && variable.holder === holder && isLearnedList(variable),
      );
    if (read?.kind !== "of") return [];
    return variables.filter((variable) => variable.key === key && isIn(variable, read.names));
  }
  if (isGradientAlone(key)) {
    // `w.grad` beside `w.data`: of the object, or the dict, that holds it.
    if (!(owner instanceof Scope)) return variables.filter((variable) => variable.owner === owner);
    return key.length < 4 ? [] : variables.filter(isLearned);
  }
  const named = claimedName(key, of);
  const read =
    named?.kind === "of" ? { ...named, names: named.names.filter((name) => !taken.has(name)) } : named;
  if (read?.kind === "delta") {
    const found = variables.filter((variable) => isSignalOf(variable, read.suffix));
    const beside = owner instanceof Scope ? [] : found.filter((variable) => variable.owner === owner);
    return beside.length > 0 ? beside : found;
  }
  if (read) {
    const own = byName(
      variables.filter((variable) => variable.owner === owner),
      read.names,
    );
    const found = own.length > 0 ? own : byName(variables, read.names);
    const inLists = variables.filter(
      // Of a dict, too, that has times or layers as its keys.
      (variable) => /^-?\d+$/.test(String(variable.key)) && isIn(variable, read.names),
    );
    if (found.length > 0 && inLists.length > 0) return inOrder([...found, ...inLists]);
    if (found.length > 0) return found;
    if (owner instanceof Scope) return inLists;
  }
  return container !== undefined && holdsGradients(container) ? byName(variables, [key]) : [];
}

const isLearnedList = ({ container }: Writing) =>
  /^(?:params?|parameters?|weights?|thetas?|vars?|variables)$/i.test(container ?? "");

/** Those of the name that a reader has written, `W` or `Ws[0]`. */
const namedSo = (variables: readonly Writing[], name: string): readonly Writing[] =>
  variables.filter((variable) => nameOf(variable) === name.replaceAll("'", '"'));

const inOrder = (writings: readonly Writing[]) => [...writings].sort((a, b) => a.order - b.order);

/** Those whose names are the same, by the strictest way to compare in which there are any. */
function byName(variables: readonly Writing[], names: readonly string[]): readonly Writing[] {
  for (const same of sameName)
    for (const name of names) {
      const found = variables.filter(({ key }) => typeof key === "string" && same(key, name));
      if (found.length > 0) return found;
    }
  return [];
}

/** Whether a value stands in a list that is called so. */
const isIn = ({ container }: Writing, names: readonly string[]): boolean =>
  container !== undefined && names.some((name) => sameName.some((same) => same(container, name)));

/** Whether a value may be one of which an error signal with that number is the gradient. */
const isSignalOf = ({ key, recorded }: Writing, suffix: string): boolean =>
  recorded.node !== undefined &&
  typeof key === "string" &&
  /^(?:z|net|u|s|a|h|o|y|in|pre|out|hidden|output|score|logit)/i.test(key) &&
  (suffix === "" || key.toLowerCase().endsWith(suffix.toLowerCase()));

/** Whether a value may be learned: nothing that has a name, or inputs, says otherwise. */
const isLearned = ({ key, recorded, isArgument }: Writing): boolean =>
  !isArgument && recorded.node === undefined && typeof key === "string" && !isInputName(key);

/** What the loss compares with: its gradient is nothing that comes back. */
const isTarget = ({ key, recorded }: Writing): boolean =>
  recorded.node === undefined &&
  /^(?:[yt]|targets?|labels?)(?:_?(?:\d+|train|test|b|batch|true|i))?$/i.test(String(key));

const isInputName = (name: string) =>
  /^(?:[xyt](?:_?(?:\d+|train|test|b|batch|true|i))?|inputs?|data|targets?|labels?)$/i.test(name);

/** One that is built up, `dW = …` and then `dW += …`, counts after its last change before something else reads it. */
function withoutBuiltUp(claims: readonly PossibleClaim[], writings: readonly Writing[]): PossibleClaim[] {
  return claims.filter(({ writing }, k) => {
    const next = claims.slice(k + 1).find((one) => sameTarget(one.writing, writing));
    return (
      !next ||
      // What a function gives may be a share that is added to others outside, which is judged by itself.
      isOfOtherScope(writing, next.writing) ||
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
      // As a function's result it only has another name.
      !(isResult(other) && other.recorded === writing.recorded) &&
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
