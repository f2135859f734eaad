import { describe, expect, it } from "vitest";
import { reluBackward, reluForward } from "../../../../src/engine/math/kernels/relu";
import fc from "../../../fastCheck";
import { behind, expectAgreement, magnitude, numbers } from "./agreement";

describe.each(["tanh", "sigmoid", "relu"] as const)("the loops of %s", (id) => {
  const anyCall = (check: (count: number, buffer: (k: number, special: boolean) => Float64Array) => void) =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer(), fc.boolean(), (count, seed, special) =>
        check(count, (k, mayBeSpecial) => numbers(seed + k, count + behind, special && mayBeSpecial)),
      ),
    );

  it("forward agrees with the plain one", () => {
    anyCall((count, buffer) => {
      const z = buffer(1, true);
      expectAgreement({
        buffers: { z, y: buffer(2, false) },
        written: "y",
        run: (kernels, { z, y }) => kernels[`${id}Forward`](z, y, count),
        terms: (k) => 1 + magnitude(z[k]),
      });
    });
  });

  it("backward agrees with the plain one and adds to what is there", () => {
    anyCall((count, buffer) => {
      const [y, g, dz] = [buffer(1, true), buffer(2, true), buffer(3, false)];
      expectAgreement({
        buffers: { y, g, dz },
        written: "dz",
        run: (kernels, { y, g, dz }) => kernels[`${id}Backward`](y, g, dz, count),
        terms: (k) => magnitude(dz[k]) + magnitude(g[k]) * (1 + magnitude(y[k])) ** 2,
      });
    });
  });
});

describe("relu", () => {
  it("hides no NaN", () => {
    const y = new Float64Array(6);
    reluForward(Float64Array.of(-2, -0, 0, 3, Number.NaN, Number.POSITIVE_INFINITY), y, 6);
    expect([...y]).toEqual([0, 0, 0, 3, Number.NaN, Number.POSITIVE_INFINITY]);
  });

  it("has slope 0 at 0", () => {
    const dz = Float64Array.of(1, 1, 1);
    reluBackward(Float64Array.of(0, 2, -0), Float64Array.of(5, 5, 5), dz, 3);
    expect([...dz]).toEqual([1, 6, 1]);
  });
});
