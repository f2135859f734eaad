import type { NetworkDocument } from "../../document/document";
import { type Stop, stoppedByExplosion } from "./stop";

/** From which training loss on a run isn't training any more, though that loss is a number still. */
export interface Explosion {
  /** The training loss of the start. */
  readonly start: number;
  readonly limit: number;
}

/**
 * A loss so many times that of the start, and that of answering 0 everywhere, doesn't come back. Losses that training has
 * to climb over are far below.
 */
const explodes = 1000;

/**
 * @param start the training loss of the start
 * @param targets of the training examples
 */
export function explosionFrom(start: number, targets: Float64Array): Explosion {
  const meanSquare = targets.reduce((sum, target) => sum + target * target, 0) / targets.length;
  return { start, limit: explodes * Math.max(1, start, meanSquare) };
}

/**
 * Why a run is to stop at the end of an epoch; nothing while its loss is within the limit, or on its way down again: a
 * smaller learning rate may have been chosen.
 * @param losses of the training examples, at the end of the epoch before this and of this
 */
export function explosionDue(
  { start, limit }: Explosion,
  document: NetworkDocument,
  epoch: number,
  losses: { readonly before: number; readonly now: number },
): Stop | undefined {
  const { before, now } = losses;
  return now > limit && now > before ? stoppedByExplosion(document, epoch, now, start) : undefined;
}
