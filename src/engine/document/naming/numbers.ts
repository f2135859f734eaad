import { parseQuantity } from "../../names/canonicalName";
import { type Plain, plain } from "../../names/tensorRef";
import { type NetworkDocument, stagesOf } from "../document";
import { hasNumber } from "./hasNumber";

/** The number of the network whose name a quantity is written with: a weight's gradient is written with the weight's. */
export function namedBy(document: NetworkDocument, quantity: string): Plain | undefined {
  const of = parseQuantity(quantity)?.of;
  const own = of && { ...of, example: undefined };
  return own && hasNumber(own, document) ? own : undefined;
}

/** All numbers of its tensor, row by row. */
export function tensorOf(document: NetworkDocument, { base, layer, stage, index }: Plain): readonly Plain[] {
  const { inputs, layers } = document;
  if (index.length === 0) return [plain(base, layer, [], undefined, stage)];
  const units = layers[(layer ?? layers.length) - 1].units;
  const rows = base === "x" ? inputs : units;
  const columns = base === "W" ? (layer === 1 ? inputs : layers[Number(layer) - 2].units) : undefined;
  return Array.from({ length: rows }, (_, j) =>
    columns === undefined
      ? [plain(base, layer, [j + 1], undefined, stage)]
      : Array.from({ length: columns }, (__, i) => plain(base, layer, [j + 1, i + 1], undefined, stage)),
  ).flat();
}

/** Every number that the page writes, once for all examples. */
export function* numbersOfNetwork(document: NetworkDocument): Iterable<Plain> {
  const all = (base: Plain["base"], layer?: number, stage?: number) =>
    tensorOf(document, plain(base, layer, [1], undefined, stage));
  yield* all("x");
  for (const [l, layer] of document.layers.entries()) {
    yield* all("W", l + 1);
    if (layer.biasMode === "perUnit") yield* all("b", l + 1);
    if (layer.biasMode === "shared") yield plain("b", l + 1, []);
    yield* all("z", l + 1);
    for (let stage = 1; stage < stagesOf(layer).length; stage++) yield* all("a", l + 1, stage);
    yield* all("a", l + 1);
  }
  yield* all("t");
  yield plain("L", undefined, []);
}

const words: Readonly<Partial<Record<Plain["base"], string>>> = {
  x: "inputs",
  t: "targets",
  W: "weights",
  b: "biases",
  z: "sums",
  a: "units",
};

/** What the numbers of a tensor are called, for sentences: "weights of layer 1". */
export const tensorWords = ({ base, layer }: Plain): string =>
  `${words[base] ?? base}${layer === undefined ? "" : ` of layer ${layer}`}`;
