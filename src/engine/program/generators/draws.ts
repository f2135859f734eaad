/** What a generator draws. */
export interface Draws {
  /** From [0, 1), with 53 bits. */
  double(): number;
  /** From the standard normal distribution. */
  gauss(): number;
  /** A whole number from 0 to `most`. */
  interval(most: number): number;
  /** The items in a random order. */
  shuffled<Item>(items: readonly Item[]): Item[];
}
