import { lineMistakes } from "../../mistakes";
import type { Edit } from "../../mistakes/lines/edit";
import { placeAt } from "../../program/parse/fault";
import type { Expression, Statement } from "../../program/parse/syntax";
import type { Writing } from "../../program/run/passes/writings";
import type { Run } from "../../program/run/runProgram";
import { triesFor } from "../../program/run/tries";
import type { Recorded } from "../../program/tape/recorded";
import { nameOf } from "../finding/findClaims";
import { type Claim, readBy } from "../finding/pairClaims";
import { dependsOn } from "../history";
import { fits } from "../verdict";
import { type Contributor, contributorsTo, writtenValue } from "./contributors";
import { foundBy } from "./foundBy";
import { Predictions } from "./predictions";
import { siteOf } from "./site";
import {
  isMultiple,
  type NamedEdit,
  occurrenceOf,
  type Reach,
  reaches,
  tryEdit,
  writingsLike,
} from "./tryEdit";
import type { FoundRepair, WrongLine } from "./wrongLine";

/** So often the program is run with another text: of changes of which the numbers don't say before that they fit, and in all. */
const most = { ofKind: 24, unseen: 100, fitting: 24, multiples: 12, partly: 12 };

/** So many changes of a kind and a line are tried so in any case. */
const leastOfKind = 2;

/** So many changes of one statement are looked at. */
const mostEdits = 3000;

/** A change, and how likely it is: the kind of mistake, whether it only takes something away, and how near its line is. */
interface Ranked {
  readonly edit: NamedEdit;
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
  const contributors = contributorsTo(claim, earlier, new Set(order), run);
  const awaited = awaitedNames(run.source, contributors);
  const lines = contributors.flatMap((contributor, line) => {
    const value = writtenValue(contributor.statement);
    const names = awaited.get(contributor) ?? [];
    return value ? [{ contributor, value, ranked: rankedEdits(wrong, contributor, value, line, names) }] : [];
  });
  const early = earlyUpdate(wrong);
  if (early) return early;
  const ranked = lines.flatMap((one) => one.ranked).sort(byRank);
  const tries: Tries = {
    unseen: triesFor(run, most.unseen),
    fitting: most.fitting,
    ofKind: new Map<string, number>(),
    multiples: [],
    partly: [],
  };
  let best: Tried | undefined;
  // Most mistakes are something too much in the line itself, or of the first kinds, and each look at others takes time.
  const roundOf = ({ rank: [kind, isLonger, line] }: Ranked) =>
    kind >= firstKinds ? 2 : isLonger < 1 && line === 0 ? 0 : 1;
  for (const round of [0, 1, 2]) {
    const part = ranked.filter((one) => roundOf(one) === round);
    best = better(best, firstThatFits(wrong, part, tries));
    if (best?.reach === "all") return best.repair;
    if (best && round > 0 && wrong.sharing.length === 0) return best.repair;
  }
  for (const one of tries.partly.slice(0, most.partly)) best = better(best, tried(wrong, one));
  if (best) return best.repair;
  // Right but for a factor that the parameters' lines undo.
  for (const one of tries.multiples.slice(0, most.multiples)) {
    const found = tried(wrong, one);
    if (found) return found.repair;
  }
  return undefined;
}

/** So many kinds of mistakes are tried before the others. */
const firstKinds = 9;

interface Tries {
  unseen: number;
  fitting: number;
  readonly ofKind: Map<string, number>;
  /** Changes with which the claim is the gradient times some number. */
  readonly multiples: Ranked[];
  /** Changes with which the claim is right, and others that go through its helpers aren't. */
  readonly partly: Ranked[];
}

/** A change that makes a claim right, and how much beside it. */
interface Tried {
  readonly reach: Reach;
  readonly repair: FoundRepair;
}

const better = (one: Tried | undefined, other: Tried | undefined): Tried | undefined =>
  other && (!one || reaches.indexOf(other.reach) > reaches.indexOf(one.reach)) ? other : one;

function tried(wrong: WrongLine, { edit, contributor, value }: Ranked): Tried | undefined {
  const result = tryEdit(wrong, edit);
  return result && { reach: result.reach, repair: foundBy(edit, contributor, value, wrong, result.mends) };
}

/** The first of some changes that makes the claim right, better one that makes right what else goes through its line. */
function firstThatFits(wrong: WrongLine, ranked: readonly Ranked[], tries: Tries): Tried | undefined {
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
  let best: Tried | undefined;
  for (const one of ranked) {
    const isFitting = fitting(one);
    if (isFitting === false) continue;
    if (isFitting === "multiple") {
      tries.multiples.push(one);
      continue;
    }
    if (isFitting === "partly") {
      tries.partly.push(one);
      continue;
    }
    if (isFitting) {
      if (tries.fitting-- <= 0) continue;
    } else {
      const kind = `${one.rank[0]} ${one.rank[2]}`;
      const count = (tries.ofKind.get(kind) ?? 0) + 1;
      tries.ofKind.set(kind, count);
      if (count > most.ofKind || (tries.unseen <= 0 && count > leastOfKind)) continue;
      tries.unseen -= 1;
    }
    best = better(best, tried(wrong, one));
    if (best?.reach === "all") break;
  }
  return best;
}

/** A step that comes before the line, without which the line is right. */
function earlyUpdate(wrong: WrongLine): FoundRepair | undefined {
  const { run, claim, updates } = wrong;
  for (const { mistake, tooEarly } of lineMistakes)
    for (const { writing } of tooEarly ? updates : []) {
      const { statement, order } = writing;
      if (!tooEarly || !statement || order > claim.writing.order) continue;
      const { from, to } = statement;
      const line = placeAt(run.source, from).line;
      const words = tooEarly(nameOf(writing), line);
      const result = tryEdit(wrong, { from, to, text: "pass", words });
      if (!result) continue;
      return {
        mistake,
        words,
        line,
        name: nameOf(writing),
        mends: result.mends,
        right: run.source.slice(from, to),
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

/** Names that nothing reads after the line that gives them their value, by the line that comes next: there it was forgotten. */
function awaitedNames(
  source: string,
  contributors: readonly Contributor[],
): ReadonlyMap<Contributor, readonly string[]> {
  const found = new Map<Contributor, string[]>();
  for (const [, name] of source.matchAll(/^[ \t]*([A-Za-z_]\w*) = /gm)) {
    const at = source.lastIndexOf(`${name} = `);
    const end = source.indexOf("\n", at);
    if (end < 0 || new RegExp(`\\b${name}\\b`).test(source.slice(end))) continue;
    const next = contributors
      .filter(({ statement }) => statement.from > at)
      .sort((a, b) => a.statement.from - b.statement.from)[0];
    if (next) found.set(next, [...(found.get(next) ?? []), name]);
  }
  return found;
}

/** @param awaited names that the line is likely to have been meant to read */
function rankedEdits(
  wrong: WrongLine,
  contributor: Contributor,
  value: Expression,
  line: number,
  awaited: readonly string[],
): Ranked[] {
  const { run, claim, factor, order } = wrong;
  const site = siteOf(run, contributor, value, claim, namesNear(wrong), factor, new Set(order));
  const isAwaited = (text: string) => awaited.some((name) => new RegExp(`\\b${name}\\b`).test(text));
  const kinds = lineMistakes.map(({ edits, ...kind }) => ({ ...kind, edits: [...(edits?.(site) ?? [])] }));
  const known = new Set<string>();
  /** Of changes to the same text the first is the likeliest. */
  const isNew = ({ from, to, text }: Edit) => {
    const change = `${from} ${to} ${text}`;
    return !known.has(change) && known.add(change);
  };
  const different = kinds.map((kind) => ({ ...kind, edits: kind.edits.filter(isNew) }));
  const share = Math.max(1, mostEdits / different.flatMap(({ edits }) => edits).length);
  return different.flatMap(({ mistake, rank, edits }) =>
    edits.slice(0, Math.ceil(share * edits.length)).map(
      (edit): Ranked => ({
        edit: { ...edit, mistake },
        contributor,
        value,
        // Where something is missing, it is in the line that does nothing.
        rank: [
          rank,
          // What is too much comes before what is exchanged, and that before what is missing.
          (1 + Math.sign(edit.text.length - (edit.to - edit.from))) / 2,
          (contributor.isRenaming && rank >= firstKinds) || isAwaited(edit.text) ? -1 : line,
        ],
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
): (one: Ranked) => boolean | "multiple" | "partly" | undefined {
  const { run, claim, gradient } = wrong;
  const occurrence = occurrenceOf(run, claim.writing);
  const inPrediction = (one: Claim) =>
    writingsLike(predictions.run, one.writing, one.line)[occurrenceOf(run, one.writing)]?.recorded;
  const claimed = inPrediction(claim);
  const sharing = wrong.sharing.map((one) => ({ ...one, recorded: inPrediction(one.claim) }));
  const isWhole = (edit: Edit) =>
    sharing.every((one) => {
      const numbers = one.recorded && predictions.numbersOf(one.recorded, edit);
      return !numbers || fits(numbers, one.gradient, one.claim.rounds);
    });
  const compared = (numbers: Float64Array | undefined) => {
    if (!numbers || numbers.length !== gradient.length) return false;
    if (fits(numbers, gradient, claim.rounds)) return true;
    return isMultiple(numbers, wrong) ? "multiple" : false;
  };
  const judged = ({ edit, contributor, value }: Ranked) => {
    const isInside = edit.from >= value.from && edit.to <= value.to && !edit.text.includes("\n");
    if (!isInside || !isPlain(value, run) || contributor.isConstant) return undefined;
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
  return (one) => {
    const result = judged(one);
    return result === true && !isWhole(one.edit) ? "partly" : result;
  };
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
  // What comes back through each of the operations that read the variable.
  for (const one of earlier) if (reached.has(one.variable)) near.add(one.claimed);
  for (const input of claim.variable.node?.inputs ?? []) near.add(input);
  const named = run.interpreter.writings.list().filter(({ recorded }) => near.has(recorded));
  return [
    ...new Set(named.flatMap(({ key, container }) => [String(key), ...(container ? [container] : [])])),
  ];
}
