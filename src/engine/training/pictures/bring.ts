import { isPictureSet } from "../../datasets/dataset";
import type { Pictures } from "../../datasets/pictures/pictures";
import { unpack } from "../../datasets/pictures/unpack";
import { datasetOf } from "../../document/dataShape";
import { type DataDocument, isPoints } from "../../document/document";

/** Loads what `prepareData` needs beside a document, where its data are pictures. */
export async function bringPictures(data: DataDocument): Promise<Pictures | undefined> {
  if (isPoints(data)) return undefined;
  const set = datasetOf(data);
  if (!isPictureSet(set)) return undefined;
  try {
    return unpack(await set.load().catch(set.load));
  } catch (cause) {
    throw new Error(`The pictures (${set.label}) can't be loaded: choose them again, or reload the page`, {
      cause,
    });
  }
}
