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

/** Lets a drag go on for some frames, with one in which only the graph is painted taking less than one with a turn. */
async function drag(frames: number, cost: { alone: number; turn: number }) {
  const made = createFrames();
  const seen: Record<string, number[]> = { graph: [], explanation: [], table: [] };
  let isTurn = false;
  made.subscribe(() => seen.graph.push(now));
  for (const turn of ["explanation", "table"] as const)
    made.subscribe(() => {
      isTurn = true;
      seen[turn].push(now);
    }, turn);
  const next = async (time: number) => {
    isTurn = false;
    now = time;
    for (const callback of waiting.splice(0)) callback(time);
    now = time + (isTurn ? cost.turn : cost.alone);
    await new Promise((resolve) => setImmediate(resolve));
    await new Promise((resolve) => setImmediate(resolve));
  };
  const put = (time: number) => {
    made.put({ ...moving });
    return next(time);
  };
  const times = Array.from({ length: frames }, (_, k) => 16 * k);
  for (const time of times) await put(time);
  return { times, seen, next, put };
}

it("lets what is read take turns where frames take long, and shows all of it when the pointer rests", async () => {
  const { times, seen, next } = await drag(16, { alone: 9, turn: 10 });
  expect(seen.graph).toEqual(times);
  // How long frames take is known after the first; of the others one in six has something to read in it.
  expect(seen.explanation).toEqual([0, 16 * 11]);
  expect(seen.table).toEqual([0, 16 * 5]);
  // Nothing moves any more: the table's turn had come, the explanation's comes early, and then there are no more frames.
  for (let k = 0; k < 8; k++) await next(500 + 16 * k);
  expect(seen.graph).toEqual(times);
  expect(seen.table).toEqual([0, 16 * 5, 500 + 16]);
  expect(seen.explanation).toEqual([0, 16 * 11, 500 + 16 * 4]);
  expect(waiting).toHaveLength(0);
});

it("takes fewer turns where one makes the next frame late, and leaves no frame of the graph out for it", async () => {
  const { times, seen } = await drag(40, { alone: 9, turn: 20 });
  expect(seen.graph).toEqual(times.filter((_, k) => k !== 1));
  expect([seen.table, seen.explanation].map((all) => all.length)).toEqual([3, 2]);
});

it("takes no turns any more once frames with one are short", async () => {
  const cost = { alone: 9, turn: 9 };
  const { seen, put } = await drag(7, cost);
  Object.assign(cost, { alone: 2, turn: 3 });
  const later = Array.from({ length: 12 }, (_, k) => 200 + 16 * k);
  for (const time of later) await put(time);
  expect(seen.explanation).toEqual([0, ...later.slice(4)]);
  expect(seen.table.slice(-7)).toEqual(later.slice(-7));
});
