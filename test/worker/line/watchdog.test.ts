import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createWatchdog } from "../../../src/worker/line/watchdog";
import { fakeLocks } from "./fakeLocks";

const died = vi.fn();
let owed = false;
let slept = 0;

beforeEach(() => {
  vi.useFakeTimers();
  owed = false;
  slept = 0;
  const now = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => now() + slept);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  died.mockClear();
});

const watchdog = () => createWatchdog(() => owed, died);
type Watchdog = ReturnType<typeof watchdog>;

function command(dog: Watchdog): void {
  dog.expect();
  owed = true;
}
function answer(dog: Watchdog): void {
  owed = false;
  expect(dog.hear({ kind: "opened" })).toBe(false);
}

describe("the watchdog of a worker with a lock", () => {
  it("knows at once when it ends, whether it works or not", () => {
    for (const working of [false, true]) {
      const locks = fakeLocks();
      const dog = watchdog();
      expect(dog.hear({ kind: "alive", lock: "a" } as { kind: string })).toBe(true);
      if (working) command(dog);
      locks.release("a");
      expect(died).toHaveBeenCalledExactlyOnceWith(expect.stringMatching(/^it ended without a word/));
      died.mockClear();
    }
  });

  it("waits for as long as it works, by whatever clock", () => {
    const locks = fakeLocks();
    const dog = watchdog();
    command(dog);
    dog.hear({ kind: "alive", lock: "a" } as { kind: string });
    vi.advanceTimersByTime(24 * 3_600_000);
    slept = 1e9;
    vi.advanceTimersByTime(24 * 3_600_000);
    expect(died).not.toHaveBeenCalled();
    dog.stop();
    locks.release("a");
    expect(died).not.toHaveBeenCalled();
  });

  it("goes by the clock where the page isn't allowed to wait for it", async () => {
    fakeLocks().forbid();
    const dog = watchdog();
    dog.hear({ kind: "alive", lock: "a" } as { kind: string });
    await vi.advanceTimersByTimeAsync(0);
    command(dog);
    await vi.advanceTimersByTimeAsync(2000);
    expect(died).toHaveBeenCalledOnce();
  });
});

describe("the watchdog of a worker without a lock", () => {
  function alive(): Watchdog {
    const dog = watchdog();
    dog.hear({ kind: "alive" });
    return dog;
  }

  it("misses an answer within two seconds of the command", () => {
    const dog = alive();
    for (let round = 0; round < 3; round++) {
      vi.advanceTimersByTime(10_000);
      command(dog);
      dog.hear({ kind: "begun" });
      vi.advanceTimersByTime(700);
      answer(dog);
    }
    vi.advanceTimersByTime(60_000);
    expect(died).not.toHaveBeenCalled();
    command(dog);
    vi.advanceTimersByTime(1000);
    expect(died).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(died).toHaveBeenCalledOnce();
  });

  it("lets one work that has begun, and hears of its progress", () => {
    const dog = alive();
    command(dog);
    dog.hear({ kind: "begun" });
    // A question that comes while it works can't be begun on before.
    command(dog);
    vi.advanceTimersByTime(50_000);
    dog.hear({ kind: "answer" });
    vi.advanceTimersByTime(50_000);
    expect(died).not.toHaveBeenCalled();
    vi.advanceTimersByTime(11_000);
    expect(died).toHaveBeenCalledOnce();
  });

  it("doesn't count the time that the page was asleep, or its timers were held back", () => {
    const dog = alive();
    command(dog);
    for (let minute = 0; minute < 10; minute++) {
      slept += 60_000;
      vi.advanceTimersByTime(1000);
    }
    expect(died).not.toHaveBeenCalled();
    answer(dog);
    vi.advanceTimersByTime(60_000);
    expect(died).not.toHaveBeenCalled();
  });
});

it("gives a worker time to load, and no more", () => {
  const dog = watchdog();
  command(dog);
  vi.advanceTimersByTime(9000);
  expect(died).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1500);
  expect(died).toHaveBeenCalledOnce();
});

it("expects one that replaces another within two seconds", () => {
  const dog = createWatchdog(() => owed, died, true);
  command(dog);
  vi.advanceTimersByTime(1500);
  expect(died).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  expect(died).toHaveBeenCalledOnce();
});

it("has no time to lose once a worker has said anything, with its lock yet to come", () => {
  const dog = watchdog();
  command(dog);
  dog.hear({ kind: "begun" });
  answer(dog);
  command(dog);
  vi.advanceTimersByTime(2000);
  expect(died).toHaveBeenCalledOnce();
});

it("has no clock running while nothing is owed", () => {
  const dog = watchdog();
  dog.hear({ kind: "alive" });
  command(dog);
  answer(dog);
  vi.advanceTimersByTime(1000);
  expect(vi.getTimerCount()).toBe(0);
});
