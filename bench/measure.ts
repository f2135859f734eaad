import type { Library, Work } from "./library";

/** One library's part in a row of the table. */
export interface Contender {
  readonly library: Library;
  readonly run: Work;
  /** Amounts are multiples of it. */
  readonly unit: number;
}

export interface Effort {
  readonly rounds: number;
  /** About how long a turn lasts, in milliseconds. */
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
    amounts.push(await warmUp(contender, effort.turn));
  }
  const times: number[][] = contenders.map(() => []);
  for (let round = 0; round < effort.rounds; round++) {
    for (const [index, { library, run }] of contenders.entries()) {
      await library.use?.();
      globalThis.gc?.(); // so that nobody sweeps up after the turn before
      times[index].push((await time(run, amounts[index])) / amounts[index]);
    }
  }
  return times.map(median);
}

/** Runs until the compilers have done their work. Returns the amount that fills a turn. */
async function warmUp({ run, unit }: Contender, turn: number): Promise<number> {
  for (let amount = unit; ; amount *= 2) {
    const taken = await time(run, amount);
    if (taken > turn / 2) return unit * Math.ceil((amount * turn) / taken / unit);
  }
}

/** In milliseconds of the processor, so that other programs on the machine hardly count. */
export async function time(run: Work, amount: number): Promise<number> {
  const start = now();
  const told = run(amount);
  const own = now() - start;
  return (await told) ?? own;
}

/** In a browser, which doesn't tell it, the time of the clock. */
function now(): number {
  if (typeof process === "undefined") return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
