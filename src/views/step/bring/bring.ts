import type { NetworkDocument } from "../../../engine/document/document";
import { givenChange } from "../../../engine/document/edit/edit";
import { type Outcome, refused } from "../../../engine/document/outcome";
import { largestFile, readFile } from "../../../engine/import/files/readFile";
import { giveWeights } from "../../../engine/import/into/giveWeights";
import { pasteIntoCell } from "../../../engine/import/into/pasteIntoCell";
import type { Arrays } from "../../../engine/import/numberArray";
import { readArrays } from "../../../engine/import/printed/readArrays";
import { host } from "../../../store/fileHost";
import { largestStepNetwork } from "../../parts/largestStepNetwork";

/** What becomes of a text that is pasted into the field of a given number: several arrays are weights of the network. */
export function cellOutcome(document: NetworkDocument, quantity: string, text: string): Outcome {
  const { arrays, fault } = readArrays(text);
  if (!arrays) return unread(fault);
  const path = givenChange(document, quantity, 0)?.path;
  return arrays.length > 1 || !path
    ? textOutcome(document, text)
    : pasteIntoCell(document, path, arrays[0], largestStepNetwork.examples);
}

/** What becomes of a text that is to be the network's weights. */
export function textOutcome(document: NetworkDocument, text: string): Outcome {
  const arrays = readArrays(text);
  const outcome = weightsOutcome(document, arrays);
  return outcome.edit && isRounded(text, arrays)
    ? { ...outcome, words: `${outcome.words} ${fourDigits}` }
    : outcome;
}

const fourDigits =
  "PyTorch prints four digits after the point: after torch.set_printoptions(precision=17) it prints all.";

/** Whether PyTorch's usual printing has rounded them: four digits after the point, and the fourth isn't always 0. */
function isRounded(text: string, { arrays = [] }: Arrays): boolean {
  const values = arrays.flatMap((array) => array.values);
  const ends = (digits: number) => values.every((value) => Number(value.toFixed(digits)) === value);
  return /\btensor\(/.test(text) && ends(4) && !ends(3);
}

/** What becomes of a file that is to be the network's weights. */
export async function fileOutcome(document: NetworkDocument, file: File): Promise<Outcome> {
  if (file.size > largestFile)
    return refused(
      `“${file.name}” was not opened: it has ${(file.size / 1e6).toFixed(1)} MB, and at most ${largestFile / 1e6} MB are read. The page stays as it was.`,
    );
  const arrays = await readFile(new Uint8Array(await file.arrayBuffer()), host);
  if (arrays.fault !== undefined)
    return refused(`“${file.name}” was not opened: ${lowered(arrays.fault)} The page stays as it was.`);
  return weightsOutcome(document, arrays);
}

/** Whether a text that isn't a document holds weights: matrices, in JSON or printed. */
export const isWeights = (text: string): boolean =>
  !/"format"\s*:/.test(text) && (readArrays(text).arrays?.some(({ shape }) => shape.length === 2) ?? false);

const weightsOutcome = (document: NetworkDocument, { arrays, fault }: Arrays): Outcome =>
  arrays ? giveWeights(document, arrays, largestStepNetwork) : unread(fault);

const unread = (fault: string) => refused(`This can't be read: ${lowered(fault)} Nothing was changed.`);
const lowered = (sentence: string) => sentence[0].toLowerCase() + sentence.slice(1);
