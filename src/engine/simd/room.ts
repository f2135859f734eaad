import { upTo } from "./memory";

/** Bytes of a vector: two numbers in double precision, four in single. */
export const vector = 16;

/**
 * Room in a block that isn't taken yet: places are given out first, and when it is known how many bytes they come to, once
 * more, in the block.
 */
export class MemoryRoom {
  /** Settings that are to be written, in double precision. */
  readonly numbers: (readonly [place: number, numbers: readonly number[]])[] = [];
  private next: number;

  /** @param base a multiple of 64 */
  constructor(base: number) {
    this.next = base;
  }

  take(bytes: number): number {
    const address = this.next;
    // What works on whole vectors may read one beyond the end.
    this.next = upTo(address + bytes + vector, 64);
    return address;
  }

  /** Room for settings; at least two, since a kernel may read one that it has no use for. */
  takeNumbers(numbers: readonly number[]): number {
    const address = this.take(8 * Math.max(2, numbers.length));
    this.numbers.push([address, numbers]);
    return address;
  }

  /** Where what has been given out ends. */
  get end(): number {
    return this.next;
  }
}
