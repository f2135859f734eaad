import type { LayerChain } from "./layerChain";

/** Numbers of a tensor as [example][feature]. */
export const tensorTable =
  ({ isColumns }: LayerChain) =>
  (numbers: Float64Array, features: number): number[][] => {
    const examples = numbers.length / features;
    return Array.from({ length: examples }, (_, n) =>
      Array.from({ length: features }, (_f, k) => numbers[isColumns ? k * examples + n : n * features + k]),
    );
  };

/** Its transpose: networks keep examples innermost. */
export const columnsOf = (rows: readonly (readonly number[])[]): number[][] =>
  rows[0].map((_, k) => rows.map((row) => row[k]));
