import type { Again } from "../program/run/again";
import type { Run } from "../program/run/runProgram";
import type { Recorded } from "../program/values/recorded";
import { type Cause, findCause } from "./causes";
import { renamedFor } from "./changes/contributors";
import { lineToBlame } from "./changes/lineToBlame";
import { NearbyPass } from "./changes/recomputed/nearbyPass";
import { repairOf } from "./changes/repair";
import type { Adjoints } from "./claim/adjoints";
import type { Claim } from "./claim/claim";
import { type Comparison, comparisonOf } from "./claim/comparison";
import { dependsOn, madeFrom } from "./claim/history";
import { readBy } from "./claim/readBy";
import { Subarray } from "./claim/subarray";
import { agreesWithin, gradientFactor, isRounded, isUsualFactor, largestDifference } from "./claim/verdict";
import { ClaimConventions } from "./conventions/claimConventions";
import { claimConventionWords } from "./conventions/claimConventionWords";
import type { JudgedClaim, MistakenLine } from "./judgedClaim";
import { shapeWords } from "./shapeWords";
import { updatesOf } from "./updates/updates";

/** Judges the claims of one program, one after the other. */
export class Judge {
  private readonly run: Run;
  private readonly claims: readonly Claim[];
  private readonly adjoints: Adjoints;
  private readonly again: Again | undefined;
  private readonly forward: ReadonlySet<Recorded>;
  private readonly exact: readonly Comparison[];
  private readonly conventions: ClaimConventions;
  /** The factors that are conventions. */
  private readonly factors = new Map<Claim, number>();
  /** By what lines divide that read wrong claims. */
  private readonly undone: number[] = [];
  private isFirst = true;
  /** What the first wrong claim's right line makes right too, with its cause: the line's other passes, and what carries it on. */
  private mended:
    | { readonly by: Claim; readonly cause: Cause; readonly claims: readonly Claim[] }
    | undefined;
  /** Where the first wrong claim's mistake was made, if in another line. */
  mistake: MistakenLine | undefined;

  constructor(run: Run, claims: readonly Claim[], adjoints: Adjoints, again: Again | undefined) {
    this.run = run;
    this.claims = claims;
    this.adjoints = adjoints;
    this.again = again;
    this.forward = new Set(adjoints.order);
    this.exact = claims.map((claim) => comparisonOf(claim, adjoints));
    this.conventions = new ClaimConventions(run, adjoints, claims, this.exact);
  }

  /** @param k which claim; those before it have been judged @returns nothing where it can't be told */
  judged(k: number): JudgedClaim | undefined {
    const { adjoints, conventions, factors } = this;
    const claim = this.claims[k];
    const { gradient, claimed, verdict, factor, isTurned } = this.exact[k];
    const base = { ...claim, gradient, ...(claimed && { largest: largestDifference(claimed, gradient) }) };
    const across =
      verdict === "right" && conventions.isParameter(claim)
        ? claimConventionWords.across(claim.claimed.shape, claim.variable.shape)
        : undefined;
    if (across !== undefined) return { ...base, verdict: "convention", words: across };
    if (verdict !== "wrong") return { ...base, verdict };
    if (isTurned && conventions.isTurnedOnPurpose(claim))
      return { ...base, verdict: "convention", words: claimConventionWords.turned };
    if ((!claimed || isTurned) && conventions.isOnlyCalledSo(claim)) return undefined;
    if (!claimed || isTurned) {
      const cause = this.repaired(k, shapeWords(claim, gradient, adjoints.tolerance), 1, true);
      return { ...base, verdict: "shape", ...(cause && { cause }) };
    }
    // A single number that is another is always some multiple.
    const isConvention =
      factor !== undefined &&
      (claim.variable instanceof Subarray ||
        ((claimed.length > 1 || isUsualFactor(factor)) && conventions.isUndone(claim, factor)) ||
        conventions.isDividedLater(claim, factor) ||
        conventions.isHandedOn(claim, factor, factors) ||
        conventions.isDividedInUpdate(claim, factor));
    if (isConvention) {
      factors.set(claim, factor);
      const words = claimConventionWords.factor(factor, this.run);
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
      const isExact = agreesWithin(claimed, carried, adjoints.tolerance);
      if (isExact || isRounded(claimed, carried, claim.rounds)) {
        // What follows from right numbers alone is off by what rounding leaves of numbers that cancel.
        const isRight = !seed && read.every((one) => this.comparisonOf(one).verdict !== "wrong");
        return { ...base, verdict: !isRight ? "carried" : isExact ? "right" : "rounding" };
      }
    }
    if (conventions.isOnlyCalledSo(claim)) return undefined;
    // With what a convention has multiplied, the line that undoes it carries the rest on.
    const isUndone = [...factors.values(), ...this.undone].some(
      (by) =>
        pinned.size > 0 &&
        adjoints.isGradient(
          claimed.map((number) => number * by),
          claim.variable,
          { pinned },
        ),
    );
    if (isUndone && read.some((one) => this.comparisonOf(one).verdict === "wrong"))
      return { ...base, verdict: "carried" };
    if (this.mended?.claims.includes(claim))
      return claim.writing.statement === this.mended.by.writing.statement
        ? { ...base, verdict: "wrong", cause: this.mended.cause }
        : { ...base, verdict: "carried" };
    const worlds = pinned.size > 0 ? [pinned, new Map<Recorded, Float64Array>()] : [pinned];
    const undone = conventions.isParameter(claim) ? undefined : conventions.undoneAfter(claim, claimed);
    if (undone !== undefined) this.undone.push(undone);
    const isDivided = undone !== undefined && read.every((one) => this.comparisonOf(one).verdict !== "wrong");
    const meant = isDivided ? claimed.map((number) => number / undone) : claimed;
    const usual = findCause({ run: this.run, adjoints, claim, claimed: meant, worlds });
    const cause = this.repaired(k, usual, isDivided ? undone : 1);
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

  /**
   * The cause with the right line, where one is found: of the first wrong claim alone.
   * @param undone by what later lines divide it
   * @param isTold whether the usual cause says more than that of the change
   */
  private repaired(k: number, usual: Cause | undefined, undone = 1, isTold = false): Cause | undefined {
    const { run, again, claims, adjoints, exact } = this;
    if (!this.isFirst || !again) return usual;
    this.isFirst = false;
    const claim = claims[k];
    const earlier = claims.slice(0, k);
    const { claims: read } = readBy(claim, earlier, this.forward);
    // What a convention multiplies stays so in what isn't learned.
    const isParameter = this.conventions.isParameter(claim);
    const gradient = isParameter
      ? exact[k].gradient
      : adjoints.gradient(claim.variable, { pinned: this.numbersOf(read) }).map((number) => number * undone);
    let nearby: NearbyPass | undefined;
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
      undoing: isParameter ? [] : parameters.filter((one) => dependsOn(one.claim.claimed, claim.claimed)),
      keeping: parameters.filter((one) => this.comparisonOf(one.claim).verdict !== "wrong"),
      sharing: parameters.filter(
        (one) =>
          this.comparisonOf(one.claim).verdict === "wrong" &&
          helpers.some((helper) => dependsOn(one.claim.claimed, helper)),
      ),
      gradient,
      read: isParameter ? [] : read,
      undone: isParameter ? 1 : undone,
      right: claims.filter((_, at) => exact[at].verdict === "right"),
      nearby: () => {
        if (adjoints.kinks === undefined) nearby ??= new NearbyPass(adjoints, run);
        return nearby;
      },
      factor: exact[k].claimed && gradientFactor(exact[k].claimed, gradient, adjoints.tolerance),
      order: adjoints.order,
      tolerance: adjoints.tolerance,
      updates: updatesOf(run, claims, adjoints),
    };
    const found = repairOf(wrong);
    if (!found) {
      const at = lineToBlame({
        ...wrong,
        isScaled: wrong.factor !== undefined,
        isExplained: usual !== undefined,
      });
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
    const cause = {
      ...(isTold && usual ? usual : { mistake, words }),
      ...(right !== undefined && { right }),
      ...(!isOwn && { line }),
      ...(below !== undefined && { below }),
    };
    if (isOwn) this.mended = { by: claim, cause, claims: mends };
    return cause;
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
