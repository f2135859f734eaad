/**
 * Comparisons of real numbers that are equal, where a function may have a kink: on which side of it the number counts is the
 * program's choice.
 */
export class Boundaries {
  /** Where in the source they stand. */
  readonly met = new Set<number>();
  /** Of those it is answered as beside the boundary, on the other side. */
  exchanged: ReadonlySet<number> = new Set();
  private readonly offset: () => number;

  /** @param offset the offset of what is being done */
  constructor(offset: () => number) {
    this.offset = offset;
  }

  /** What a comparison by order says of two numbers. */
  decided(a: number, b: number, answer: boolean): boolean {
    if (a !== b) return answer;
    const offset = this.offset();
    this.met.add(offset);
    return this.exchanged.has(offset) ? !answer : answer;
  }
}
