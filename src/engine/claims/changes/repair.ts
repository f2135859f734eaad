import type { TextEdit } from "../../mistakes/lines/edit";
import type { Expression, Statement } from "../../program/parse/tree/syntax";
import type { Run } from "../../program/run/runProgram";
import { triesFor } from "../../program/run/tries";
import type { Claim } from "../claim/claim";
import { originOf } from "../claim/history";
import { contributorsTo, writtenValue } from "./contributors";
import { earlyUpdate } from "./earlyUpdate";
import { fitsIn, isPlain } from "./fitting";
import { foundBy } from "./foundBy";
import { mostTries, Predictions, type Rewritten, triedChanges } from "./predictions";
import { awaitedNames, byRank, firstKinds, type Ranked, rankedEdits } from "./rankedEdits";
import { type Reach, reaches, tryEdit } from "./tryEdit";
import type { FoundRepair, WrongLine } from "./wrongLine";

/** So often the program is run with another text: of changes of which the numbers don't say before that they fit, and in all. */
const mostRuns = { ofKind: 24, unseen: 100, fitting: 24, multiples: 12, partly: 12 };

/** The changes of a round are predicted in so many parts at most, by what a run takes, and no fewer of them together. */
const mostParts = 12;
const leastTogether = 200;

/** So many changes of a kind and a line are tried so in any case. */
const leastOfKind = 2;

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
    unseen: triesFor(run, mostRuns.unseen),
    fitting: mostRuns.fitting,
    ofKind: new Map<string, number>(),
    multiples: [],
    partly: [],
  };
  let best: TriedRepair | undefined;
  // Most mistakes are something too much in the line itself, or of the first kinds, and each look at others takes time.
  const roundOf = ({ rank: [kind, isLonger, line] }: Ranked) =>
    kind >= firstKinds ? 2 : isLonger < 1 && line === 0 ? 0 : 1;
  for (const round of [0, 1, 2]) {
    const part = ranked.filter((one) => roundOf(one) === round);
    best = better(best, firstThatFits(wrong, part, tries));
    if (best?.reach === "all") return best.repair;
    if (best && round > 0 && wrong.sharing.length === 0) return best.repair;
  }
  for (const one of tries.partly.slice(0, mostRuns.partly)) best = better(best, tried(wrong, one));
  if (best) return best.repair;
  // Right but for a factor that the parameters' lines undo.
  for (const one of tries.multiples.slice(0, mostRuns.multiples)) {
    const found = tried(wrong, one);
    if (found) return found.repair;
  }
  return undefined;
}

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
interface TriedRepair {
  readonly reach: Reach;
  readonly repair: FoundRepair;
}

const better = (one: TriedRepair | undefined, other: TriedRepair | undefined): TriedRepair | undefined =>
  other && (!one || reaches.indexOf(other.reach) > reaches.indexOf(one.reach)) ? other : one;

function tried(wrong: WrongLine, { edit, contributor, value }: Ranked): TriedRepair | undefined {
  const result = tryEdit(wrong, edit);
  return result && { reach: result.reach, repair: foundBy(edit, contributor, value, wrong, result.mends) };
}

/** Whether a claim's own statement computes its value: one that only renames it, or puts it elsewhere, comes later. */
function isMadeInLine({ claimed, writing: { statement } }: Claim): boolean {
  const origin = originOf(claimed);
  return (
    origin !== undefined &&
    statement !== undefined &&
    statement.from <= origin.from &&
    origin.to <= statement.to
  );
}

/** The first of some changes that makes the claim right, better one that makes right what else goes through its line. */
function firstThatFits(wrong: WrongLine, ranked: readonly Ranked[], tries: Tries): TriedRepair | undefined {
  const { run } = wrong;
  const until = isMadeInLine(wrong.claim) ? wrong.claim.claimed : undefined;
  const left = mostTries();
  const chosen = triedChanges(run, rewrittenBy(ranked, run), until);
  // Those that fit mostly come early: what the others would compute isn't asked before.
  const together = Math.max(leastTogether, Math.ceil(ranked.length / triesFor(run, mostParts)));
  let best: TriedRepair | undefined;
  for (let from = 0; from < ranked.length && best?.reach !== "all"; from += together) {
    const part = ranked.slice(from, from + together);
    const rewritten = rewrittenBy(
      part.filter(({ edit }) => chosen.has(edit)),
      run,
    );
    const predictions = new Predictions(run, wrong.again, rewritten, until, left);
    best = better(best, firstOfPart(wrong, part, predictions, tries));
  }
  return best;
}

/** The changes of each statement, but of those whose value can't be computed without changing anything. */
function rewrittenBy(ranked: readonly Ranked[], run: Run): Rewritten[] {
  const ofStatement = new Map<Statement, { value: Expression; edits: TextEdit[] }>();
  for (const { contributor, value, edit } of ranked) {
    if (!isPlain(value, run)) continue;
    const known = ofStatement.get(contributor.statement) ?? { value, edits: [] };
    ofStatement.set(contributor.statement, known);
    known.edits.push(edit);
  }
  return [...ofStatement].map(([statement, rest]) => ({ statement, ...rest }));
}

/** The same of changes whose numbers have been predicted. */
function firstOfPart(
  wrong: WrongLine,
  ranked: readonly Ranked[],
  predictions: Predictions,
  tries: Tries,
): TriedRepair | undefined {
  const fitting = fitsIn(
    wrong,
    predictions,
    ({ edit, value, contributor: { statement } }) =>
      new Predictions(wrong.run, wrong.again, [{ statement, value, edits: [edit] }]),
  );
  let best: TriedRepair | undefined;
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
      if (count > mostRuns.ofKind || (tries.unseen <= 0 && count > leastOfKind)) continue;
      tries.unseen -= 1;
    }
    best = better(best, tried(wrong, one));
    if (best?.reach === "all") break;
  }
  return best;
}
