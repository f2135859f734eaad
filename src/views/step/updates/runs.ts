import type { NetworkDocument } from "../../../engine/network/document";
import type { RunBehind } from "../../../engine/run/updateRun";

/**
 * The runs that led to documents, so that the next updates go on where they ended, with the optimizer's slots as they
 * left them. A document is known by all that a run depends on: an undone or restored one goes on as well.
 */
const runs = new Map<string, RunBehind>();

/** How many are remembered; the oldest is forgotten first. */
const most = 50;

export function rememberRun(document: NetworkDocument, behind: RunBehind): void {
  const key = keyOf(document);
  runs.delete(key);
  runs.set(key, behind);
  const [oldest] = runs.keys();
  if (runs.size > most && oldest !== undefined) runs.delete(oldest);
}

export function runBehind(document: NetworkDocument): RunBehind | undefined {
  return runs.get(keyOf(document));
}

/** All that a run of updates depends on: two documents with the same key have the same runs. */
export function keyOf({ inputs, layers, loss, optimizer, batch }: NetworkDocument): string {
  return JSON.stringify([inputs, layers, loss, optimizer, batch]);
}
