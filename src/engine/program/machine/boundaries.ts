/**
 * Comparisons of real numbers that are equal, where a function may have a kink: on which side of it the number counts is the
 * program's choice.
 */
export class Boundaries {
  /** Where in the source they stand. */
  readonly met = new Set<number>();
  /** Of those it is answered as beside the boundary, on the other side. */
  exchanged: ReadonlySet<number> = new Set();
  private readonly place: () => number;

  /** @param place the offset of what is being done */
  constructor(place: () => number) {
    this.place = place;
  }

  /** What a comparison by order says of two numbers. */
  decided(a: number, b: number, answer: boolean): boolean {
    if (a !== b) return answer;
    const place = this.place();
    this.met.add(place);
    return this.exchanged.has(place) ? !answer : answer;
  }
}
