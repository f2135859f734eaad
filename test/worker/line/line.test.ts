import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createLine } from "../../../src/worker/line/line";
import { fakeLocks } from "./fakeLocks";
import { HeldWorker } from "./heldWorker";

let locks: ReturnType<typeof fakeLocks>;

beforeEach(() => {
  HeldWorker.all.length = 0;
  locks = fakeLocks();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function begin() {
  const heard: string[] = [];
  const deaths: [why: string, tooOften: boolean][] = [];
  const line = createLine<string, { readonly kind: string }>({
    start: () => new HeldWorker() as unknown as Worker,
    owes: () => true,
    receive: ({ kind }) => heard.push(kind),
    died: (why, tooOften) => deaths.push([why, tooOften]),
  });
  return { line, heard, deaths };
}

it("passes commands and reports on, but none of the signs by which it watches", () => {
  const { line, heard } = begin();
  line.post("lost");
  line.open();
  line.open();
  expect(HeldWorker.all).toHaveLength(1);
  line.post("first");
  HeldWorker.latest().say({ kind: "alive", lock: "a" });
  HeldWorker.latest().say({ kind: "begun" });
  expect(line.hasAnswered()).toBe(false);
  HeldWorker.latest().say({ kind: "done" });
  expect(line.hasAnswered()).toBe(true);
  expect(heard).toEqual(["done"]);
  expect(HeldWorker.latest().inbox).toEqual(["first"]);
});

it("has ended the worker before it tells of its death, so that it can be opened again at once", () => {
  const open: boolean[] = [];
  const line = createLine<string, { readonly kind: string }>({
    start: () => new HeldWorker() as unknown as Worker,
    owes: () => true,
    receive: () => undefined,
    died() {
      open.push(line.isOpen());
      line.open();
    },
  });
  line.open();
  const [first] = HeldWorker.all;
  first.die();
  expect(open).toEqual([false]);
  expect(first.terminated).toBe(true);
  expect(HeldWorker.all).toHaveLength(2);
  first.die();
  expect(open).toEqual([false]);
});

it("tells a second death in a row from one after something was done", () => {
  const { line, deaths } = begin();
  const die = () => {
    line.open();
    HeldWorker.latest().die();
  };
  die();
  die();
  line.forgiveDeaths();
  die();
  expect(deaths).toEqual([
    ["out of memory", false],
    ["out of memory", true],
    ["out of memory", false],
  ]);
});

it("notices one that ends without a word", async () => {
  const { line, deaths } = begin();
  line.open();
  HeldWorker.latest().say({ kind: "alive", lock: "a" });
  locks.release("a");
  await Promise.resolve();
  expect(deaths).toHaveLength(1);
  expect(deaths[0][0]).toMatch("ended without a word");
});

it("hears nothing of one that was ended", () => {
  const { line, heard, deaths } = begin();
  line.open();
  const worker = HeldWorker.latest();
  worker.say({ kind: "alive", lock: "a" });
  line.end();
  worker.say({ kind: "done" });
  worker.die();
  locks.release("a");
  expect([heard, deaths]).toEqual([[], []]);
  expect(line.isOpen()).toBe(false);
});
