import { networkOfProgram } from "../../../export/fromCode/networkOfProgram";
import { networkAsCode } from "../../../export/python/networkAsCode";
import type { Stores } from "../../../store/stores";
import { networkIn } from "../../../store/work/workEntry";

/**
 * Opens the network as code, or the code as a network. Code that is a network's, unchanged, opens as that network, with its
 * names and whatever else code doesn't hold.
 * @returns why the code isn't a network, in words that end a sentence
 */
export function changeModel({ workbench }: Stores): string | undefined {
  const { document, program, history, open, resume } = workbench.getState();
  if (document) open(networkAsCode(document));
  if (!program) return undefined;
  const before = history.entries.findLast((entry) => networkIn(entry.document) !== undefined);
  const network = networkIn(before?.document);
  if (before && network && networkAsCode(network).program === program.program) {
    resume(before);
    return undefined;
  }
  const found = networkOfProgram(program, () => performance.now());
  if ("refused" in found) return found.refused;
  open(found.document);
  return undefined;
}
