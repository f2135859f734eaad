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
