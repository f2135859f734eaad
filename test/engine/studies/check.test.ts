import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { checkGradients } from "../../../src/engine/studies/check";
import { classic, like, read } from "../../documents";
import exercises from "../../golden/exercises.json";
import golden from "../../golden/public.json";

describe("the gradient check", () => {
  const smooth = (golden.cases as { id: string; model: unknown }[]).map(({ id, model }) => ({
    id,
    document: read(model),
  }));

  it.each(smooth)("finds backward right for $id, by central differences", ({ document }) => {
    for (const { quantity, relative, analytic, numeric, kinks } of checkGradients(document, "central", 1e-5)
      .entries) {
      if (kinks.length === 0)
        expect(
          relative < 1e-5 || Math.abs(analytic - numeric) < 1e-9,
          `${quantity}: ${analytic} and ${numeric}`,
        ).toBe(true);
    }
  });

  it("covers every parameter and every input of every example", () => {
    const { entries } = checkGradients(classic, "central", 1e-5);
    expect(entries.map(({ quantity }) => quantity)).toEqual([
      ...["dL/dW1[1,1]", "dL/dW1[1,2]", "dL/dW1[2,1]", "dL/dW1[2,2]", "dL/db1"],
      ...["dL/dW2[1,1]", "dL/dW2[1,2]", "dL/dW2[2,1]", "dL/dW2[2,2]", "dL/db2"],
      ...["dL/dx[1]", "dL/dx[2]"],
    ]);
    const batch = read(exercises.exercises.find(({ id }) => id === "E-Q1")?.model);
    expect(checkGradients(batch, "central", 1e-5).entries.map(({ quantity }) => quantity)).toContain(
      "dL/dx[2]@4",
    );
  });

  it("errs by the step itself forward, by its square centrally", () => {
    const error = (method: "forward" | "central", step: number) =>
      checkGradients(classic, method, step).entries.find(({ quantity }) => quantity === "dL/dW2[1,1]")
        ?.relative as number;
    expect(error("forward", 1e-2) / error("forward", 1e-3)).toBeCloseTo(10, 0);
    expect(error("central", 1e-1) / error("central", 1e-2)).toBeCloseTo(100, -1);
    // Too small a step drowns in rounding.
    expect(error("central", 1e-13)).toBeGreaterThan(error("central", 1e-5));
  });

  const kinked = (bias: number): NetworkDocument =>
    like({
      layers: [
        { units: 1, activation: "relu", biasMode: "perUnit", weights: [[1, 0]], bias: [bias] },
        { units: 1, activation: "identity", biasMode: "none", weights: [[1]], bias: [] },
      ],
      batch: { inputs: [[1, 1]], targets: [[0.5]] },
    });

  it("names the unit whose kink the difference crosses, and no other", () => {
    const { entries } = checkGradients(kinked(-1), "central", 1e-3);
    const kinksOf = (name: string) => entries.find(({ quantity }) => quantity === name)?.kinks;
    expect(kinksOf("dL/db1[1]")).toEqual(["z1[1]"]);
    expect(kinksOf("dL/dW1[1,1]")).toEqual(["z1[1]"]);
    expect(kinksOf("dL/dW2[1,1]")).toEqual([]);
    expect(checkGradients(kinked(-0.9), "central", 1e-3).entries.flatMap(({ kinks }) => kinks)).toEqual([]);
  });

  it("names a weight that an L1 penalty has at 0, and a margin", () => {
    const penalized = like({
      layers: [
        {
          ...classic.layers[0],
          weights: [
            [0, 1],
            [1, 1],
          ],
          penalty: { l1: 0.1, l2: 0 },
        },
        classic.layers[1],
      ],
    });
    expect(checkGradients(penalized, "central", 1e-3).entries[0].kinks).toEqual(["W1[1,1]"]);
    const margin = like({
      layers: [{ units: 1, activation: "identity", biasMode: "none", weights: [[1, 0]], bias: [] }],
      loss: { type: "hinge", reduction: "sum" },
      batch: { inputs: [[1, 1]], targets: [[1]] },
    });
    expect(checkGradients(margin, "forward", 1e-3).entries[0].kinks).toEqual(["a1[1]"]);
  });

  it("doesn't call a comparison with NaN passed", () => {
    const broken = like({ batch: { inputs: [["NaN", 1]], targets: classic.batch.targets } });
    expect(checkGradients(broken, "central", 1e-5).largest).toBeNaN();
  });
});
