/** What is dealt out: the memory of a compiled module, from its first free byte on. */
export interface Growing {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  firstFree(): number;
}

const page = 65536;

/** Every block begins at a multiple of it: a line of the cache. */
const line = 64;

interface MemoryBlock {
  readonly address: number;
  readonly bytes: number;
}

/**
 * The kernels' memory, dealt out in blocks. It grows where it must, which takes the views of before away: they are made again
 * by `MemoryNumbers`. Nothing is taken while a plan runs.
 */
export class KernelMemory {
  private readonly memory: Growing["memory"];
  private readonly taken = new Map<number, MemoryBlock>();
  /** Ascending, none beside another. */
  private free: MemoryBlock[];

  constructor({ memory, firstFree }: Growing) {
    this.memory = memory;
    const first = upTo(firstFree(), line);
    this.free = [{ address: first, bytes: memory.buffer.byteLength - first }];
  }

  get buffer(): ArrayBuffer {
    return this.memory.buffer;
  }

  /**
   * The place of a block of so many bytes, all 0.
   * @throws RangeError where the memory can't grow any more
   */
  take(wanted: number): number {
    const bytes = Math.max(line, upTo(wanted, line));
    let found = this.free.findIndex((block) => block.bytes >= bytes);
    if (found < 0) {
      this.grow(bytes);
      found = this.free.length - 1;
    }
    const { address, bytes: there } = this.free[found];
    this.free.splice(
      found,
      1,
      ...(there > bytes ? [{ address: address + bytes, bytes: there - bytes }] : []),
    );
    this.taken.set(address, { address, bytes });
    new Uint8Array(this.buffer, address, bytes).fill(0);
    return address;
  }

  /** Takes a block back, as `take` gave it. */
  release(address: number): void {
    const block = this.taken.get(address);
    if (!block) throw new Error(`kernels: no block begins at ${address}`);
    this.taken.delete(address);
    const all = [...this.free, block].sort((a, b) => a.address - b.address);
    this.free = [];
    for (const next of all) {
      const last = this.free.at(-1);
      if (last && last.address + last.bytes === next.address)
        this.free[this.free.length - 1] = { address: last.address, bytes: last.bytes + next.bytes };
      else this.free.push(next);
    }
  }

  /** Makes the last free block as long as it is asked for. */
  private grow(bytes: number): void {
    const before = this.buffer.byteLength;
    const last = this.free.at(-1);
    const atEnd = last && last.address + last.bytes === before ? last : { address: before, bytes: 0 };
    if (atEnd === last) this.free.pop();
    const pages = Math.ceil((bytes - atEnd.bytes) / page);
    try {
      this.memory.grow(pages);
    } catch (cause) {
      if (last) this.free.push(last);
      throw new RangeError(`kernels: there is no memory for ${Math.ceil(bytes / 1e6)} MB more`, { cause });
    }
    this.free.push({ address: atEnd.address, bytes: atEnd.bytes + pages * page });
  }
}

export const upTo = (bytes: number, multiple: number): number => Math.ceil(bytes / multiple) * multiple;

interface Views {
  Float64Array: Float64Array;
  Float32Array: Float32Array;
  Int32Array: Int32Array;
  Uint8Array: Uint8Array;
}

/** Numbers in a memory that may grow. */
export class MemoryNumbers<Kind extends keyof Views> {
  private readonly memory: KernelMemory;
  private readonly make: new (
    buffer: ArrayBuffer,
    address: number,
    length: number,
  ) => Views[Kind];
  private known: Views[Kind];
  readonly address: number;
  private readonly length: number;

  constructor(memory: KernelMemory, kind: Kind, address: number, length: number) {
    this.memory = memory;
    this.make = globalThis[kind] as unknown as MemoryNumbers<Kind>["make"];
    this.address = address;
    this.length = length;
    this.known = new this.make(memory.buffer, address, length);
  }

  /** Good until the memory grows. */
  get view(): Views[Kind] {
    if (this.known.buffer !== this.memory.buffer)
      this.known = new this.make(this.memory.buffer, this.address, this.length);
    return this.known;
  }
}
