import type { NetworkDocument } from "../../engine/document/document";
import type { ProgramDocument } from "../../engine/document/programDocument";
import { versioned } from "../../engine/document/version";
import { pythonNetwork } from "./network";
import { numpyCode } from "./numpy";
import { givenLiterals } from "./pageNumbers";

/**
 * A network as code of its own: the same numbers, with its way back written out, and its optimizer.
 * @param document one that has been read
 */
export function networkAsCode(document: NetworkDocument): ProgramDocument {
  const data = new Set(["x", "t"]);
  return versioned({
    format: "backprop-workbench",
    version: 3,
    title: `${document.title} as code`,
    program: numpyCode(document),
    of: "L",
    parameters: givenLiterals(pythonNetwork(document)).flatMap(({ variable }) =>
      data.has(variable) ? [] : [variable],
    ),
    optimizer: document.optimizer,
  });
}
