/**
 * The sentences of every step of 500 random networks: each is read, and what it claims recomputed by a plain network
 * that shares nothing with the engine.
 */
import { networkOf } from "../../test/engine/explain/randomNetworks";
import { sentencesOf, unmet, untruth } from "../../test/engine/explain/untruths";

/** @param networks how many @throws where a sentence isn't so, or one of its kinds has never come up */
export async function run(networks = 500): Promise<void> {
  const found: string[] = [];
  let read = 0;
  for (let k = 0; k < networks; k++)
    for (const { words, facts } of sentencesOf(networkOf(k))) {
      const fault = untruth(words, facts);
      read += 1;
      if (fault) found.push(`network ${k}: ${fault} (${words})`);
    }
  const missing = unmet();
  process.stdout.write(
    `sentences: those of ${read} steps of ${networks} networks; untrue or unread ${found.length}; kinds that never came up ${missing.length}\n`,
  );
  if (found.length + missing.length > 0) throw new Error([...found.slice(0, 20), ...missing].join("\n"));
}
