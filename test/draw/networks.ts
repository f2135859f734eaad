import type { NetworkSizes } from "../../src/draw/graph/graphParts";

/** Networks to draw, from the smallest exercise to the largest that a picture is promised for. */
export const networks: readonly { readonly name: string; readonly network: NetworkSizes }[] = [
  sized("2-2-2", "shared"),
  sized("1-1", "none"),
  sized("3-4-3", "perUnit"),
  sized("4-8-8-3", "perUnit"),
  sized("16-16-16-16-16", "perUnit"),
  sized("2-16-1", "shared"),
];

/** Widths and heights in pixels: desk, large, phone, and small beside training. */
export const sizes: readonly (readonly [number, number])[] = [
  [700, 608],
  [1000, 700],
  [390, 500],
  [420, 300],
];

function sized(
  name: string,
  biasMode: "perUnit" | "shared" | "none",
): { name: string; network: NetworkSizes } {
  const [inputs, ...units] = name.split("-").map(Number);
  return {
    name: `${name} (bias ${biasMode})`,
    network: { inputs, layers: units.map((count) => ({ units: count, biasMode })) },
  };
}
