import type { Op } from "../op";
import type { Operation } from "../operation";

/** An operation that is made from settings. */
export interface MadeOperation<Settings extends readonly unknown[]> extends Operation {
  create(...settings: Settings): Op;
}

export const made = <Settings extends readonly unknown[]>(
  names: readonly string[],
  create: (...settings: Settings) => Op,
  examples: readonly Op[],
): MadeOperation<Settings> => ({
  id: examples[0].id,
  names,
  create,
  examples: examples.map((op) => ({ op })),
});
