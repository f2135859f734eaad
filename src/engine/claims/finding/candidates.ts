import { claimedName, holdsGradients, isCarrier, isGradientAlone, sameName } from "../../program/claimNames";
import { expressionsWithin } from "../../program/parse/expressionParts";
import type { ValueWriting } from "../../program/run/passes/writings";
import { Scope } from "../../program/run/scopes/scope";
import { Instance } from "../../program/values/value";
import { writingName } from "../claim/writingNames";

/**
 * What an object's way back gives is the gradient of what its way there was given: in `dout = layer.backward(dout)`, whatever
 * the value is called there.
 */
export function throughLayer(
  claim: ValueWriting,
  writings: readonly ValueWriting[],
  isForward: (writing: ValueWriting) => boolean,
): readonly ValueWriting[] | undefined {
  const { key, statement, order } = claim;
  if (typeof key !== "string" || !isCarrier(key) || statement?.kind !== "assign") return undefined;
  const names = expressionsWithin(statement.value).flatMap((part) =>
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

/** The variables that a name can mean, in order of execution. */
export function candidateVariables(
  writing: ValueWriting,
  variables: readonly ValueWriting[],
  of: string,
  taken: ReadonlySet<string | number>,
): readonly ValueWriting[] {
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

const isLearnedList = ({ container }: ValueWriting) =>
  /^(?:params?|parameters?|weights?|thetas?|vars?|variables)$/i.test(container ?? "");

/** Those of the name that a reader has written, `W` or `Ws[0]`. */
export const namedSo = (variables: readonly ValueWriting[], name: string): readonly ValueWriting[] =>
  variables.filter((variable) => writingName(variable) === name.replaceAll("'", '"'));

const inOrder = (writings: readonly ValueWriting[]) => [...writings].sort((a, b) => a.order - b.order);

/** Those whose names are the same, by the strictest way to compare in which there are any. */
function byName(variables: readonly ValueWriting[], names: readonly string[]): readonly ValueWriting[] {
  for (const same of sameName)
    for (const name of names) {
      const found = variables.filter(({ key }) => typeof key === "string" && same(key, name));
      if (found.length > 0) return found;
    }
  return [];
}

/** Whether a value stands in a list that is called so. */
const isIn = ({ container }: ValueWriting, names: readonly string[]): boolean =>
  container !== undefined && names.some((name) => sameName.some((same) => same(container, name)));

/** Whether a value may be one of which an error signal with that number is the gradient. */
const isSignalOf = ({ key, recorded }: ValueWriting, suffix: string): boolean =>
  recorded.node !== undefined &&
  typeof key === "string" &&
  /^(?:z|net|u|s|a|h|o|y|in|pre|out|hidden|output|score|logit)/i.test(key) &&
  (suffix === "" || key.toLowerCase().endsWith(suffix.toLowerCase()));

/** Whether a value may be learned: nothing that has a name, or inputs, says otherwise. */
const isLearned = ({ key, recorded, isArgument }: ValueWriting): boolean =>
  !isArgument && recorded.node === undefined && typeof key === "string" && !isInputName(key);

/** What the loss compares with: its gradient is nothing that comes back. */
export const isTarget = ({ key, recorded }: ValueWriting): boolean =>
  recorded.node === undefined &&
  /^(?:[yt]|targets?|labels?)(?:_?(?:\d+|train|test|b|batch|true|i))?$/i.test(String(key));

const isInputName = (name: string) =>
  /^(?:[xyt](?:_?(?:\d+|train|test|b|batch|true|i))?|inputs?|data|targets?|labels?)$/i.test(name);

/** Whether a value's name is one of what goes into a unit, before its activation: what deltas are gradients of. */
export const isInput = ({ key }: ValueWriting): boolean =>
  /^(?:z|net|u|in|pre|score|logit)/i.test(String(key));
