import type { Work } from "./library";
import { median } from "./measure";

/**
 * How many bytes a pass allocates: the median growth of the heap over blocks of passes, so that a collection within some
 * of them doesn't count, less what looking at the heap costs.
 */
export function bytesPerPass(run: Work): number {
  const [blocks, passes] = [200, 500];
  void run(20 * passes); // the compilers allocate too
  globalThis.gc?.();
  const growth = (count: number) =>
    median(
      Array.from({ length: blocks }, () => {
        const before = process.memoryUsage().heapUsed;
        void run(count);
        return process.memoryUsage().heapUsed - before;
      }),
    );
  return (growth(passes) - growth(0)) / passes;
}
