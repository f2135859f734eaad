import type { KnownMistake } from "../../../names/mistakes";
import { placeAt } from "../../parse/fault";
import type { Expression, Statement } from "../../parse/syntax";
import type { Writing } from "../../run/passes/writings";
import type { Run } from "../../run/runProgram";
import { triesFor } from "../../run/tries";
import type { Recorded } from "../../tape/recorded";
import type { Again } from "../again";
import { nameOf } from "../finding/findClaims";
import type { Claim } from "../finding/pairClaims";
import { readBy } from "../finding/pairClaims";
import { dependsOn } from "../history";
import { repairs } from "../repairs";
import type { Update } from "../updates";
import { agrees, factorOf, fits, isSameLayout } from "../verdict";
import { type Contributor, contributorsTo, writtenValue } from "./contributors";
import type { Edit } from "./edit";
import { Predictions } from "./predictions";
import { siteOf } from "./site";
import { tidied } from "./tidy";

/** What makes a wrong claim right. */
export interface FoundRepair {
  readonly mistake: KnownMistake;
  readonly words: string;
  /** The line that was changed, from 1. */
  readonly line: number;
  /** The right side as it should be; a whole line where more of it changes, or where it isn't the claim's own. */
  readonly right?: string;
  /** Of a line that comes too early: the line below which it belongs. */
  readonly below?: number;
}

export interface WrongLine {
  readonly run: Run;
  readonly again: Again;
  readonly claim: Claim;
  /** The claims that are right before it, and all others of its line. */
  readonly earlier: readonly Claim[];
  readonly alike: readonly { readonly claim: Claim; readonly gradient: Float64Array }[];
  /** The claims of parameters that follow. */
  readonly parameters: readonly { readonly claim: Claim; readonly gradient: Float64Array }[];
  /** Those that are computed from a claim of what isn't learned: where they are right, it is so in its own convention. */
  readonly undoing: readonly { readonly claim: Claim; readonly gradient: Float64Array }[];
  readonly gradient: Float64Array;
  readonly factor: number | undefined;
  /** All that the number was computed from, newest first. */
  readonly order: readonly Recorded[];
  /** Steps with the gradients that came before. */
  readonly updates: readonly Update[];
}

/** So often the program is run with another text: of changes of which the numbers don't say before that they fit, and in all. */
const most = { ofKind: 24, unseen: 320, fitting: 24, multiples: 12 };

/** So many changes of one statement are looked at. */
const mostEdits = 3000;

/** A change, and how likely it is: the kind of mistake, whether it only takes something away, and how near its line is. */
interface Ranked {
  readonly edit: Edit;
  readonly contributor: Contributor;
  readonly value: Expression;
  readonly rank: readonly [kind: number, isLonger: number, line: number];
}

/**
 * Looks for one change of the program's text that makes a claim right and no other wrong: the inverse of a known mistake, in
 * the claim's own line or in those of its helpers.
 */
export function repairOf(wrong: WrongLine): FoundRepair | undefined {
  const { run, claim, earlier, order } = wrong;
  const lines = contributorsTo(claim, earlier, new Set(order), run).flatMap((contributor, line) => {
    const value = writtenValue(contributor.statement);
    return value ? [{ contributor, value, ranked: rankedEdits(wrong, contributor, value, line) }] : [];
  });
  const early = earlyUpdate(wrong);
  if (early) return early;
  const ranked = lines.flatMap((one) => one.ranked).sort(byRank);
  const tries: Tries = {
    unseen: triesFor(run, most.unseen),
    fitting: most.fitting,
    ofKind: new Map<string, number>(),
    multiples: [],
  };
  let second: FoundRepair | undefined;
  // Most mistakes are something too much in the line itself, or of the first kinds, and each look at others takes time.
  const roundOf = ({ rank: [kind, isLonger, line] }: Ranked) =>
    kind >= firstKinds ? 2 : isLonger === 0 && line === 0 ? 0 : 1;
  for (const round of [0, 1, 2]) {
    const part = ranked.filter((one) => roundOf(one) === round);
    const found = firstThatFits(wrong, part, tries);
    if (found?.result === "all") return found.repair;
    second ??= found?.repair;
    if (second && round > 0) return second;
  }
  if (second) return second;
  // Right but for a factor that the parameters' lines undo.
  const found = tries.multiples.slice(0, most.multiples).find(({ edit }) => tryEdit(wrong, edit) !== "no");
  return found && foundBy(found.edit, found.contributor.statement, found.value, wrong);
}

/** So many kinds of mistakes are tried before the others. */
const firstKinds = 9;

interface Tries {
  unseen: number;
  fitting: number;
  readonly ofKind: Map<string, number>;
  /** Changes with which the claim is the gradient times some number. */
  readonly multiples: Ranked[];
}

/** The first of some changes that makes the claim right, better one that makes the others of its line right too. */
function firstThatFits(
  wrong: WrongLine,
  ranked: readonly Ranked[],
  tries: Tries,
): { readonly result: "all" | "claim"; readonly repair: FoundRepair } | undefined {
  const { run, again } = wrong;
  const ofStatement = new Map<Statement, { value: Expression; edits: Edit[] }>();
  for (const { contributor, value, edit } of ranked) {
    if (!isPlain(value, run)) continue;
    const known = ofStatement.get(contributor.statement) ?? { value, edits: [] };
    ofStatement.set(contributor.statement, known);
    known.edits.push(edit);
  }
  const predictions = new Predictions(
    run,
    again,
    [...ofStatement].map(([statement, { value, edits }]) => ({ statement, value, edits })),
  );
  const fitting = fitsIn(wrong, predictions);
  let second: FoundRepair | undefined;
  for (const one of ranked) {
    const isFitting = fitting(one);
    if (isFitting === false) continue;
    if (isFitting === "multiple") {
      tries.multiples.push(one);
      continue;
    }
    if (isFitting) {
      if (tries.fitting-- <= 0) continue;
    } else {
      const kind = `${one.rank[0]} ${one.rank[2]}`;
      const count = (tries.ofKind.get(kind) ?? 0) + 1;
      tries.ofKind.set(kind, count);
      if (count > most.ofKind || tries.unseen-- <= 0) continue;
    }
    const result = tryEdit(wrong, one.edit);
    if (result === "no") continue;
    const repair = foundBy(one.edit, one.contributor.statement, one.value, wrong);
    if (result === "all") return { result, repair };
    second ??= repair;
  }
  return second && { result: "claim", repair: second };
}

/** A step that comes before the line, without which the line is right. */
function earlyUpdate(wrong: WrongLine): FoundRepair | undefined {
  const { run, claim, updates } = wrong;
  for (const { writing } of updates) {
    const { statement, order } = writing;
    if (!statement || order > claim.writing.order) continue;
    const edit: Edit = {
      from: statement.from,
      to: statement.to,
      text: "pass",
      mistake: "updatedWeights",
      words: `${nameOf(writing)} is read after its update in line ${placeAt(run.source, statement.from).line}: the gradient takes it as it was before`,
    };
    if (tryEdit(wrong, edit) === "no") continue;
    const line = placeAt(run.source, statement.from).line;
    return {
      mistake: edit.mistake,
      words: edit.words,
      line,
      right: run.source.slice(statement.from, statement.to),
      below: lastReading(wrong, writing),
    };
  }
  return undefined;
}

/** The last line that computes a gradient with what a step has left. */
function lastReading({ claim, parameters }: WrongLine, { recorded }: Writing): number {
  const lines = parameters
    .filter(({ claim: { claimed } }) => dependsOn(claimed, recorded))
    .map((one) => one.claim.line);
  return Math.max(claim.line, ...lines);
}

function rankedEdits(wrong: WrongLine, contributor: Contributor, value: Expression, line: number): Ranked[] {
  const { run, claim, factor } = wrong;
  const site = siteOf(run, contributor, value, claim, namesNear(wrong), factor);
  const kinds = repairs.map((one) => [...one(site)]);
  const share = Math.max(1, mostEdits / kinds.flat().length);
  return kinds.flatMap((edits, kind) =>
    edits.slice(0, Math.ceil(share * edits.length)).map(
      (edit): Ranked => ({
        edit,
        contributor,
        value,
        rank: [kind, Number(edit.text.length > edit.to - edit.from), line],
      }),
    ),
  );
}

function byRank({ rank: a }: Ranked, { rank: b }: Ranked): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Tells of a change whether the claim would have the right numbers with it; nothing where only running the program tells. */
function fitsIn(
  wrong: WrongLine,
  predictions: Predictions,
): (one: Ranked) => boolean | "multiple" | undefined {
  const { run, claim, gradient } = wrong;
  const occurrence = occurrenceOf(run, claim.writing);
  const claimed = writingsLike(predictions.run, claim.writing, claim.line)[occurrence]?.recorded;
  const compared = (numbers: Float64Array | undefined) => {
    if (!numbers || numbers.length !== gradient.length) return false;
    if (fits(numbers, gradient, claim.rounds)) return true;
    return isMultiple(numbers, wrong) ? "multiple" : false;
  };
  return ({ edit, contributor, value }) => {
    const isInside = edit.from >= value.from && edit.to <= value.to && !edit.text.includes("\n");
    if (!isInside || !isPlain(value, run)) return undefined;
    if (isOwn(contributor, claim) && contributor.statement.kind === "assign") {
      const own = compared(predictions.own(edit, occurrence)?.data);
      // What earlier passes of the line have computed may go into it.
      if (own === true || occurrence === 0) return own;
    }
    if (!claimed) return undefined;
    if (!predictions.isComputable(edit)) return false;
    const numbers = predictions.numbersOf(claimed, edit);
    return numbers && compared(numbers);
  };
}

/** Whether numbers are the gradient times a size, or divided by one, and there are lines that could undo that. */
function isMultiple(numbers: ArrayLike<number>, { gradient, undoing }: WrongLine): boolean {
  if (undoing.length === 0) return false;
  const factor = Math.abs(factorOf(numbers, gradient) ?? 0);
  return [factor, 1 / factor].some(
    (size) => size > 1.5 && size < 1e6 && Math.abs(size - Math.round(size)) < 1e-9 * size,
  );
}

/** Whether a statement puts its value into what is claimed. */
const isOwn = ({ statement }: Contributor, { writing }: Claim): boolean => {
  const target =
    statement.kind === "assign" && statement.targets.length === 1 ? statement.targets[0] : undefined;
  const name = target?.kind === "name" || target?.kind === "attribute" ? target.name : undefined;
  return (
    statement.from === writing.statement?.from &&
    target !== undefined &&
    (name === writing.key || (target.kind === "subscript" && writing.container !== undefined))
  );
};

/** Whether evaluating an expression changes nothing: it calls no function of the program's own but those of numbers. */
function isPlain(value: Expression, { source, interpreter }: Run): boolean {
  const text = source.slice(value.from, value.to);
  return (
    [...text.matchAll(/(\w+)\(/g)].every(
      ([, name]) =>
        !interpreter.module.values.has(name) ||
        /prime|deriv|slope|sigmoid|sig\b|tanh|relu|softmax/i.test(name),
    ) && !/\.(?:backward|forward|step|append|pop)\(/.test(text)
  );
}

/** What a change does: nothing, the claim right, or the others of its line too. */
function tryEdit(wrong: WrongLine, edit: Edit): "no" | "claim" | "all" {
  const { run, again, claim, earlier, alike, undoing, gradient } = wrong;
  const source = run.source.slice(0, edit.from) + edit.text + run.source.slice(edit.to);
  const other = again(source);
  if (other.fault && !run.fault) return "no";
  const lines = edit.text.split("\n").length - run.source.slice(edit.from, edit.to).split("\n").length;
  const changed = placeAt(run.source, edit.from).line;
  const found = (one: Claim) => {
    const place = occurrenceOf(run, one.writing);
    const line = one.line >= changed ? one.line + lines : one.line;
    return writingsLike(other, one.writing, line)[place]?.recorded;
  };
  const now = found(claim);
  if (!now || !isSameLayout(now, claim.variable)) return "no";
  const isRight = (one: WrongLine["parameters"][number]) =>
    fits(found(one.claim)?.data ?? [], one.gradient, one.claim.rounds);
  if (!fits(now.data, gradient, claim.rounds) && !(isMultiple(now.data, wrong) && undoing.every(isRight)))
    return "no";
  const isKept = earlier.every((one) => agrees(found(one)?.data ?? [], one.claimed.data));
  if (!isKept) return "no";
  return alike.every(isRight) ? "all" : "claim";
}

/** The writings of one name in one line, in the order of execution. */
const writingsLike = (run: Run, { key, container }: Writing, line: number): Writing[] =>
  run.interpreter.writings
    .list()
    .filter(
      (one) =>
        one.key === key &&
        one.container === container &&
        !one.isArgument &&
        placeAt(run.source, (one.statement ?? one.span).from).line === line,
    );

/** Which of the writings of its name in its line one is. */
const occurrenceOf = (run: Run, writing: Writing): number =>
  writingsLike(run, writing, placeAt(run.source, (writing.statement ?? writing.span).from).line).findIndex(
    ({ order }) => order === writing.order,
  );

function foundBy(
  edit: Edit,
  statement: Statement,
  value: Expression,
  { claim, run }: WrongLine,
): FoundRepair {
  const line = placeAt(run.source, statement.from).line;
  const whole = (from: number, to: number) =>
    run.source.slice(from, edit.from) + edit.text + run.source.slice(edit.to, to);
  const isInside = edit.from >= value.from && edit.to <= value.to && !edit.text.includes("\n");
  const isOwnLine = line === claim.line;
  return {
    mistake: edit.mistake,
    words: isOwnLine ? edit.words : `in line ${line}, ${edit.words}`,
    line,
    right:
      isOwnLine && isInside
        ? tidied(whole(value.from, value.to))
        : tidied(whole(statement.from, Math.max(statement.to, edit.to))),
  };
}

/** Names of values near the claim's variable, and of claims that it reads. */
function namesNear({ run, claim, earlier, order }: WrongLine): string[] {
  const forward = [...order].reverse();
  const reached = new Set([claim.variable]);
  const near = new Set<Recorded>([claim.variable]);
  for (const output of forward) {
    if (!output.node?.inputs.some((input) => reached.has(input)) || reached.size > 8) continue;
    reached.add(output);
    near.add(output);
    for (const input of output.node.inputs) near.add(input);
  }
  for (const one of readBy(claim, earlier, new Set(order)).claims) near.add(one.claimed);
  for (const input of claim.variable.node?.inputs ?? []) near.add(input);
  const named = run.interpreter.writings.list().filter(({ recorded }) => near.has(recorded));
  return [
    ...new Set(named.flatMap(({ key, container }) => [String(key), ...(container ? [container] : [])])),
  ];
}
