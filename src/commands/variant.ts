import { longestId } from "../engine/document/drawn";
import { documentIn } from "../engine/document/exerciseFile";
import { faultText, readAnyDocument } from "../engine/document/read";
import { createDrawer } from "../engine/sheets/drawer";
import { isPleasant } from "../engine/sheets/rules";
import { brokenWords } from "../engine/sheets/words";
import { UserError } from "./answer";
import { processorTime } from "./programs";

/**
 * A student's sheet as a document: the same for the same id. What its numbers don't keep goes to standard error.
 * @param file is named where something is wrong with it
 */
export function variantOf(file: string, text: string, id: string): string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new UserError(`can't read ${file} as JSON: ${error instanceof Error ? error.message : error}`);
  }
  const { document, faults } = readAnyDocument(documentIn(json));
  if (!document) throw new UserError(`${file}: ${(faults ?? []).map(faultText).join("; ")}`);
  if (id.trim() === "" || id.trim().length > longestId)
    throw new UserError(`an id has 1 to ${longestId} characters, but this is “${id.slice(0, longestId)}”`);
  const drawer = createDrawer(document, processorTime);
  if ("fault" in drawer) throw new UserError(`${file}: ${drawer.fault}`);
  const drawn = drawer.draw(id);
  if ("fault" in drawn) throw new UserError(`${file}: ${drawn.fault}`);
  if (!isPleasant(drawn.broken)) process.stderr.write(`${brokenWords(drawn.broken)}\n`);
  return `${JSON.stringify(drawn.document, null, 2)}\n`;
}
