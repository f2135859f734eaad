import type { Shape } from "../shape";

/**
 * How the exported programs write an operation of programs: the export `code` beside the operation, as `Code` is of a
 * variant. Rules are Python, one statement to a line; the last is the result. Letters: the inputs by their names in the
 * operation (`A`, `B`), `ALL` for a list of them, `Y` what comes out, `G` its gradient; `GK` and `YK` those with the axes
 * that a reduction took away, of length 1; what the operation was made with in capitals (`AXIS`), and `COUNT`, how many
 * numbers go into each that comes out.
 */
export interface OperationCode {
  readonly numpy: {
    readonly forward: CodeRule;
    /** The share of each input's gradient, in the input's shape, or in the output's where the operation broadcasts. */
    readonly backward: readonly CodeRule[] | ((input: number) => CodeRule);
  };
  /** NumPy's with `torch` for `np` where it is left out. */
  readonly pytorch?: CodeRule;
}

export type CodeRule = string | ((made: MadeWith) => string);

/** What a rule can be made from. */
export interface MadeWith {
  /** What the operation was made with. */
  readonly made: Readonly<Record<string, unknown>>;
  readonly shapes: readonly Shape[];
  readonly output: Shape;
}
