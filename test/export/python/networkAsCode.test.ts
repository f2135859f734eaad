import { describe, expect, it } from "vitest";
import { judgeClaims } from "../../../src/engine/claims/judgeClaims";
import { runPass } from "../../../src/engine/pass/pass";
import { runProgramPass } from "../../../src/engine/pass/programs/programPass";
import { networkAsCode } from "../../../src/export/python/networkAsCode";
import { sample } from "../../sample";
import { close } from "../../tolerance";
import { exerciseDocuments, goldenDocuments, variantDocuments } from "../documents";

// Those of extremes sit on kinks and overflow, where the exact number is a convention.
const networks = [
  ...goldenDocuments.filter(([name]) => name.startsWith("p")),
  ...variantDocuments,
  ...(await exerciseDocuments()),
];

describe.each(sample(networks, 4))("%s as code", (_title, document) => {
  const code = networkAsCode(document);
  const ran = runProgramPass(code, () => 0);
  if ("fault" in ran) {
    it("runs", () => expect(ran.fault).toBeUndefined());
    return;
  }
  const network = runPass(document);

  it("has the network's loss and the gradients of its parameters", () => {
    const { graph, plan } = ran.pass;
    expect(close(plan.values[graph.loss][0], network.plan.values[network.graph.loss][0], 1e-9, 1e-12)).toBe(
      true,
    );
    for (const [l, { weights }] of network.graph.layers.entries()) {
      const tensor = graph.tensors.find(({ ref }) => ref.base === `W${l + 1}`);
      const theirs = network.plan.gradients[weights];
      // Through a step nothing comes back: then the program's graph doesn't have what is before it.
      const mine = tensor ? plan.gradients[tensor.id] : theirs.map(() => 0);
      expect([...mine].every((value, k) => close(value, theirs[k], 1e-9, 1e-12))).toBe(true);
    }
  });

  it("has a way back that is right line by line", () => {
    const claims = judgeClaims(ran.run, ran.of.recorded, ran.of.name);
    expect(claims.filter(({ verdict }) => !["right", "rounding", "convention"].includes(verdict))).toEqual(
      [],
    );
    expect(claims.length).toBeGreaterThan(0);
  });
});
