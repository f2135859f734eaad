// What passes.test.ts holds in Node holds in the browser too: its compiler of WebAssembly, and its exp and tanh, are its own.
import { expect, test } from "vitest";
import { loadKernels } from "../../../src/engine/simd/load";
import { networkOf } from "../explain/randomNetworks";
import { disagreements } from "./agreement";

test.each(["float64", "float32"] as const)(
  "passes on the kernels in %s are those of the plain loops, in Chromium",
  (precision) => {
    const kernels = loadKernels();
    if (!kernels) throw new Error("there is no WebAssembly here");
    for (let k = 0; k < 60; k++)
      expect(disagreements(kernels, networkOf(k), precision) ?? [], `network ${k}`).toEqual([]);
  },
);
