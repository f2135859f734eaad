import type { Op } from "../op";
import type { Operation } from "../operation";

/** An operation on two arrays, number by number. */
export interface Binary extends Operation {
  readonly op: Op;
}

/** Tried with equal shapes, with a vector beside a matrix, and with axes of length 1 on both sides. */
export function binary(op: Op, names: readonly string[], range?: readonly [number, number]): Binary {
  const shapes = [
    op.example,
    [[2, 3], [3]],
    [
      [2, 1, 3],
      [4, 1],
    ],
    [[], [3]],
  ];
  return {
    id: op.id,
    names,
    op,
    examples: shapes.map((example) => ({ op: { ...op, example }, ...(range && { range }) })),
  };
}
