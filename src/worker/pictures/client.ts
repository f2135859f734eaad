import type { KeptPictures } from "../../engine/document/parts/data";
import { createLine } from "../line/line";
import type { ReadingCommand, ReadingReport } from "./protocol";

/**
 * Reads pictures from files in a worker of its own, and keeps them in the browser.
 * @returns what a document says of them, or a sentence: why they can't be read
 */
export function readPictureFiles(files: readonly File[]): Promise<KeptPictures | string> {
  return new Promise((resolve) => {
    const line = createLine<ReadingCommand, ReadingReport>({
      start: () => new Worker(new URL("./read.ts", import.meta.url), { type: "module" }),
      owes: () => true,
      receive(report) {
        line.end();
        resolve(report.kind === "read" ? report.pictures : report.sentence);
      },
      died: (why) => resolve(`The files can't be read: ${why}.`),
    });
    line.open();
    line.post({ files });
  });
}

// The page looks them up itself, where it writes them out and lists them.
export {
  findSet as findPictures,
  type KeptSet,
  listSets,
  putBackSet,
  removeSet,
  renameSet,
} from "./vault";
