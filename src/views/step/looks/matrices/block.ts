import type { NetworkDocument } from "../../../../engine/document/document";
import type { Labels } from "../../../../engine/names/labels";
import { isTurned, type MatrixConvention } from "../../../../engine/names/presentation";
import type { Plain } from "../../../../engine/names/tensorRef";

export interface BlockShape {
  readonly rows: number;
  readonly columns: number;
}

/** Which examples the blocks show. */
export interface BlockExamples {
  /** How many, side by side. */
  readonly count: number;
  /** The one that the other panels show, 1-based; absent where there is one alone. */
  readonly shown?: number;
}

/** A matrix with its gradient below it. */
export interface Block {
  readonly symbol: string;
  readonly shape: BlockShape;
  readonly transposed?: boolean;
  readonly parameter?: boolean;
  /** Along which side the examples lie, where there are several. */
  readonly examples?: "rows" | "columns";
  of(row: number, column: number): Plain;
}

export interface BlocksProps {
  readonly document: NetworkDocument;
  readonly examples: BlockExamples;
  readonly notation: Labels;
  readonly convention: MatrixConvention;
}

/** One number of each unit, or one for each example: a vector that becomes a matrix with the batch. */
export function perExample(
  symbol: string,
  size: number,
  convention: MatrixConvention,
  { count, shown }: BlockExamples,
  of: (unit: number, example: number | undefined) => Plain,
): Block {
  const rows = isTurned(convention);
  const exampleAt = (index: number) => (count > 1 ? index + 1 : shown);
  return {
    symbol,
    shape: rows ? { rows: count, columns: size } : { rows: size, columns: count },
    ...(count > 1 && { examples: rows ? "rows" : "columns" }),
    of: (r, c) => (rows ? of(c + 1, exampleAt(r)) : of(r + 1, exampleAt(c))),
  };
}
