/**
 * One buffer, many views: all numbers of a run lie in one block of memory, so that it can be moved to a
 * worker or shared with a WebAssembly kernel as a whole.
 */
export class Arena {
  private readonly buffer: Float64Array;
  private used = 0;

  /** @param capacity how many numbers it holds */
  constructor(capacity: number) {
    this.buffer = new Float64Array(capacity);
  }

  /**
   * The next `length` numbers, all 0.
   * @throws RangeError when the arena is full
   */
  take(length: number): Float64Array {
    if (this.used + length > this.buffer.length) {
      throw new RangeError(
        `arena: ${length} numbers asked for, ${this.buffer.length - this.used} left of ${this.buffer.length}`,
      );
    }
    const view = this.buffer.subarray(this.used, this.used + length);
    this.used += length;
    return view;
  }

  /** Where the next view will begin; with `between`, a way to span several views by one. */
  get position(): number {
    return this.used;
  }

  /** One view over all that was taken between two positions. */
  between(from: number, to: number): Float64Array {
    return this.buffer.subarray(from, to);
  }
}
