import type { Kernels } from "./kernels";

/** What a byte b of column i stands for: b · factors[i] + shifts[i]. */
export interface ByteScale {
  readonly factors: Float64Array;
  readonly shifts: Float64Array;
}

/** Examples: inputs [stored × features], targets [stored × outputs], row by row. */
export interface StoredExamples {
  readonly count: number;
  readonly inputs: Float64Array | Float32Array | Uint8Array;
  readonly targets: Float64Array;
  /** Which of the stored rows they are; without, all in their order. */
  readonly rows?: Int32Array;
  /** How many rows are stored, where they aren't `count`. */
  readonly stored?: number;
  /** For inputs that are bytes. */
  readonly scale?: ByteScale;
}

/** Numbers row by row in the kernels' memory. */
export interface KernelRows {
  readonly address: number;
  readonly width: number;
  /** Bytes of a number: 8, 4 or 1. */
  readonly size: number;
  /** Where the factors and shifts of bytes are. */
  readonly factors: number;
  readonly shifts: number;
}

export interface KernelExamples {
  readonly inputs: KernelRows;
  readonly targets: KernelRows;
}

/** By the numbers: parts of the same data share them. Those that are in the kernels' memory already, by their place. */
const known = new WeakMap<
  Kernels,
  { readonly brought: WeakMap<StoredExamples["inputs"], KernelRows>; readonly there: Map<number, KernelRows> }
>();

/** Brings examples into the kernels' memory, for as long as that is there; the same numbers but once. */
export function kernelExamples(kernels: Kernels, examples: StoredExamples): KernelExamples {
  const { brought, there } = known.get(kernels) ?? { brought: new WeakMap(), there: new Map() };
  known.set(kernels, { brought, there });
  const stored = examples.stored ?? examples.count;
  const rowsOf = (numbers: StoredExamples["inputs"], scale?: ByteScale): KernelRows => {
    const isThere = numbers.buffer === kernels.memory.buffer;
    const before = isThere ? there.get(numbers.byteOffset) : brought.get(numbers);
    if (before) return before;
    const { length, byteOffset, BYTES_PER_ELEMENT: size } = numbers;
    const made = {
      address: isThere ? byteOffset : placed(kernels, numbers),
      width: stored === 0 ? 0 : length / stored,
      size,
      factors: scale ? placed(kernels, scale.factors) : 0,
      shifts: scale ? placed(kernels, scale.shifts) : 0,
    };
    if (isThere) there.set(byteOffset, made);
    else brought.set(numbers, made);
    return made;
  };
  return { inputs: rowsOf(examples.inputs, examples.scale), targets: rowsOf(examples.targets) };
}

function placed({ memory }: Kernels, numbers: StoredExamples["inputs"]): number {
  const address = memory.take(numbers.byteLength);
  const { buffer } = memory;
  if (numbers instanceof Float64Array) new Float64Array(buffer, address).set(numbers);
  else if (numbers instanceof Float32Array) new Float32Array(buffer, address).set(numbers);
  else new Uint8Array(buffer, address).set(numbers);
  return address;
}
