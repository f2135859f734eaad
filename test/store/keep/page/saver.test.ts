import { expect, test, vi } from "vitest";
import { createSaver } from "../../../../src/store/keep/page/saver";

/** A saver whose task ends, and whose rest is over, when the test says so. */
function held() {
  const ends: (() => void)[] = [];
  const rests: { callback: () => void; milliseconds: number }[] = [];
  const task = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
  const saver = createSaver(
    task,
    () => 400,
    (callback, milliseconds) => rests.push({ callback, milliseconds }),
  );
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

test("rests twice as long as it worked, where that is longer", async () => {
  const clock = vi.spyOn(performance, "now");
  const { saver, end, rests, rested } = held();
  clock.mockReturnValueOnce(1000).mockReturnValueOnce(1150);
  saver.ask();
  await end();
  expect(rests[0].milliseconds).toBe(400);
  rested();
  clock.mockReturnValueOnce(2000).mockReturnValueOnce(2300);
  saver.ask();
  await end();
  expect(rests[0].milliseconds).toBe(600);
  clock.mockRestore();
});

test("however long it worked, it rests no longer than ten seconds, unless the shortest rest is longer", async () => {
  const clock = vi.spyOn(performance, "now");
  const restAfter = async (worked: number, shortest: number) => {
    const rests: number[] = [];
    clock.mockReturnValueOnce(1000).mockReturnValueOnce(1000 + worked);
    createSaver(
      () => Promise.resolve(),
      () => shortest,
      (_, milliseconds) => rests.push(milliseconds),
    ).ask();
    await Promise.resolve();
    await Promise.resolve();
    return rests;
  };
  expect(await restAfter(4000, 400)).toEqual([8000]);
  expect(await restAfter(60_000, 400)).toEqual([10_000]);
  expect(await restAfter(60_000, 15_000)).toEqual([15_000]);
  clock.mockRestore();
});

test("a rest that is over doesn't begin what a hurry has begun, and does what was asked for since", async () => {
  const { saver, task, end, rested } = held();
  saver.ask();
  await end();
  saver.ask();
  saver.hurry();
  expect(task).toHaveBeenCalledTimes(2);
  saver.ask();
  rested();
  expect(task).toHaveBeenCalledTimes(2);
  expect(saver.pending()).toBe(true);
  await end();
  rested();
  expect(task).toHaveBeenCalledTimes(3);
});

test("goes on after a task that failed", async () => {
  const failures: unknown[] = [];
  const caught = (reason: unknown) => failures.push(reason);
  process.on("unhandledRejection", caught);
  const rests: (() => void)[] = [];
  const task = vi.fn().mockRejectedValueOnce(new Error("full")).mockResolvedValue(undefined);
  const saver = createSaver(
    task,
    () => 400,
    (callback) => rests.push(callback),
  );
  saver.ask();
  await new Promise((resolve) => setImmediate(resolve));
  expect(failures).toEqual([new Error("full")]);
  expect(saver.pending()).toBe(false);
  rests.shift()?.();
  saver.ask();
  expect(task).toHaveBeenCalledTimes(2);
  process.off("unhandledRejection", caught);
});

test("begins when there is nothing to do before, but in a hurry at once, and then not once more", async () => {
  const soon: (() => void)[] = [];
  const task = vi.fn().mockResolvedValue(undefined);
  const saver = createSaver(
    task,
    () => 400,
    () => {},
    undefined,
    (callback) => soon.push(callback),
  );
  saver.ask();
  saver.ask();
  expect(task).not.toHaveBeenCalled();
  expect(saver.pending()).toBe(true);
  expect(soon).toHaveLength(1);
  saver.hurry();
  expect(task).toHaveBeenCalledTimes(1);
  await new Promise((resolve) => setImmediate(resolve));
  soon.shift()?.();
  expect(task).toHaveBeenCalledTimes(1);
});
