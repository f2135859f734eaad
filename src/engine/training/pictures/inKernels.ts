import type { Kernels } from "../../simd/kernels";
import { MemoryNumbers } from "../../simd/memory";
import type { PreparedData } from "../data/preparedData";

/**
 * The data with their bytes in the kernels' memory alone, where they are bytes: what was there before can go. As the memory may grow, which
 * takes the views of before away, `inputs` is to be asked for each time, and not kept.
 */
export function inKernels(data: PreparedData, kernels: Kernels | undefined): PreparedData {
  const { inputs } = data;
  if (!kernels || !(inputs instanceof Uint8Array)) return data;
  const { memory } = kernels;
  const numbers = new MemoryNumbers(memory, "Uint8Array", memory.take(inputs.length), inputs.length);
  numbers.view.set(inputs);
  return Object.defineProperty({ ...data }, "inputs", { enumerable: true, get: () => numbers.view });
}
