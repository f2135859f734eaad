import { BudgetFault } from "../parse/tree/fault";

/** How much a program may do. */
export interface Limits {
  /** Expressions evaluated and numbers computed, together. */
  readonly operations: number;
  /** Milliseconds by the clock that is given; of the processor where it can tell. */
  readonly time: number;
  /** Functions within functions. */
  readonly depth: number;
}

export const usualLimits: Limits = { operations: 40_000_000, time: 1_500, depth: 150 };

/** Counts what a program does, and ends it where that is too much. */
export class Budget {
  private left: number;
  private sinceLook = 0;
  private readonly end: number;
  private readonly limits: Limits;
  private readonly now: () => number;

  constructor(limits: Limits, now: () => number) {
    this.limits = limits;
    this.now = now;
    this.left = limits.operations;
    this.end = now() + limits.time;
  }

  /** What the program has done so far. */
  get spent(): number {
    return this.limits.operations - this.left;
  }

  /** What is done beside the program takes time, and none of its operations. */
  aside<Result>(act: () => Result): Result {
    const { left } = this;
    try {
      return act();
    } finally {
      this.left = left;
    }
  }

  /** @throws BudgetFault where the program has done too much */
  spend(amount: number): void {
    this.left -= amount;
    this.sinceLook += amount;
    if (this.left < 0)
      throw new BudgetFault(
        `the program ends here: it has carried out ${this.limits.operations.toLocaleString("en")} operations. Take fewer passes of a loop, or smaller arrays`,
      );
    if (this.sinceLook > 60_000) {
      this.sinceLook = 0;
      if (this.now() > this.end)
        throw new BudgetFault(
          `the program ends here: it has run for ${this.limits.time / 1000} seconds. Take fewer passes of a loop, or smaller arrays`,
        );
    }
  }
}
