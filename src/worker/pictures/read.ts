import { errorMessage } from "../../engine/errorMessage";
import { Unreadable } from "../../engine/import/numberArray";
import { readPictures } from "../../engine/import/pictures/readPictures";
import { inBytes } from "../../engine/math/inBytes";
import { takeCommands } from "../line/takeCommands";
import { host } from "../protocol/fileHost";
import type { ReadingCommand, ReadingReport } from "./protocol";
import { keepSet } from "./vault";

takeCommands((command: ReadingCommand) => {
  read(command).then(
    (report) => self.postMessage(report),
    (error: unknown) => self.postMessage(refusal(error)),
  );
});

async function read({ files }: ReadingCommand): Promise<ReadingReport> {
  const opened = [];
  for (const file of files) opened.push({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) });
  const { bytes, ...about } = await readPictures(opened, { ...host, gunzip });
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const { name, count, ...form } = about;
  try {
    const kept = await keepSet({ sha256, name, count, form, bytes: new Blob([bytes]) });
    return { kind: "read", pictures: { type: "pictures", seed: 1, sha256, ...about, name: kept } };
  } catch (error) {
    return { kind: "refused", sentence: await unkept(error, bytes.length) };
  }
}

/** Why pictures can't be kept, and what helps. */
async function unkept(error: unknown, length: number): Promise<string> {
  if (!(error instanceof Error && error.name === "QuotaExceededError"))
    return "This browser keeps nothing for this page (a private window, or a setting that forbids it), and pictures are kept there.";
  const { quota, usage } = (await navigator.storage?.estimate().catch(() => undefined)) ?? {};
  const isTaken = quota !== undefined && usage !== undefined && usage + length > quota;
  const room = isTaken
    ? `: of ${inBytes(quota)}, ${inBytes(usage)} are taken`
    : "; the disk may be nearly full";
  return `The browser’s storage has no room for these pictures, ${inBytes(length)}${room}. Kept pictures can be deleted in Train, under “Kept pictures …”.`;
}

async function gunzip(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const refusal = (error: unknown): ReadingReport => ({
  kind: "refused",
  sentence: error instanceof Unreadable ? error.message : `The files can't be read: ${errorMessage(error)}.`,
});
