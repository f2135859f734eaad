import { describe, expect, it } from "vitest";
import {
  affineBiasGradient,
  affineForward,
  affineInputGradient,
  affineWeightGradient,
} from "../../../../src/engine/math/kernels/affine";
import fc from "../../../fastCheck";
import { behind, expectAgreement, numbers } from "./agreement";

/** All four kernels in one shape, with a bias per unit, a shared one and none. */
function expectAllToAgree(outputs: number, inputs: number, batch: number, seed: number, special = false) {
  const buffer = (k: number, count: number) => numbers(seed + k, count, special);
  const W = buffer(1, outputs * inputs);
  const X = buffer(2, inputs * batch);
  const G = buffer(3, outputs * batch);
  for (const biases of new Set([0, 1, outputs])) {
    expectAgreement({
      // What is in Z before, NaN too, must not matter.
      buffers: { W, X, b: buffer(4, biases), Z: numbers(seed + 5, outputs * batch + behind, true) },
      written: "Z",
      run: (kernels, { W, X, b, Z }) => kernels.affineForward(W, X, b, Z, outputs, inputs, batch),
    });
    expectAgreement({
      buffers: { G, db: buffer(6, biases) },
      written: "db",
      run: (kernels, { G, db }) => kernels.affineBiasGradient(G, db, outputs, batch),
    });
  }
  expectAgreement({
    buffers: { W, G, dX: buffer(7, inputs * batch + behind) },
    written: "dX",
    run: (kernels, { W, G, dX }) => kernels.affineInputGradient(W, G, dX, outputs, inputs, batch),
  });
  expectAgreement({
    buffers: { G, X, dW: buffer(8, outputs * inputs + behind) },
    written: "dW",
    run: (kernels, { G, X, dW }) => kernels.affineWeightGradient(G, X, dW, outputs, inputs, batch),
  });
}

// Up to 21 there are two blocks of 8, two of 2 and one of 1: every block meets every other as a neighbour.
const size = fc.integer({ min: 1, max: 21 });
const seed = fc.integer();

describe("the affine kernels", () => {
  it("agree with the plain ones in any small shape", () => {
    const property = fc.property(size, size, size, seed, (outputs, inputs, batch, seed) =>
      expectAllToAgree(outputs, inputs, batch, seed),
    );
    fc.assert(property, { numRuns: 400 });
  });

  it("agree with the plain ones on a single example", () => {
    const property = fc.property(size, size, seed, (outputs, inputs, seed) =>
      expectAllToAgree(outputs, inputs, 1, seed),
    );
    fc.assert(property, { numRuns: 100 });
  });

  it("let NaN and infinities through as the plain ones do", () => {
    const property = fc.property(size, size, size, seed, (outputs, inputs, batch, seed) =>
      expectAllToAgree(outputs, inputs, batch, seed, true),
    );
    fc.assert(property, { numRuns: 200 });
  });

  it.each([
    [50, 784, 7],
    [10, 50, 100],
    [3, 2, 255],
    [2, 3, 256],
    [9, 11, 257],
    [17, 10, 600],
    [4, 300, 3],
    [64, 64, 1],
  ])("agree with the plain ones for %i units of %i inputs and %i examples", (outputs, inputs, batch) => {
    expectAllToAgree(outputs, inputs, batch, 1);
  });

  it("compute the example worked by hand", () => {
    const W = Float64Array.of(1, 2, 3, 4);
    const X = Float64Array.of(5, 6, 7, 8);
    const withBias = (...b: number[]) => {
      const Z = new Float64Array(4);
      affineForward(W, X, Float64Array.from(b), Z, 2, 2, 2);
      return [...Z];
    };
    expect(withBias(100, 200)).toEqual([119, 122, 243, 250]);
    expect(withBias(100)).toEqual([119, 122, 143, 150]);
    expect(withBias()).toEqual([19, 22, 43, 50]);
  });

  it("add to the gradients that are there", () => {
    const W = Float64Array.of(1, 2, 3, 4);
    const G = Float64Array.of(1, 0, 0, 1);
    const dW = Float64Array.of(10, 20, 30, 40);
    const dX = Float64Array.of(10, 20, 30, 40);
    affineWeightGradient(G, W, dW, 2, 2, 2);
    affineInputGradient(W, G, dX, 2, 2, 2);
    expect([...dW]).toEqual([11, 23, 32, 44]);
    expect([...dX]).toEqual([11, 23, 32, 44]);

    const own = Float64Array.of(10, 20);
    const shared = Float64Array.of(10);
    affineBiasGradient(W, own, 2, 2);
    affineBiasGradient(W, shared, 2, 2);
    expect([...own]).toEqual([13, 27]);
    expect([...shared]).toEqual([20]);
  });
});
