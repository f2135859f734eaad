import type { Moment } from "./moment";

/** All moments together may hold so many numbers: 16 MB. */
const mostNumbers = 2_000_000;
const mostMoments = 2000;

/**
 * Whether an epoch stays where they are thinned logarithmically: early ones, in which most happens, lie closer together.
 * @param dense up to twice as many epochs all stay, and of each time as many again at least this many
 */
export function staysThinned(epoch: number, dense: number): boolean {
  return epoch % 2 ** Math.max(0, Math.floor(Math.log2(epoch / dense))) === 0;
}

/**
 * The moments of a run that can be brought back: first, last, the one with the lowest validation loss, and of the others
 * as many as there is room for, the early ones closer together. Weights are kept in full.
 */
export class RunMoments {
  private moments: Moment[] = [];
  private bestMoment: Moment | undefined;
  /** As `staysThinned` has it. */
  private dense = mostMoments;
  /** Set by every change; the reader clears it. */
  changed = true;

  get best(): Moment | undefined {
    return this.bestMoment;
  }

  /**
   * Keeps a moment, later than all before; its numbers are copied.
   * @returns whether it is the best so far
   */
  record(moment: Moment): boolean {
    const { moments, dense } = this;
    const last = moments[moments.length - 1];
    const replaced = moments.length > 1 && !staysThinned(last.epoch, dense) ? moments.pop() : undefined;
    moments.push(copied(moment, replaced));
    this.changed = true;
    const mostKept = Math.max(16, Math.min(mostMoments, Math.floor(mostNumbers / moment.numbers.length)));
    while (this.moments.length > mostKept) this.thin();
    if (!(moment.validationLoss < (this.bestMoment?.validationLoss ?? Number.POSITIVE_INFINITY)))
      return false;
    this.bestMoment = copied(moment, this.bestMoment);
    return true;
  }

  /** The epochs that can be brought back, ascending. */
  epochs(): Int32Array {
    const all = this.all();
    const epochs = new Int32Array(all.length);
    for (let index = 0; index < all.length; index++) epochs[index] = all[index].epoch;
    return epochs;
  }

  /** The moment nearest to an epoch. */
  nearest(epoch: number): Moment {
    return this.all().reduce((nearest, moment) =>
      Math.abs(moment.epoch - epoch) < Math.abs(nearest.epoch - epoch) ? moment : nearest,
    );
  }

  /** Forgets all that came after an epoch; the best is then the best of those that are left. */
  cut(epoch: number): void {
    if (this.all().every((moment) => moment.epoch <= epoch)) return;
    const left = this.all().filter((moment) => moment.epoch <= epoch);
    this.moments = left.filter((moment) => this.moments.includes(moment));
    const best = left
      .filter(({ validationLoss }) => !Number.isNaN(validationLoss))
      .reduce<Moment | undefined>(
        (found, moment) => (found && found.validationLoss <= moment.validationLoss ? found : moment),
        undefined,
      );
    this.bestMoment = best && (best === this.bestMoment ? best : copied(best));
    this.changed = true;
  }

  /** Keeps the best of a run that went on elsewhere. */
  adoptBest(moment: Moment): void {
    this.bestMoment = copied(moment);
    this.changed = true;
  }

  /** All of them, ascending by epoch; not to be written to. */
  all(): readonly Moment[] {
    const { moments, bestMoment } = this;
    if (!bestMoment) return moments;
    const after = moments.findLastIndex(({ epoch }) => epoch <= bestMoment.epoch);
    if (after >= 0 && moments[after].epoch === bestMoment.epoch) return moments;
    return moments.toSpliced(after + 1, 0, bestMoment);
  }

  private thin(): void {
    this.dense /= 2;
    const last = this.moments.length - 1;
    this.moments = this.moments.filter(
      ({ epoch }, index) => index === 0 || index === last || staysThinned(epoch, this.dense),
    );
  }
}

/** A copy, in the buffer of a moment that nobody needs any more where there is one. */
function copied(moment: Moment, into?: Moment): Moment {
  const fits = into?.numbers.length === moment.numbers.length;
  const numbers = into && fits ? into.numbers : new Float64Array(moment.numbers.length);
  numbers.set(moment.numbers);
  return { ...moment, numbers };
}
