import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createFrames, type Moving } from "../../../src/store/work/frames";

/** Animation frames that the test lets come, and the time that they take. */
let waiting: ((time: number) => void)[] = [];
let now = 0;

beforeEach(() => {
  waiting = [];
  now = 0;
  vi.stubGlobal("requestAnimationFrame", (callback: (time: number) => void) => waiting.push(callback));
  vi.stubGlobal("cancelAnimationFrame", () => undefined);
  vi.stubGlobal("performance", { now: () => now });
});
afterEach(() => vi.unstubAllGlobals());

/** Lets a frame begin at a time and last for some milliseconds. */
async function frame(time: number, cost: number): Promise<void> {
  now = time;
  for (const callback of waiting.splice(0)) callback(time);
  now = time + cost;
  // The message that tells the frame's end arrives as a task of its own.
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
}

const moving = { step: { index: 0 } } as unknown as Moving;

async function painted(cost: number): Promise<number[]> {
  const frames = createFrames();
  const times: number[] = [];
  frames.subscribe(() => times.push(now));
  for (const time of [0, 16, 33, 50, 66, 83]) {
    frames.put({ ...moving });
    await frame(time, cost);
  }
  return times;
}

it("paints what moves on each frame", async () => {
  expect(await painted(9)).toEqual([0, 16, 33, 50, 66, 83]);
});

it("leaves every second frame out where one takes longer than there is time", async () => {
  expect(await painted(20)).toEqual([0, 33, 66]);
});

it("paints the newest of several, and nothing once what moves has been forgotten", async () => {
  const frames = createFrames();
  const seen: (Moving | undefined)[] = [];
  frames.subscribe(() => seen.push(frames.latest));
  const [first, second] = [{ ...moving }, { ...moving }];
  frames.put(first);
  frames.put(second);
  await frame(0, 1);
  expect(seen).toEqual([second]);
  frames.clear();
  expect(frames.latest).toBeUndefined();
});

it("paints what can be painted where something can't, and reports that", async () => {
  const reported: unknown[] = [];
  vi.stubGlobal("reportError", (error: unknown) => reported.push(error));
  const frames = createFrames();
  const fault = new Error("no canvas");
  let count = 0;
  frames.subscribe(() => {
    throw fault;
  });
  frames.subscribe(() => {
    count += 1;
  });
  for (const time of [0, 16]) {
    frames.put({ ...moving });
    await frame(time, 1);
  }
  expect(count).toBe(2);
  expect(reported).toEqual([fault, fault]);
});

it("lets what is read take turns where frames take long, and leaves none of it behind", async () => {
  const frames = createFrames();
  const seen: Record<string, number[]> = { graph: [], explanation: [], table: [] };
  frames.subscribe(() => seen.graph.push(now));
  frames.subscribe(() => seen.explanation.push(now), "explanation");
  frames.subscribe(() => seen.table.push(now), "table");
  const times = Array.from({ length: 12 }, (_, k) => 16 * k);
  for (const time of times) {
    frames.put({ ...moving });
    await frame(time, 10);
  }
  expect(seen.graph).toEqual(times);
  // How long frames take is known after the first; of the others one in four has something to read in it.
  expect(seen.explanation).toEqual([0, 128]);
  expect(seen.table).toEqual([0, 64]);
  // Nothing moves any more: the next frames are for what has waited, and then there are no more.
  for (const time of [200, 216, 232, 248, 264]) await frame(time, 10);
  expect(seen.graph).toEqual(times);
  expect(seen.explanation).toEqual([0, 128, 264]);
  expect(seen.table).toEqual([0, 64, 200]);
  expect(waiting).toHaveLength(0);
});
