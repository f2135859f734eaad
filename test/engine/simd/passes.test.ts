import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations";
import { type NetworkDocument, stagesOf } from "../../../src/engine/document/document";
import { lossOpOf, variantById } from "../../../src/engine/document/variants";
import { settingsOf } from "../../../src/engine/math/parameter";
import { penalties } from "../../../src/engine/penalties";
import { createRandom, normal } from "../../../src/engine/random";
import { loadKernels } from "../../../src/engine/simd/load";
import { like } from "../../documents";
import fc from "../../fastCheck";
import { networkOf } from "../explain/randomNetworks";
import { disagreements } from "./agreement";

const kernels = loadKernels();
if (!kernels) throw new Error("there is no WebAssembly here");

/** A network of these sizes, the inputs first, with so many examples. */
function networkOfSizes(sizes: readonly number[], examples: number, seed: number): NetworkDocument {
  const random = createRandom(seed);
  const numbers = (count: number, size = 1) => Array.from({ length: count }, () => size * normal(random));
  const outputs = sizes[sizes.length - 1];
  return like({
    inputs: sizes[0],
    layers: sizes.slice(1).map((units, l) => ({
      units,
      activation: l + 2 === sizes.length ? "softmax" : "tanh",
      biasMode: "perUnit",
      weights: Array.from({ length: units }, () => numbers(sizes[l], 1 / Math.sqrt(sizes[l]))),
      bias: numbers(units),
    })),
    loss: { type: "crossEntropy", reduction: "mean" },
    batch: {
      inputs: Array.from({ length: examples }, () => numbers(sizes[0])),
      targets: Array.from({ length: examples }, (_, n) =>
        Array.from({ length: outputs }, (_, k) => Number(k === n % outputs)),
      ),
    },
  });
}

/** Whether all of its variants say that the kernels have them. One that is added may do without. */
function hasKernels(document: NetworkDocument): boolean {
  const { layers } = document;
  const used = [
    lossOpOf(document),
    ...layers.flatMap(stagesOf).map(({ type, settings }) => {
      const { parameters, create } = variantById(activations, type, "activation");
      return create(settingsOf(parameters, settings));
    }),
    ...penalties.filter(({ id }) => layers.some(({ penalty }) => penalty?.[id])),
  ];
  return used.every(({ kernel }) => kernel !== undefined);
}

describe.each(["float64", "float32"] as const)(
  "passes on the kernels in %s are those of the plain loops",
  (precision) => {
    it("for networks with each of the variants", () => {
      let compiled = 0;
      for (let k = 0; k < 300; k++) {
        const found = disagreements(kernels, networkOf(k), precision);
        expect(found !== undefined, `network ${k}`).toBe(hasKernels(networkOf(k)));
        if (found) compiled += 1;
        expect(found ?? [], `network ${k}`).toEqual([]);
      }
      expect(compiled).toBeGreaterThan(0);
    });

    it("for networks and batches of any size", () => {
      // From 24 inputs on the examples are rows.
      const inputs = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 22, max: 40 }));
      const units = fc.integer({ min: 1, max: 11 });
      const property = fc.property(
        inputs,
        units,
        units,
        fc.integer({ min: 1, max: 13 }),
        fc.nat(),
        (i, h, o, n, seed) => {
          expect(disagreements(kernels, networkOfSizes([i, h, o], n, seed), precision)).toEqual([]);
        },
      );
      fc.assert(property, { numRuns: 150 });
    });
  },
);
