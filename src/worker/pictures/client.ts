import type { KeptPictures } from "../../engine/document/data";
import type { ReadingCommand, ReadingReport } from "./protocol";

/**
 * Reads pictures from files in a worker of its own, and keeps them in the browser.
 * @returns what a document says of them, or a sentence: why they can't be read
 */
export function readPictureFiles(files: readonly File[]): Promise<KeptPictures | string> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL("./read.ts", import.meta.url), { type: "module" });
    const end = (answer: KeptPictures | string) => {
      worker.terminate();
      resolve(answer);
    };
    worker.onmessage = ({ data }: MessageEvent<ReadingReport>) =>
      end(data.kind === "read" ? data.pictures : data.sentence);
    worker.onerror = (event) => {
      event.preventDefault();
      end(
        `The files can't be read: ${event.message || "what reads them can't be loaded, or has no memory left"}.`,
      );
    };
    worker.postMessage({ files } satisfies ReadingCommand);
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
