import { afterAll, beforeAll } from "vitest";

// The unit tests' files run one after the other with the same globals: what one of them has set a timer for, as a watchdog
// that nobody stopped, mustn't go off in the next.
const { setTimeout: original } = globalThis;
const set = new Set<ReturnType<typeof setTimeout>>();

beforeAll(() => {
  const kept = (...given: Parameters<typeof setTimeout>) => {
    const timer = original(...given);
    set.add(timer);
    return timer;
  };
  globalThis.setTimeout = Object.assign(kept, original);
});
afterAll(() => {
  globalThis.setTimeout = original;
  for (const timer of set) clearTimeout(timer);
});
