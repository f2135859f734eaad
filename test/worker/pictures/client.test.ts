import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readPictureFiles } from "../../../src/worker/pictures/client";
import { fakeLocks } from "../line/fakeLocks";
import { HeldWorker } from "../line/heldWorker";

let locks: ReturnType<typeof fakeLocks>;

beforeEach(() => {
  HeldWorker.all.length = 0;
  locks = fakeLocks();
  vi.stubGlobal("Worker", HeldWorker);
});
afterEach(() => vi.unstubAllGlobals());

it("says why pictures can't be read, and ends the worker", async () => {
  const reading = readPictureFiles([]);
  HeldWorker.latest().say({ kind: "refused", sentence: "no." });
  expect(await reading).toBe("no.");
  expect(HeldWorker.latest().terminated).toBe(true);
});

it("doesn't wait for one that ended for want of memory without a word", async () => {
  const reading = readPictureFiles([]);
  HeldWorker.latest().say({ kind: "alive", lock: "a" });
  locks.release("a");
  expect(await reading).toBe(
    "The files can't be read: it ended without a word, as happens where memory is short.",
  );
});
