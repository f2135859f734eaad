/** Does something soon after it is asked to, and again for what has been asked meanwhile. */
export interface Saver {
  ask(): void;
  /** Doesn't wait any longer, since the page may go away. */
  hurry(): void;
  /** Whether what was asked for isn't done yet. */
  pending(): boolean;
}

/** However long one takes, the next need not wait for longer, in milliseconds. */
const longestRest = 10_000;

/**
 * @param task begins soon when it hasn't run for a while
 * @param rest at least so many milliseconds pass after a run; `times` as long as it took, if that is more
 * @param soon calls back when the task may begin; at once unless there is something to do before
 */
export function createSaver(
  task: () => Promise<void>,
  rest: () => number,
  later: (callback: () => void, milliseconds: number) => void,
  times = 2,
  soon: (callback: () => void) => void = (callback) => callback(),
): Saver {
  let running = false;
  let beginning = false;
  let resting = false;
  let wanted = false;
  async function run(): Promise<void> {
    wanted = false;
    running = true;
    const begun = performance.now();
    try {
      await task();
    } finally {
      // Also where it failed: what is asked for next may be done.
      running = false;
      resting = true;
      later(
        () => {
          resting = false;
          if (wanted && !running) void run();
        },
        Math.max(rest(), Math.min(times * (performance.now() - begun), longestRest)),
      );
    }
  }
  return {
    ask() {
      wanted = true;
      if (running || resting || beginning) return;
      beginning = true;
      soon(() => {
        beginning = false;
        if (wanted && !running && !resting) void run();
      });
    },
    hurry() {
      if (wanted && !running) void run();
    },
    pending: () => wanted || running,
  };
}
