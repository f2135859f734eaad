import { expect, test, vi } from "vitest";
import { createSaver } from "../../../src/store/keep/saver";

/** A saver whose task ends, and whose rest is over, when the test says so. */
function held() {
  const ends: (() => void)[] = [];
  const rests: { callback: () => void; milliseconds: number }[] = [];
  const task = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const saver = createSaver(task, 400, (callback, milliseconds) => rests.push({ callback, milliseconds }));
  const end = async () => {
    ends.shift()?.();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { saver, task, end, rests, rested: () => rests.shift()?.callback() };
}

test("begins at once, and rests afterwards however often it is asked", async () => {
  const { saver, task, end, rests, rested } = held();
  saver.ask();
  expect(task).toHaveBeenCalledTimes(1);
  saver.ask();
  saver.ask();
  await end();
  saver.ask();
  expect(task).toHaveBeenCalledTimes(1);
  expect(rests[0].milliseconds).toBeGreaterThanOrEqual(400);
  rested();
  expect(task).toHaveBeenCalledTimes(2);
});

test("what was asked for while it ran is done after the rest, and nothing where nothing was", async () => {
  const { saver, task, end, rested } = held();
  saver.ask();
  expect(saver.pending()).toBe(true);
  await end();
  expect(saver.pending()).toBe(false);
  rested();
  expect(task).toHaveBeenCalledTimes(1);
  saver.ask();
  expect(task).toHaveBeenCalledTimes(2);
});

test("in a hurry it doesn't rest, but never runs twice at once", async () => {
  const { saver, task, end } = held();
  saver.ask();
  saver.ask();
  saver.hurry();
  expect(task).toHaveBeenCalledTimes(1);
  await end();
  saver.hurry();
  expect(task).toHaveBeenCalledTimes(2);
  saver.hurry();
  expect(task).toHaveBeenCalledTimes(2);
});
