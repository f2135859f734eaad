import type { Again } from "../program/run/again";
import type { Run } from "../program/run/runProgram";
import type { Recorded } from "../program/tape/recorded";
import { Adjoints } from "./adjoints";
import { otherSides, saySame } from "./boundaries";
import { type Cause, findCause } from "./causes";
import { renamedFor } from "./changes/contributors";
import { lineToBlame } from "./changes/lineToBlame";
import { repairOf } from "./changes/repair";
import { type Comparison, comparisonOf } from "./comparison";
import { Conventions } from "./conventions";
import { conventionWords } from "./conventionWords";
import { findClaims } from "./finding/findClaims";
import { type Claim, pairClaims, readBy } from "./finding/pairClaims";
import { dependsOn, madeFrom } from "./history";
import { kinkChoices } from "./kinks";
import { lostDigits } from "./lostDigits";
import { shapeWords } from "./shapeWords";
import { pointsDownhill, updatesOf } from "./updates";
import { agrees, difference, factorOf, isRounded, judgedWithin, type Verdict } from "./verdict";

/** A claim beside the truth. */
export interface JudgedClaim extends Claim {
  readonly verdict: Verdict;
  readonly gradient: Float64Array;
  /** The largest difference, as a share of the array's largest number; absent where the shapes differ. */
  readonly largest?: number;
  /** By how much the true gradient was multiplied, where that is a convention. */
  readonly factor?: number;
  /** Of a convention: which, as the end of a sentence. */
  readonly words?: string;
  readonly cause?: Cause;
  /** Of a line that isn't a claim, where the mistake was made: the name of the claim into which its value goes. */
  readonly goesInto?: string;
}

/** Claims, and the gradients with which most of them are right. */
interface World {
  readonly run: Run;
  readonly claims: readonly Claim[];
  readonly adjoints: Adjoints;
  /** Whether numbers that lie on a boundary count on its other side. */
  readonly isOtherSide?: boolean;
}

/**
 * Judges what a program claims to be gradients of one of its numbers, in the order of execution.
 * @param of the number, as it was recorded
 * @param ofName its name
 * @param again runs the program once more: with numbers on the other side of a kink, or with other lines
 * @param mends whether the right line is sought in the place of the first that is wrong
 */
export function judgeClaims(
  run: Run,
  of: Recorded,
  ofName: string,
  again?: Again,
  mends = false,
): JudgedClaim[] {
  const usual = new Adjoints(of);
  return judgedWithin(lostDigits(usual.order), () => judgedBy(usual, run, of, ofName, again, mends));
}

function judgedBy(
  usual: Adjoints,
  run: Run,
  of: Recorded,
  ofName: string,
  again: Again | undefined,
  mends: boolean,
): JudgedClaim[] {
  const claims = pairClaims(findClaims(run, of, ofName), run, usual);
  const world = fitting({ run, claims, adjoints: usual }, of, ofName, again);
  const { adjoints: plain } = world;
  const isDownhill = pointsDownhill(world.run, world.claims, plain);
  const adjoints = isDownhill ? plain.negated() : plain;
  const judge = new Judge(world.run, world.claims, adjoints, mends ? again : undefined);
  const found = claims.map((claim, k): JudgedClaim => {
    const judged = { ...judge.judged(k), ...claim };
    if (isDownhill) return asDownhill(judged, plain.gradient(world.claims[k].variable));
    const isAtKink =
      (plain.kinks ?? world.isOtherSide) &&
      judged.verdict === "right" &&
      !agrees(judged.gradient, usual.gradient(claim.variable));
    return isAtKink
      ? { ...judged, verdict: "convention", words: conventionWords.kink(plain.kinks, world.isOtherSide) }
      : judged;
  });
  return judge.mistake ? withMistake(found, judge.mistake) : found;
}

/** Judged claims with the line in which the mistake was made, where that is one before the first wrong claim: what it makes wrong is carried on. */
function withMistake(judged: readonly JudgedClaim[], { claim, line, name, cause, mends }: Mistake) {
  const said = cause && { cause };
  const isClaim = (one: JudgedClaim, other: Claim) => one.writing === other.writing;
  return judged.flatMap((one): JudgedClaim[] => {
    const isMended = isWrong(one) && mends.some((other) => isClaim(one, other));
    if (!isClaim(one, claim)) return [isMended ? asCarried(one) : one];
    const { cause: _, ...bare } = one;
    const mistaken = { ...bare, line, name, ...said, verdict: "wrong" as const };
    return [name === claim.name ? mistaken : { ...mistaken, goesInto: claim.name }, asCarried(one)];
  });
}

const isWrong = ({ verdict }: JudgedClaim) => verdict === "wrong" || verdict === "shape";

function asCarried({ cause: _, ...judged }: JudgedClaim): JudgedClaim {
  return { ...judged, verdict: "carried" };
}

/** The line that made a claim wrong, where it is another one, and what it made wrong beside it. */
interface Mistake {
  readonly claim: Claim;
  readonly line: number;
  readonly name: string;
  readonly cause?: Cause;
  readonly mends: readonly Claim[];
}

const rightIn = ({ claims, adjoints }: World): number =>
  claims.filter((claim) => comparisonOf(claim, adjoints.gradient(claim.variable)).verdict !== "wrong").length;

/** The world with those slopes at kinks with which most claims are right. */
function fitting(usual: World, of: Recorded, ofName: string, again: Again | undefined): World {
  const { run, claims } = usual;
  let [best, most] = [usual, rightIn(usual)];
  function consider(world: World): void {
    if (most === claims.length) return;
    for (const choice of [undefined, ...kinkChoices(world.adjoints.order)]) {
      const other = choice ? { ...world, adjoints: world.adjoints.atKinks(choice) } : world;
      const count = rightIn(other);
      if (count > most) [best, most] = [other, count];
    }
  }
  consider(usual);
  if (most === claims.length || !again) return best;
  for (const other of otherSides(run, of, ofName, again)) {
    const adjoints = new Adjoints(other.of);
    const found = pairClaims(findClaims(other.run, other.of, ofName), other.run, adjoints);
    if (saySame(claims, found)) consider({ run: other.run, claims: found, adjoints, isOtherSide: true });
  }
  return best;
}

/** A claim of minus the number, beside the gradient of the number itself. */
function asDownhill(judged: JudgedClaim, gradient: Float64Array): JudgedClaim {
  const isOpposite = judged.verdict === "convention" && Math.abs((judged.factor ?? 0) + 1) < 1e-9;
  if (isOpposite) {
    const { factor: _, words: _words, ...rest } = judged;
    return { ...rest, verdict: "right", gradient };
  }
  if (judged.verdict !== "right") return judged;
  return { ...judged, verdict: "convention", factor: -1, words: conventionWords.downhill };
}

/** Judges the claims of one program, one after the other. */
class Judge {
  private readonly run: Run;
  private readonly claims: readonly Claim[];
  private readonly adjoints: Adjoints;
  private readonly again: Again | undefined;
  private readonly forward: ReadonlySet<Recorded>;
  private readonly exact: readonly Comparison[];
  private readonly conventions: Conventions;
  /** The factors that are conventions. */
  private readonly factors = new Map<Claim, number>();
  private isFirst = true;
  /** Where the first wrong claim's mistake was made, if in another line. */
  mistake: Mistake | undefined;

  constructor(run: Run, claims: readonly Claim[], adjoints: Adjoints, again: Again | undefined) {
    this.run = run;
    this.claims = claims;
    this.adjoints = adjoints;
    this.again = again;
    this.forward = new Set(adjoints.order);
    this.exact = claims.map((claim) => comparisonOf(claim, adjoints.gradient(claim.variable)));
    this.conventions = new Conventions(run, adjoints, claims, this.exact);
  }

  /** @param k which claim; those before it have been judged */
  judged(k: number): JudgedClaim {
    const { adjoints, conventions, factors } = this;
    const claim = this.claims[k];
    const { gradient, claimed, verdict, factor, isTurned } = this.exact[k];
    const base = { ...claim, gradient, ...(claimed && { largest: difference(claimed, gradient) }) };
    const across =
      verdict === "right" && conventions.isParameter(claim)
        ? conventionWords.across(claim.claimed.shape, claim.variable.shape)
        : undefined;
    if (across !== undefined) return { ...base, verdict: "convention", words: across };
    if (verdict !== "wrong") return { ...base, verdict };
    if (isTurned && conventions.isTurnedOnPurpose(claim))
      return { ...base, verdict: "convention", words: conventionWords.turned };
    if (!claimed || isTurned) {
      const cause = this.repaired(k, shapeWords(claim, gradient));
      return { ...base, verdict: "shape", ...(cause && { cause }) };
    }
    const isConvention =
      factor !== undefined &&
      (conventions.isUndone(claim, factor) ||
        conventions.isDividedLater(claim, factor) ||
        conventions.isHandedOn(claim, factor, factors));
    if (isConvention) {
      factors.set(claim, factor);
      const words = conventionWords.factor(factor, this.run);
      return { ...base, verdict: "convention", factor, words };
    }
    const read = readBy(claim, this.claims.slice(0, k), this.forward).claims;
    // What a convention multiplies is undone by the lines that follow; the rest is taken as it is.
    const pinned = this.numbersOf(read.filter((one) => !factors.has(one)));
    // A number that the way back begins with goes into all that follows.
    const seed = this.claims
      .slice(0, k)
      .find((one) => one.isSeed && this.comparisonOf(one).verdict === "wrong");
    if (seed && !pinned.has(seed.variable)) pinned.set(seed.variable, seed.claimed.data);
    if (pinned.size > 0) {
      const carried = adjoints.gradient(claim.variable, { pinned });
      const isExact = agrees(claimed, carried);
      if (isExact || isRounded(claimed, carried, claim.rounds)) {
        // What follows from right numbers alone is off by what rounding leaves of numbers that cancel.
        const isRight = !seed && read.every((one) => this.comparisonOf(one).verdict !== "wrong");
        return { ...base, verdict: !isRight ? "carried" : isExact ? "right" : "rounding" };
      }
    }
    // With what a convention has multiplied, the line that undoes it carries the rest on.
    const isUndone = [...factors.values()].some(
      (by) =>
        pinned.size > 0 &&
        agrees(
          claimed.map((number) => number * by),
          adjoints.gradient(claim.variable, { pinned }),
        ),
    );
    if (isUndone && read.some((one) => this.comparisonOf(one).verdict === "wrong"))
      return { ...base, verdict: "carried" };
    const worlds = pinned.size > 0 ? [pinned, new Map<Recorded, Float64Array>()] : [pinned];
    const cause = this.repaired(k, findCause({ run: this.run, adjoints, claim, claimed, worlds }));
    return { ...base, verdict: "wrong", ...(cause && { cause }) };
  }

  private comparisonOf(claim: Claim): Comparison {
    return this.exact[this.claims.indexOf(claim)];
  }

  private numbersOf(claims: readonly Claim[]): Map<Recorded, Float64Array> {
    return new Map(
      claims.flatMap((one): [Recorded, Float64Array][] => {
        const numbers = this.comparisonOf(one).claimed;
        return numbers ? [[one.variable, numbers]] : [];
      }),
    );
  }

  /** The cause with the right line, where one is found: of the first wrong claim alone. */
  private repaired(k: number, usual: Cause | undefined): Cause | undefined {
    const { run, again, claims, adjoints, exact } = this;
    if (!this.isFirst || !again) return usual;
    this.isFirst = false;
    const claim = claims[k];
    const earlier = claims.slice(0, k);
    const { claims: read } = readBy(claim, earlier, this.forward);
    // What a convention multiplies stays so in what isn't learned.
    const gradient = this.conventions.isParameter(claim)
      ? exact[k].gradient
      : adjoints.gradient(claim.variable, { pinned: this.numbersOf(read) });
    const following = claims.map((one, at) => ({ claim: one, gradient: exact[at].gradient })).slice(k + 1);
    const parameters = following.filter((one) => this.conventions.isParameter(one.claim));
    const { statement } = claim.writing;
    const helpers = [
      ...helpersOf(claim, earlier, this.forward),
      ...renamedFor(claim, statement ? [statement] : [], this.forward, run).map(({ recorded }) => recorded),
    ];
    const wrong = {
      run,
      again,
      claim,
      earlier,
      alike: following.filter((one) => one.claim.writing.statement === claim.writing.statement),
      following,
      parameters,
      undoing: this.conventions.isParameter(claim)
        ? []
        : parameters.filter((one) => dependsOn(one.claim.claimed, claim.claimed)),
      keeping: parameters.filter((one) => this.comparisonOf(one.claim).verdict !== "wrong"),
      sharing: parameters.filter(
        (one) =>
          this.comparisonOf(one.claim).verdict === "wrong" &&
          helpers.some((helper) => dependsOn(one.claim.claimed, helper)),
      ),
      gradient,
      factor: exact[k].claimed && factorOf(exact[k].claimed, gradient),
      order: adjoints.order,
      updates: updatesOf(run, claims, adjoints),
    };
    const found = repairOf(wrong);
    if (!found) {
      const at = lineToBlame({ ...wrong, isScaled: wrong.factor !== undefined });
      if (at) this.mistake = { claim, ...at };
      return usual;
    }
    const { mistake, words, right, line, below, name, mends } = found;
    const isOwn = line === claim.line;
    if (!isOwn && below === undefined) {
      const cause = { mistake, words, ...(right !== undefined && { right }) };
      this.mistake = { claim, line, name, cause, mends };
      return cause;
    }
    const isShape = usual?.mistake === "shape";
    return {
      mistake: isShape ? usual.mistake : mistake,
      words: isShape ? usual.words : words,
      ...(right !== undefined && { right }),
      ...(!isOwn && { line }),
      ...(below !== undefined && { below }),
    };
  }
}

/** The values through which a claim was computed from other claims and from the forward pass, itself included. */
function helpersOf(claim: Claim, earlier: readonly Claim[], forward: ReadonlySet<Recorded>): Recorded[] {
  const known = new Set(earlier.map(({ claimed }) => claimed));
  const found = new Set([claim.claimed]);
  for (const one of found)
    for (const input of madeFrom(one))
      if (!known.has(input) && !forward.has(input) && !input.isConstant) found.add(input);
  return [...found];
}
