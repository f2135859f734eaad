import type { TrainableDocument } from "../../document/document";
import { recordedRows } from "../../document/trained/recordedRows";
import { staysThinned } from "./history";
import type { Moment } from "./moment";

/** 4 MB. */
const mostNumbers = 500_000;

/**
 * The moments of a run as one array. Where there isn't room for all, the first, the last and those that must stay do, and
 * of the others the early ones closer together.
 * @param moments ascending by epoch
 * @param must epochs that stay
 * @param most how many numbers the array may have, as far as those that stay leave the choice
 */
export function packMoments(
  document: TrainableDocument,
  moments: readonly Moment[],
  must: readonly number[],
  most = mostNumbers,
): Float64Array<ArrayBuffer> {
  const { width, head, parameters } = recordedRows(document);
  const last = moments[moments.length - 1].epoch;
  const stays = new Set([moments[0].epoch, last, ...must]);
  let kept = moments;
  for (let dense = last; kept.length * width > most && kept.length > stays.size; dense /= 2)
    kept = kept.filter(({ epoch }) => stays.has(epoch) || staysThinned(epoch, dense));
  const rows = new Float64Array(kept.length * width);
  kept.forEach(({ epoch, step, random, validationLoss, optimizer, numbers }, row) => {
    const same = optimizer === document.optimizer.type;
    const into = rows.subarray(row * width, (row + 1) * width);
    // Slots of another optimizer mean nothing to the present one, which begins with its own at 0.
    into.set([epoch, same ? step : 0, random, validationLoss]);
    into.set(same ? numbers : numbers.subarray(0, parameters), head);
  });
  return rows;
}

/** The moments of `packMoments` again. */
export function unpackMoments(document: TrainableDocument, rows: Float64Array): Moment[] {
  const { width, head } = recordedRows(document);
  return Array.from({ length: rows.length / width }, (_, row) => {
    const [epoch, step, random, validationLoss] = rows.subarray(row * width);
    return {
      epoch,
      step,
      random,
      validationLoss,
      optimizer: document.optimizer.type,
      numbers: rows.slice(row * width + head, (row + 1) * width),
    };
  });
}
