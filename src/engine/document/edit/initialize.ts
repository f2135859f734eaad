import { initializers } from "../../initializers";
import { losses } from "../../losses";
import { reductions } from "../../ops/reduction";
import { optimizers } from "../../optimizers";
import { learningRate } from "../../optimizers/optimizer";
import { createRandom } from "../../random";
import type { Edit, NetworkDocument } from "../document";
import { withoutUpdates } from "../version";
import { resizeDocument } from "./resizeDocument";

/**
 * Draws all weights again, layer by layer; biases become 0, and there are no updates before.
 * @param seed any integer; the same one gives the same weights
 */
export function initialize(id: string, seed: number): Edit {
  return (document) => {
    const initializer = initializers.find((candidate) => candidate.id === id);
    if (!initializer || !Number.isInteger(seed)) return document;
    const random = createRandom(seed);
    const layers = document.layers.map((layer, l) => {
      const before = l === 0 ? document.inputs : document.layers[l - 1].units;
      const drawn = new Float64Array(layer.units * before);
      initializer.fill(drawn, before, layer.units, random);
      const weights = Array.from({ length: layer.units }, (_, j) => [
        ...drawn.subarray(j * before, (j + 1) * before),
      ]);
      return { ...layer, weights, bias: layer.bias.map(() => 0) };
    });
    return { ...withoutUpdates(document), layers };
  };
}

/**
 * A network to begin with: sigmoid units with a bias each, one example, and the first choice of everything else.
 * @param sizes the number of inputs, then the units of each layer; at least two numbers, each at least 1
 */
export function blank([inputs, ...units]: readonly number[], seed: number): NetworkDocument {
  const document: NetworkDocument = {
    format: "backprop-workbench",
    version: 1,
    title: "New network",
    inputs,
    layers: units.map((count) => ({
      units: count,
      activation: "sigmoid",
      biasMode: "perUnit",
      weights: [],
      bias: [],
    })),
    loss: { type: losses[0].id, reduction: reductions[0].id },
    optimizer: { type: optimizers[0].id, learningRate: learningRate.default },
    // With inputs of 1 every weight has a gradient.
    batch: { inputs: [Array.from({ length: inputs }, () => 1)], targets: [[1]] },
  };
  return initialize("xavier", seed)(resizeDocument(document));
}

/** The sizes in a text such as "2-3-1"; nothing where it isn't one. */
export function parseSizes(text: string): number[] | undefined {
  const sizes = /^\s*\d+(\s*[-–−,x×\s]\s*\d+)+\s*$/i.test(text) ? (text.match(/\d+/g) ?? []).map(Number) : [];
  return sizes.length > 1 && sizes.every((size) => size >= 1) ? sizes : undefined;
}
