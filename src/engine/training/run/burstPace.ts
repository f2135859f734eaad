/**
 * How many minibatches are trained on between two looks at the clock: looking takes as long as a tenth of a small
 * minibatch, and a burst that takes long answers late.
 */
export class BurstPace {
  private burst = 1;

  /** How many minibatches come next. @param left how many are wanted at most; at least 1 comes */
  next(left: number): number {
    return Math.min(this.burst, Math.ceil(left));
  }

  /** @param milliseconds what the last burst took */
  took(milliseconds: number): void {
    if (milliseconds < 0.1) this.burst = Math.min(4096, 2 * this.burst);
    else if (milliseconds > 0.5) this.burst = Math.max(1, this.burst >> 1);
  }
}
