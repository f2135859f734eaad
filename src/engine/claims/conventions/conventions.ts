import type { Run } from "../../program/run/runProgram";
import { ancestorsOf } from "../../program/tape/gradients";
import type { Recorded } from "../../program/tape/recorded";
import { Float, Int } from "../../program/values/value";
import type { Adjoints } from "../adjoints";
import type { Comparison } from "../comparison";
import { type Claim, readBy } from "../finding/pairClaims";
import { Part } from "../finding/part";
import { dependsOn } from "../history";
import { agrees, isNear } from "../verdict";

/**
 * A factor that later lines undo, so that the gradients of parameters are right, is a convention and no mistake; so is an
 * exchange of rows and columns, where all have it or later lines turn it back.
 */
export class Conventions {
  private readonly run: Run;
  private readonly adjoints: Adjoints;
  private readonly claims: readonly Claim[];
  private readonly exact: readonly Comparison[];
  private readonly reads: readonly (readonly Claim[])[];

  constructor(run: Run, adjoints: Adjoints, claims: readonly Claim[], exact: readonly Comparison[]) {
    this.run = run;
    this.adjoints = adjoints;
    this.claims = claims;
    this.exact = exact;
    const forward = new Set(adjoints.order);
    this.reads = claims.map((claim, k) => readBy(claim, claims.slice(0, k), forward).claims);
  }

  /** Whether a claim's factor is undone by a line that reads it, or by one that reads what only hands it on. */
  isUndone(claim: Claim, factor: number, chain: readonly Claim[] = [claim]): boolean {
    return this.claims.some((later, k) => {
      if (!this.reads[k].includes(claim)) return false;
      const { verdict, factor: own } = this.exact[k];
      // A loop's line that errs in two passes isn't a convention.
      if (verdict === "right")
        return chain.every((one) => this.madeBy(later) !== this.madeBy(one)) && this.isSeen(claim, k);
      return (
        own !== undefined &&
        isNear(own, factor) &&
        !this.isParameter(later) &&
        this.isUndone(later, factor, [...chain, later])
      );
    });
  }

  /** Whether a line that reads a claim divides by its factor, whatever else is wrong there: `dW = dZ @ A.T / m`. */
  isDividedLater(claim: Claim, factor: number): boolean {
    const { source, interpreter } = this.run;
    const names = [...interpreter.module.values].flatMap(([name, value]) =>
      (value instanceof Int || value instanceof Float) && isNear(value.value, factor) ? [name] : [],
    );
    if (names.length === 0) return false;
    const divides = new RegExp(`/\\s*(?:${names.join("|")})\\b`);
    return this.claims.some(({ writing: { statement }, claimed }, k) => {
      // What still has the factor after the division isn't what it divides by.
      const { factor: left } = this.exact[k];
      if (left !== undefined && isNear(left, factor)) return false;
      if (!statement || claimed === claim.claimed || statement === claim.writing.statement) return false;
      return dependsOn(claimed, claim.claimed) && divides.test(source.slice(statement.from, statement.to));
    });
  }

  /** Whether a claim hands on the factor of what it reads, where that is a convention. */
  isHandedOn(claim: Claim, factor: number, known: ReadonlyMap<Claim, number>): boolean {
    const read = this.reads[this.claims.indexOf(claim)];
    return (
      !this.isParameter(claim) &&
      read.some((one) => {
        const own = known.get(one);
        return own !== undefined && isNear(own, factor);
      })
    );
  }

  /** Whether rows and columns are exchanged on purpose in a claim whose transpose is right. */
  isTurnedOnPurpose(claim: Claim): boolean {
    const matrices = this.claims
      .map((one, k) => ({ one, ...this.exact[k] }))
      .filter(
        ({ one, isTurned, claimed }) =>
          this.isParameter(one) && (isTurned || isOblong(one.variable)) && claimed,
      );
    const count = (of: (one: Claim) => unknown) => new Set(matrices.map(({ one }) => of(one))).size;
    const isConsistent =
      matrices.every(({ isTurned }) => isTurned) &&
      count(({ variable }) => variable) > 1 &&
      count((one) => this.madeBy(one)) > 1;
    if (this.isParameter(claim) && isConsistent) return true;
    const isRead = this.claims.some(
      (_, k) => this.exact[k].verdict === "right" && this.reads[k].includes(claim),
    );
    return isRead || this.isInUpdate(claim);
  }

  /** The statement that computes a claim: what a function returns has its caller's names too. */
  private madeBy({ claimed }: Claim) {
    return this.claims.find((one) => one.claimed === claimed)?.writing.statement;
  }

  /** Whether the variable's update takes the claim: NumPy has then found that the shapes fit. */
  private isInUpdate({ claimed, variableWriting: { key, owner, order } }: Claim): boolean {
    return this.run.interpreter.writings
      .list()
      .some(
        (later) =>
          later.key === key &&
          later.owner === owner &&
          later.order > order &&
          dependsOn(later.recorded, claimed),
      );
  }

  /** Whether a claim's factor would be seen in a later one. */
  private isSeen(claim: Claim, k: number): boolean {
    const pinned = new Map([
      [claim.variable, this.exact[this.claims.indexOf(claim)].claimed ?? claim.claimed.data],
    ]);
    const { variable } = this.claims[k];
    return !agrees(this.adjoints.gradient(variable, { pinned }), this.exact[k].gradient);
  }

  /** Whether a variable is one that is learned: computed from no other that has a name. Inputs are told by theirs. */
  isParameter({ variable, of }: Claim): boolean {
    if (variable instanceof Part) return false;
    const writings = this.run.interpreter.writings.list();
    const names = [
      of,
      ...writings.flatMap(({ recorded, key }) => (recorded === variable ? [String(key)] : [])),
    ];
    if (names.some((name) => /^(?:x|X|inputs?|data)\w*$/.test(name))) return false;
    const named = new Set(
      writings.flatMap(({ recorded }) =>
        recorded !== variable && (recorded.data.length > 1 || variable.data.length === 1) ? [recorded] : [],
      ),
    );
    return !ancestorsOf(variable).some((one) => named.has(one));
  }
}

const isOblong = ({ shape: [rows, columns, ...rest] }: Recorded) =>
  rest.length === 0 && rows > 1 && columns > 1 && rows !== columns;
