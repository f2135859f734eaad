import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Cabinet } from "../../../../src/store/keep/storage/cabinet";
import { openDatabase } from "../../../../src/store/keep/storage/database";
import type { KeptDocument } from "../../../../src/store/keep/storage/kept";

const events = { yielded: () => undefined, lost: () => undefined, blocked: () => undefined };
const called = (title: string): KeptDocument => ({ title, sizes: "2-2", document: "{}" });

/** Two tabs, each with a connection of its own to the browser's database. */
let one: Cabinet;
let other: Cabinet;

const clear = async () => {
  for (const { id } of await one.documents.all()) await one.documents.remove(id);
};
beforeEach(async () => {
  one = await openDatabase(events);
  other = await openDatabase(events);
  await clear();
});
afterEach(clear);

const titles = async () => (await one.documents.all()).map(({ title }) => title).sort();

describe("the browser's database", () => {
  it("puts an entry in place of the state that one knows", async () => {
    const first = await one.documents.put(called("a"), { id: "x", revision: 0 });
    expect(first).toMatchObject({ id: "x", revision: 1 });
    const second = await one.documents.put(called("b"), first);
    expect(second).toMatchObject({ id: "x", revision: 2 });
    expect(await titles()).toEqual(["b"]);
    expect(await other.documents.get("x")).toMatchObject({ title: "b", revision: 2 });
  });

  it("never overwrites what another tab has changed since: both are kept", async () => {
    const known = await one.documents.put(called("first"), { id: "x", revision: 0 });
    const theirs = await other.documents.put(called("theirs"), known);
    const mine = await one.documents.put(called("mine"), known);
    expect(mine.id).not.toBe("x");
    expect(mine.revision).toBe(1);
    expect(await titles()).toEqual(["mine", "theirs"]);
    expect(await one.documents.get("x")).toMatchObject({ title: "theirs", revision: theirs.revision });
    // Each goes on with its own from there.
    await one.documents.put(called("mine again"), mine);
    await other.documents.put(called("theirs again"), theirs);
    expect(await titles()).toEqual(["mine again", "theirs again"]);
  });

  it("never overwrites one of the same id that another tab has begun", async () => {
    await other.documents.put(called("theirs"), { id: "x", revision: 0 });
    const mine = await one.documents.put(called("mine"), { id: "x", revision: 0 });
    expect(mine.id).not.toBe("x");
    expect(await titles()).toEqual(["mine", "theirs"]);
  });

  it("brings back one that another tab has removed, under its own id", async () => {
    const known = await one.documents.put(called("a"), { id: "x", revision: 0 });
    await other.documents.remove("x");
    expect(await one.documents.put(called("b"), known)).toMatchObject({ id: "x", revision: 2 });
  });
});
