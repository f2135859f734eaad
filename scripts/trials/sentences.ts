/**
 * The sentences of every step of 500 random networks: each is read, and what it claims recomputed by a plain network
 * that shares nothing with the engine.
 */
import { readdirSync, readFileSync } from "node:fs";
import { read as readDocument } from "../../test/documents";
import { networkOf } from "../../test/engine/explain/randomNetworks";
import { sentencesOf, unmet, untruth } from "../../test/engine/explain/untruths";

/** @param networks how many @throws where a sentence isn't so, or one of its kinds has never come up */
export async function run(networks = 500): Promise<void> {
  const found: string[] = [];
  let read = 0;
  // Those of the audit stand on ties that numbers of chance seldom hit.
  const folder = `${process.cwd()}/test/engine/explain/audit`;
  const audited = readdirSync(folder).map(
    (file) => [file, readDocument(JSON.parse(readFileSync(`${folder}/${file}`, "utf8")))] as const,
  );
  const random = Array.from({ length: networks }, (_, k) => [`network ${k}`, networkOf(k)] as const);
  for (const [name, network] of [...audited, ...random])
    for (const { words, facts } of sentencesOf(network)) {
      const fault = untruth(words, facts);
      read += 1;
      if (fault) found.push(`${name}: ${fault} (${words})`);
    }
  const missing = unmet();
  process.stdout.write(
    `sentences: those of ${read} steps of ${networks} networks; untrue or unread ${found.length}; kinds that never came up ${missing.length}\n`,
  );
  if (found.length + missing.length > 0) throw new Error([...found.slice(0, 20), ...missing].join("\n"));
}
