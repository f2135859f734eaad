import type { Op } from "./op";

/** An op with settings as the contract test tries it, and numbers that it may be tried with. */
export interface Example {
  readonly op: Op;
  /** Smallest and largest number that goes in; any where absent. */
  readonly range?: readonly [number, number];
}

/** An operation of programs: its names in NumPy and PyTorch, without prefixes, and examples for the contract test. */
export interface Operation {
  readonly id: string;
  readonly names: readonly string[];
  readonly examples: readonly Example[];
}
