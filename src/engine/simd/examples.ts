import type { Kernels } from "./kernels";

/** Examples, row by row: inputs [count × features], targets [count × outputs]. */
interface Rows {
  readonly count: number;
  readonly inputs: Float64Array | Float32Array;
  readonly targets: Float64Array;
}

/** Numbers row by row in the kernels' memory. */
export interface KernelRows {
  readonly place: number;
  readonly width: number;
  /** Bytes of a number: 8 or 4. */
  readonly size: number;
}

export interface KernelExamples {
  readonly count: number;
  readonly inputs: KernelRows;
  readonly targets: KernelRows;
}

const known = new WeakMap<Kernels, WeakMap<Rows, KernelExamples>>();

/** Brings examples into the kernels' memory, for as long as that is there; the same ones but once. */
export function kernelExamples(kernels: Kernels, examples: Rows): KernelExamples {
  const ofKernels = known.get(kernels) ?? new WeakMap<Rows, KernelExamples>();
  known.set(kernels, ofKernels);
  const there = ofKernels.get(examples);
  if (there) return there;
  const { count } = examples;
  const brought = (numbers: Float64Array | Float32Array): KernelRows => {
    const place = kernels.memory.take(numbers.byteLength);
    const { buffer } = kernels.memory;
    if (numbers instanceof Float64Array) new Float64Array(buffer, place).set(numbers);
    else new Float32Array(buffer, place).set(numbers);
    return { place, width: count === 0 ? 0 : numbers.length / count, size: numbers.BYTES_PER_ELEMENT };
  };
  const made = { count, inputs: brought(examples.inputs), targets: brought(examples.targets) };
  ofKernels.set(examples, made);
  return made;
}
