/** A number as it was written down: its digits say how exact it is meant. */
export interface WrittenNumber {
  /** In plain characters, with a decimal point: `-0.0272`, `1.30e-3`, `1/3`. */
  readonly text: string;
  readonly value: number;
  /** Half a unit of the last digit that was written, trailing zeros included; 0 for a fraction such as 2/3. */
  readonly half: number;
}

/** Someone's own number for a quantity of the pass. */
export interface GivenAnswer {
  /** Canonical name. */
  readonly quantity: string;
  /** What it was called. */
  readonly label: string;
  readonly number: WrittenNumber;
  /** 1-based line of the text that it was read from; none where it was typed in by itself. */
  readonly line?: number | undefined;
  /** The convention, other than the program's, by which it was read; the end of a sentence. */
  readonly convention?: string;
  /** Whether it is one example's share of a gradient where their sum belongs. */
  readonly isUnsummed?: true;
  /** The canonical names of the numbers that belong where this one stands alone; `quantity` is the first of them. */
  readonly insteadOf?: readonly string[];
}
