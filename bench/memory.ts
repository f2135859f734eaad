import { median } from "./measure";

/**
 * How many bytes a pass allocates: the median growth of the heap over blocks of passes, so that a collection within one
 * of them doesn't count.
 */
export function bytesPerPass(run: (passes: number) => void): number {
  const [blocks, passes] = [50, 2000];
  run(10 * passes); // the compilers allocate too
  globalThis.gc?.();
  const growth = Array.from({ length: blocks }, () => {
    const before = process.memoryUsage().heapUsed;
    run(passes);
    return process.memoryUsage().heapUsed - before;
  });
  return median(growth) / passes;
}
