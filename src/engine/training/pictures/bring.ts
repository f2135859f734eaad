import { isPictureSet } from "../../datasets/dataset";
import type { Pictures } from "../../datasets/pictures/pictures";
import { unpackPictures } from "../../datasets/pictures/unpack";
import { datasetOf } from "../../document/dataShape";
import { type DataDocument, isKept, isPoints } from "../../document/parts/data";

/** Pictures that a document names aren't here; the message says which, and what to do. */
export class MissingPictures extends Error {}

/** Looks kept pictures up by their SHA-256; nothing where they aren't there. */
export type FindPictures = (sha256: string) => Promise<Pictures | undefined>;

/**
 * Loads what `prepareData` needs beside a document, where its data are pictures.
 * @param find those that are kept where this runs
 * @throws MissingPictures
 */
export async function bringPictures(data: DataDocument, find?: FindPictures): Promise<Pictures | undefined> {
  if (isPoints(data)) return undefined;
  if (isKept(data)) {
    const { name, count, width, height, sha256 } = data;
    const found = await find?.(sha256);
    const of = `“${name}”, ${count} pictures of ${width} × ${height}`;
    if (!found)
      throw new MissingPictures(
        `The document names pictures that aren’t here: ${of} (SHA-256 ${sha256.slice(0, 8)}…). Drop their files on the page, and it goes on.`,
      );
    if (found.labels.length !== count || found.pixels.length !== count * width * height)
      throw new MissingPictures(
        `The document says ${of}, but those with this SHA-256 are ${found.labels.length} of ${found.pixels.length / found.labels.length} pixels.`,
      );
    return found;
  }
  const set = datasetOf(data);
  if (!isPictureSet(set)) return undefined;
  try {
    return unpackPictures(await set.load().catch(set.load));
  } catch (cause) {
    throw new Error(`The pictures (${set.label}) can't be loaded: choose them again, or reload the page`, {
      cause,
    });
  }
}
