import { gradientReads } from "../../ops/gradientReads";
import { claimedName } from "../../program/claimNames";
import type { ValueWriting } from "../../program/run/passes/writings";
import type { Run } from "../../program/run/runProgram";
import { namesRead } from "../../program/run/scopes/locals";
import { ancestorsOf } from "../../program/tape/gradients";
import type { Recorded, RecordedNode } from "../../program/values/recorded";
import type { Adjoints } from "../claim/adjoints";
import { dependsOn, madeFrom } from "../claim/history";
import type { PossibleClaim } from "../claim/possibleClaim";
import { agreesWithin, gradientFactor, largestOf } from "../claim/verdict";
import { statementText } from "../claim/writingNames";
import { sameTarget } from "./builtUp";

/**
 * Leaves out what isn't a gradient any more because a step is to take it so: clipped, scaled to a length, with a velocity or a decay of the
 * weights that no loss has. The line before is the claim. What other gradients are computed from stays one.
 */
export function withoutChangedAfter(
  claims: readonly PossibleClaim[],
  run: Run,
  { order: forward, tolerance }: Adjoints,
): PossibleClaim[] {
  const isPenalized = dependsOnOwnSize(forward);
  const changed = new Set<PossibleClaim>();
  return claims.flatMap((claim, k): PossibleClaim[] => {
    const { writing } = claim;
    const isReadOn = claims.some(
      (later, at) =>
        at > k && !sameTarget(later.writing, writing) && dependsOn(later.writing.recorded, writing.recorded),
    );
    if (isReadOn) return [claim];
    const before = claims
      .slice(0, k)
      .findLast((one) => sameTarget(one.writing, writing) && one.writing.recorded !== writing.recorded);
    // A 0 is what a gradient is put into.
    if (
      !before ||
      largestOf(before.writing.recorded.data) === 0 ||
      !dependsOn(writing.recorded, before.writing.recorded)
    )
      return [unclipped(claim)];
    const isChange =
      changed.has(before) ||
      isClipped(before.writing, writing, run, tolerance) ||
      isScaled(before.writing, writing, run, tolerance) ||
      hasVelocity(writing, run, forward) ||
      (!isPenalized && isDecayed(before.writing, claim, tolerance));
    if (!isChange) return [claim];
    changed.add(claim);
    return [];
  });
}

const writtenIn = ({ statement }: ValueWriting) =>
  statement?.kind === "assign" || statement?.kind === "update" ? statement.value : undefined;

/** Of `dW = np.clip(H.T @ dy, -1, 1)` what is clipped. */
function unclipped(claim: PossibleClaim): PossibleClaim {
  const { statement, recorded } = claim.writing;
  const call = statement?.kind === "assign" && statement.value.kind === "call" ? statement.value : undefined;
  const name = call && (call.callee.kind === "attribute" || call.callee.kind === "name") && call.callee.name;
  if (!name || !/^(?:clip|clamp)_?$/.test(name)) return claim;
  const inner = madeFrom(recorded).find((one) => one.data.length === recorded.data.length && !one.isConstant);
  return inner ? { ...claim, writing: { ...claim.writing, recorded: inner } } : claim;
}

function isClipped(
  { recorded: { data: before } }: ValueWriting,
  after: ValueWriting,
  run: Run,
  tolerance: number,
): boolean {
  const { data } = after.recorded;
  const text = statementText(after, run.source);
  const own = `\\[[^\\]]*\\b${after.key}\\b[^\\]]*[<>]`;
  const isSaid =
    /cl(?:ip|amp)|minimum[\s\S]*maximum|maximum[\s\S]*minimum/i.test(text) || new RegExp(own).test(text);
  if (!isSaid || data.length !== before.length) return false;
  const [low, high] = [Math.min(...data), Math.max(...data)];
  return agreesWithin(
    data,
    before.map((number) => Math.min(high, Math.max(low, number))),
    tolerance,
  );
}

/** Whether a number that was made of gradients scales it, as a norm does. */
function isScaled(
  { recorded: before }: ValueWriting,
  after: ValueWriting,
  run: Run,
  tolerance: number,
): boolean {
  const factor = gradientFactor(after.recorded.data, before.data, tolerance);
  if (factor === undefined || factor < 0) return false;
  const value = writtenIn(after);
  const read = value ? run.source.slice(value.from, value.to).replaceAll(String(after.key), "") : "";
  if (/norm/i.test(read)) return true;
  // A single number always is some multiple.
  if (before.data.length === 1) return false;
  return madeFrom(after.recorded).some(
    (input) => input !== before && input.data.length === 1 && dependsOn(input, before),
  );
}

/** Whether what comes from earlier steps is added, under one of its usual names. */
function hasVelocity(writing: ValueWriting, run: Run, forward: readonly Recorded[]): boolean {
  const value = writtenIn(writing);
  const isMeant = (name: string) => velocity.test(name) && claimedName(name, "") === undefined;
  const names = value ? [...namesRead(value)].filter(isMeant) : [];
  const writings = run.interpreter.writings.list();
  return names.some((name) => {
    const found = writings.findLast(({ key }) => key === name);
    // What comes from this pass is no earlier step's.
    return found !== undefined && !ancestorsOf(found.recorded).some((one) => forward.includes(one));
  });
}

const velocity = /^(?:v|vel|velocity|mom|momentum|prev|previous|old|last)(?:_?d?[Wwb]\d*|_\w+|\d*)$/;

/** Whether what is added is the variable itself, times a number. */
function isDecayed(
  { recorded: before }: ValueWriting,
  { writing, variables }: PossibleClaim,
  tolerance: number,
): boolean {
  const { data } = writing.recorded;
  const value = writtenIn(writing);
  if (before.data.length !== data.length || !value) return false;
  const read = namesRead(value);
  const added = data.map((number, k) => number - before.data[k]);
  return variables.some(
    ({ key, recorded }) =>
      recorded.node === undefined &&
      read.has(String(key)) &&
      gradientFactor(added, recorded.data, tolerance) !== undefined,
  );
}

/** Whether a parameter goes into a number by its own size: its gradient reads itself, and its negative gives the same. */
const dependsOnOwnSize = (forward: readonly Recorded[]): boolean =>
  forward.some(({ node, data }) => {
    if (!node) return false;
    const { op, inputs } = node;
    const [first] = inputs;
    const isLeaf = first !== undefined && first.node === undefined && !first.isConstant;
    const readsItself = () =>
      gradientReads(op, 0).some((letter) => letter === "Y" || inputs[op.inputs.indexOf(letter)] === first);
    // What solves an equation turns its sign with it, and can't be carried out with any numbers.
    return isLeaf && !op.adjoint && readsItself() && isEvenIn(node, first, data.length);
  });

/** Whether an operation gives the same for a value and for its negative, of numbers that are no 0. */
function isEvenIn({ op, inputs, scratch }: RecordedNode, value: Recorded, size: number): boolean {
  const [output, ofNegative] = [1, -1].map((sign) => {
    const numbers = value.data.map((_, k) => sign * (1 + ((0.618034 * k) % 1)));
    const found = new Float64Array(size);
    op.forward(
      inputs.map((input) => (input === value ? numbers : input.data)),
      found,
      inputs.map(({ shape }) => shape),
      scratch.slice(),
    );
    return found;
  });
  return output.every((number, k) => number === ofNegative[k]);
}
