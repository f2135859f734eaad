import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createAttempts } from "../../../../src/store/keep/storage/attempt";
import type { Cabinet } from "../../../../src/store/keep/storage/cabinet";
import { type DatabaseEvents, nextTime } from "../../../../src/store/keep/storage/database";
import { OlderThanKept } from "../../../../src/store/keep/storage/trouble";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const cabinet = { works: "shelf" } as unknown as Cabinet;

/** Attempts at a database that opens as the test lets it. */
function attempts(open: (events: DatabaseEvents) => Promise<Cabinet>) {
  const said: string[] = [];
  const leave = vi.fn();
  let events: DatabaseEvents | undefined;
  const opens = vi.fn((given: DatabaseEvents) => {
    events = given;
    return open(given);
  });
  const attempt = createAttempts({ open: opens, say: (sentence) => said.push(sentence), leave });
  return { attempt, said, leave, opens, tell: (event: keyof DatabaseEvents) => events?.[event]() };
}

const works = async ({ works }: Cabinet) => works;

it("opens the database once for all attempts", async () => {
  const { attempt, opens, said } = attempts(async () => cabinet);
  expect(await attempt(works)).toBe("shelf");
  expect(await attempt(works)).toBe("shelf");
  expect(opens).toHaveBeenCalledOnce();
  expect(said).toEqual([]);
});

it("lets a newer version of the page take over, says so, and leaves what there is for the page after a reload", async () => {
  const { attempt, said, leave, opens, tell } = attempts(async () => cabinet);
  await attempt(works);
  tell("yielded");
  expect(leave).toHaveBeenCalledOnce();
  expect(said.at(-1)).toMatch(/^A newer version of this page is open in another tab.*reload this page/);
  // It doesn't hold up the other one again.
  expect(await attempt(works)).toBeUndefined();
  expect(opens).toHaveBeenCalledOnce();
  expect(new Set(said).size).toBe(1);
});

it("says the same of what was under way when it was taken over", async () => {
  const { attempt, said, tell } = attempts(async () => cabinet);
  const cut = attempt(async () => {
    tell("yielded");
    throw new DOMException("closed", "InvalidStateError");
  });
  expect(await cut).toBeUndefined();
  expect(new Set(said).size).toBe(1);
});

it("tells a storage of a newer version from one that is forbidden, and one that is full", async () => {
  const sentences: string[] = [];
  for (const error of [
    new OlderThanKept(),
    new DOMException("no", "SecurityError"),
    new DOMException("no", "QuotaExceededError"),
  ]) {
    const { attempt, said } = attempts(() => Promise.reject(error));
    await attempt(works);
    sentences.push(...said);
  }
  expect(sentences).toEqual([
    expect.stringMatching(/^This page is older than what this browser keeps/),
    expect.stringMatching(/^This browser keeps nothing/),
    expect.stringMatching(/^The browser's storage is full/),
  ]);
});

it("tries again where the room was taken for a moment, and says that the storage is full where it stays so", async () => {
  const { attempt, said } = attempts(async () => cabinet);
  const full = () => Promise.reject(new DOMException("no", "QuotaExceededError"));
  const put = vi.fn(works).mockImplementationOnce(full);
  const kept = attempt(put);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await kept).toBe("shelf");
  expect(said).toEqual([]);
  const lost = attempt(full);
  await vi.advanceTimersByTimeAsync(1000);
  expect(await lost).toBeUndefined();
  expect(said).toEqual([expect.stringMatching(/^The browser's storage is full/)]);
});

it("doesn't wait for a storage that another tab holds, and uses it once it answers", async () => {
  let answer: (cabinet: Cabinet) => void = () => undefined;
  const { attempt, said, opens, tell } = attempts(() => new Promise((resolve) => (answer = resolve)));
  const first = attempt(works);
  tell("blocked");
  await vi.advanceTimersByTimeAsync(3000);
  expect(await first).toBeUndefined();
  expect(new Set(said)).toEqual(new Set([expect.stringMatching(/^The browser's storage doesn't answer/)]));
  answer(cabinet);
  expect(await attempt(works)).toBe("shelf");
  expect(opens).toHaveBeenCalledOnce();
});

it("opens one again that the browser has closed, or that failed to open", async () => {
  let fails = true;
  const { attempt, opens, tell } = attempts(async () => {
    if (fails) throw new Error("busy");
    return cabinet;
  });
  expect(await attempt(works)).toBeUndefined();
  fails = false;
  expect(await attempt(works)).toBe("shelf");
  tell("lost");
  expect(await attempt(works)).toBe("shelf");
  expect(opens).toHaveBeenCalledTimes(3);
});

it("puts what is kept last after all else, wherever the clock jumps", () => {
  const clock = [1000, 2000, 1500, 1500, 90_000, 10, 2500, 90_001];
  let last: unknown;
  for (const now of clock) {
    const time = nextTime(now, last);
    if (typeof last === "number") expect(time).toBeGreaterThan(last);
    expect(time).toBeGreaterThanOrEqual(now);
    last = time;
  }
});
