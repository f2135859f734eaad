import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { createRandom, normal } from "../../../src/engine/random";
import type { OnKernels } from "../../../src/engine/simd/kernels";
import { loadKernels } from "../../../src/engine/simd/load";
import type { Examples } from "../../../src/engine/training/data/examples";
import { Trainer } from "../../../src/engine/training/trainer/trainer";
import { networkOf } from "../explain/randomNetworks";
import { near } from "./agreement";

const kernels = loadKernels();
if (!kernels) throw new Error("there is no WebAssembly here");
const on: OnKernels = { kernels, precision: "float64" };

/** Eleven examples, with the targets of a document's batch in turn. */
function examplesOf({ batch: { targets }, inputs }: NetworkDocument): Examples {
  const random = createRandom(5);
  const all = Array.from({ length: 11 }, (_, n) => targets[n % targets.length]).flat();
  const values = Array.from({ length: 11 * inputs }, () => normal(random));
  return { count: 11, inputs: Float64Array.from(values), targets: Float64Array.from(all) };
}

/** The parameters and the slots after three epochs of minibatches of 4, 4 and 3. @param most minibatches in one call */
function trained(document: NetworkDocument, most: number, where?: OnKernels): number[] {
  const trainer = new Trainer(document, examplesOf(document), 4, 3, { on: where });
  while (trainer.state.step < 9) trainer.step(most);
  const { state, plan } = trainer;
  trainer.release();
  return [plan.parameters, ...state.slots].flatMap((numbers) => [...numbers]);
}

describe("training on the kernels", () => {
  // Those with numbers that meet kinks exactly are left out: there a last digit decides about a slope.
  const networks = Array.from({ length: 150 }, (_, k) => networkOf(3 * k));

  it("comes to what the plain loops come to, whatever the network and the optimizer", () => {
    const apart = networks.flatMap((document, k) => {
      const want = trained(document, 1);
      const got = trained(document, 100, on);
      const scale = Math.max(1, ...want.filter(Number.isFinite).map(Math.abs));
      return got.every((number, p) => near(number, want[p], 1e-9 * scale))
        ? []
        : [`network ${3 * k}, ${document.optimizer.type}: ${got} instead of ${want}`];
    });
    expect(apart).toEqual([]);
  });

  it("comes to the same to the last digit in one call or in many", () => {
    for (const document of networks) expect(trained(document, 1, on)).toEqual(trained(document, 100, on));
  });
});
