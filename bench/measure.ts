import type { Library } from "./library";

/** One library's part in a row of the table. */
export interface Contender {
  readonly library: Library;
  /** Does the work `amount` times: so many examples, grids or passes. */
  readonly run: (amount: number) => void;
  /** How often at least, at first; amounts are multiples of it. */
  readonly unit: number;
  /** Where it is given, the amount of a turn is fixed: the work is too long to be chosen by the clock. */
  readonly amount?: number;
}

export interface Effort {
  readonly rounds: number;
  /** How long a turn lasts about, in milliseconds. */
  readonly turn: number;
}

/**
 * Lets all contenders take turns, so that what slows the machine for a while slows them all.
 * @returns for each contender the median over the rounds, in milliseconds for an amount of 1
 */
export async function measure(contenders: readonly Contender[], effort: Effort): Promise<number[]> {
  const amounts: number[] = [];
  for (const contender of contenders) {
    await contender.library.use?.();
    amounts.push(contender.amount ?? warmUp(contender, effort.turn));
  }
  const times: number[][] = contenders.map(() => []);
  for (let round = 0; round < effort.rounds; round++) {
    for (const [place, contender] of contenders.entries()) {
      await contender.library.use?.();
      globalThis.gc?.(); // the turn before has left its garbage
      times[place].push(time(contender, amounts[place]) / amounts[place]);
    }
  }
  return times.map(median);
}

/** Runs until the compilers have done their work, and finds out how much fills a turn. */
function warmUp(contender: Contender, turn: number): number {
  for (let amount = contender.unit; ; amount *= 2) {
    const taken = time(contender, amount);
    if (taken > turn / 2) return contender.unit * Math.ceil((amount * turn) / taken / contender.unit);
  }
}

/** In milliseconds. */
function time({ run }: Contender, amount: number): number {
  const start = performance.now();
  run(amount);
  return performance.now() - start;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
