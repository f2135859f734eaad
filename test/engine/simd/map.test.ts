import { expect, it } from "vitest";
import { createLoadedPlan } from "../../../src/engine/pass/plans/loadedPlan";
import { loadKernels } from "../../../src/engine/simd/load";
import { createRegion, type RegionOptions } from "../../../src/engine/studies/region";
import { networkOf } from "../explain/randomNetworks";
import { near } from "./agreement";

const kernels = loadKernels();
if (!kernels) throw new Error("there is no WebAssembly here");
const on = { kernels, precision: "float64" } as const;

/** All maps of a rectangle of 37 × 29 cells, which takes several stretches. */
function mapsOf(k: number, options: RegionOptions): Float64Array[] {
  const plan = createLoadedPlan(networkOf(k));
  const { graph } = plan;
  const tensors = [graph.input, ...graph.layers.flatMap(({ stages }) => stages)];
  const axes = networkOf(k).inputs === 1 ? [0] : [1, 0];
  const region = createRegion(plan, 37, 29, [-1, 3, -2, 0.5], { tensors, axes, ...options });
  for (let chunk = 0; chunk < region.chunks; chunk++) region.compute(chunk);
  region.release();
  return [...region.maps];
}

it("a map of the plane on the kernels is that of the plain loops, of every unit, whatever the network", () => {
  for (let k = 0; k < 60; k++) {
    const [got, want] = [mapsOf(k, { on }), mapsOf(k, {})];
    const apart = want.filter(
      (map, m) => !map.every((value, p) => near(got[m][p], value, 1e-12 * Math.max(1, Math.abs(value)))),
    );
    expect(apart, `network ${k}`).toEqual([]);
  }
});

it("gives its memory back", () => {
  mapsOf(1, { on });
  const before = kernels.memory.buffer.byteLength;
  for (let k = 0; k < 50; k++) mapsOf(1, { on });
  expect(kernels.memory.buffer.byteLength).toBe(before);
});
