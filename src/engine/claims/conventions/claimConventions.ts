import type { Statement } from "../../program/parse/tree/syntax";
import type { Run } from "../../program/run/runProgram";
import { namesRead } from "../../program/run/scopes/locals";
import { ancestorsOf } from "../../program/tape/gradients";
import type { Recorded } from "../../program/values/recorded";
import { Float, Int } from "../../program/values/value";
import type { Adjoints } from "../claim/adjoints";
import type { Claim } from "../claim/claim";
import type { Comparison } from "../claim/comparison";
import { dependsOn, madeFrom, originOf } from "../claim/history";
import { readBy } from "../claim/readBy";
import { Subarray } from "../claim/subarray";
import { gradientFactor, isSameFactor, isUsualFactor } from "../claim/verdict";

/**
 * A factor that later lines undo, so that the gradients of parameters are right, is a convention and no mistake; so is an
 * exchange of rows and columns, where all have it or later lines turn it back.
 */
export class ClaimConventions {
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
        this.isNear(own, factor) &&
        !this.isParameter(later) &&
        this.isUndone(later, factor, [...chain, later])
      );
    });
  }

  /** Whether a line that reads a claim divides by its factor, whatever else is wrong there: `dW = dZ @ A.T / m`. */
  isDividedLater(claim: Claim, factor: number, only?: number): boolean {
    const { source, interpreter } = this.run;
    const names = [...interpreter.module.values].flatMap(([name, value]) =>
      (value instanceof Int || value instanceof Float) && this.isNear(value.value, factor) ? [name] : [],
    );
    if (names.length === 0) return false;
    const divides = new RegExp(`/\\s*(?:${names.join("|")})\\b`);
    return this.claims.some(({ writing: { statement }, claimed }, k) => {
      if (only !== undefined && k !== only) return false;
      // What still has the factor after the division isn't what it divides by.
      const { factor: left } = this.exact[k];
      if (left !== undefined && this.isNear(left, factor)) return false;
      if (!statement || claimed === claim.claimed || statement === claim.writing.statement) return false;
      return dependsOn(claimed, claim.claimed) && divides.test(source.slice(statement.from, statement.to));
    });
  }

  /**
   * Whether what is done with the gradients of parameters divides by a factor that they all have: `W -= lr * dW / n`, also where only
   * a number is divided, `step = lr / n`.
   */
  isDividedInUpdate(claim: Claim, factor: number): boolean {
    if (!(factor > 1.5)) return false;
    return this.learnedFrom(claim, true).some((k) => {
      const { factor: own } = this.exact[k];
      return own !== undefined && this.isNear(own, factor) && this.isDividedAfter(this.claims[k], factor);
    });
  }

  private isNear(a: number, b: number): boolean {
    return isSameFactor(a, b, this.adjoints.tolerance);
  }

  private isDividedAfter({ claimed, writing: { order, statement: own } }: Claim, factor: number): boolean {
    const { source, interpreter } = this.run;
    const writings = interpreter.writings.list();
    const textOf = (one: Statement) => source.slice(one.from, one.to);
    const names = writings.flatMap(({ key, recorded: { data } }) =>
      data.length === 1 && this.isNear(data[0], factor) ? [String(key)] : [],
    );
    const divides = (text: string) =>
      [...text.matchAll(/\/=?\s*\(?(?:([\d.]+)|(len\(|[\w.]+\.shape\[|[\w.]+\.size\b)|([\w.]+))/g)].some(
        ([, number, size, name]) =>
          number !== undefined
            ? this.isNear(Number(number), factor)
            : size !== undefined
              ? Number.isInteger(Math.round(factor * 1e9) / 1e9)
              : names.includes(name.split(".").at(-1) ?? ""),
      );
    /** The operations by which a value was computed from another, also in functions, as the program writes them. */
    const between = (from: Recorded, to: Recorded) => {
      const found = new Set([to]);
      for (const value of found)
        for (const input of madeFrom(value)) if (input !== from && dependsOn(input, from)) found.add(input);
      return [...found].flatMap((value) => {
        const origin = originOf(value);
        return origin ? [source.slice(origin.from, origin.to)] : [];
      });
    };
    /** A number that a line reads, `step` in `W -= step * dW`, and that was divided before. */
    const readsDivided = (one: Statement) => {
      const value = one.kind === "assign" || one.kind === "update" ? one.value : undefined;
      const read = value ? namesRead(value) : new Set<string>();
      return writings.some(
        ({ key, statement, recorded }) =>
          recorded.data.length === 1 && statement && read.has(String(key)) && divides(textOf(statement)),
      );
    };
    return writings.some(
      ({ statement, recorded, order: when }) =>
        when > order &&
        statement !== undefined &&
        statement !== own &&
        dependsOn(recorded, claimed) &&
        (divides(textOf(statement)) || readsDivided(statement) || between(claimed, recorded).some(divides)),
    );
  }

  /** The later claims of parameters, by their places, that are computed from a claim. @param withItself where it is of one itself */
  private learnedFrom(claim: Claim, withItself = false): number[] {
    const own = this.claims.indexOf(claim);
    return [...this.claims.entries()].flatMap(([k, later]) => {
      const isMeant = k > own || (withItself && k === own);
      return isMeant && this.isParameter(later) && dependsOn(later.claimed, claim.claimed) ? [k] : [];
    });
  }

  /** Whether all gradients of parameters that are computed from a claim are right: it then is only another number than its name says. */
  isOnlyCalledSo(claim: Claim): boolean {
    const learned = this.learnedFrom(claim);
    return (
      !this.isParameter(claim) &&
      learned.length > 0 &&
      learned.every((k) => this.exact[k].verdict !== "wrong")
    );
  }

  /**
   * By what the lines that compute parameters' gradients from a wrong claim all divide, as in `dW = dZ @ A.T / m`: the claim is meant
   * as so many times the gradient.
   */
  undoneAfter(claim: Claim, claimed: Float64Array): number | undefined {
    const pinned = new Map([[claim.variable, claimed]]);
    const learned = this.learnedFrom(claim);
    const factors = learned.map((k) => {
      const numbers = this.exact[k].claimed;
      const carried = this.adjoints.gradient(this.claims[k].variable, { pinned });
      return numbers && gradientFactor(carried, numbers, this.adjoints.tolerance);
    });
    const [factor] = factors;
    if (factor === undefined || !(factor > 1.5) || !isUsualFactor(factor)) return undefined;
    if (!factors.every((other) => other !== undefined && this.isNear(other, factor))) return undefined;
    const isTold = learned.some((k) => this.isDividedLater(claim, factor, k));
    return isTold || new Set(learned.map((k) => this.madeBy(this.claims[k]))).size > 1 ? factor : undefined;
  }

  /** Whether a claim hands on the factor of what it reads, where that is a convention. */
  isHandedOn(claim: Claim, factor: number, known: ReadonlyMap<Claim, number>): boolean {
    const read = this.reads[this.claims.indexOf(claim)];
    return (
      !this.isParameter(claim) &&
      read.some((one) => {
        const own = known.get(one);
        return own !== undefined && this.isNear(own, factor);
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
    if (this.adjoints.isNothing(this.claims[k].variable)) return false;
    const pinned = new Map([
      [claim.variable, this.exact[this.claims.indexOf(claim)].claimed ?? claim.claimed.data],
    ]);
    return !this.adjoints.isGradient(this.exact[k].gradient, this.claims[k].variable, { pinned });
  }

  /** Whether a variable is one that is learned: computed from no other that has a name. Inputs are told by theirs. */
  isParameter({ variable, of }: Claim): boolean {
    if (variable instanceof Subarray) return false;
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
