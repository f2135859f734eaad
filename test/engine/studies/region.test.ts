import { describe, expect, it } from "vitest";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { compile } from "../../../src/engine/network/compile";
import { fillShown, forward } from "../../../src/engine/pass/passes";
import { createPlan, loadBatch, loadParameters, type Plan } from "../../../src/engine/pass/plans/plan";
import { createRandom, normal } from "../../../src/engine/random";
import { type Bounds, createRegion } from "../../../src/engine/studies/region";
import { close, holds } from "../../tolerance";

const sizes = [2, 5, 3, 2];
const bounds: Bounds = [-1, 3, -2, 0.5];

/** 2-5-3-2, tanh and relu, with softmax at the end, which the loss absorbs. */
function network(inputs = 2): NetworkDocument {
  const random = createRandom(11);
  const some = (length: number) => Array.from({ length }, () => normal(random));
  return {
    format: "backprop-workbench",
    version: 1,
    title: "region",
    inputs,
    layers: ["tanh", "relu", "softmax"].map((activation, l) => ({
      units: sizes[l + 1],
      activation,
      biasMode: "perUnit",
      weights: Array.from({ length: sizes[l + 1] }, () => some(l === 0 ? inputs : sizes[l])),
      bias: some(sizes[l + 1]),
    })),
    loss: { type: "crossEntropy", reduction: "mean" },
    optimizer: { type: "sgd", learningRate: 0.1 },
    batch: { inputs: [some(inputs)], targets: [[1, 0]] },
  };
}

function planOf(document: NetworkDocument): Plan {
  const plan = createPlan(compile(document), 1);
  loadParameters(plan, document);
  return plan;
}

describe.each([
  { columns: 7, rows: 5 },
  { columns: 64, rows: 48 },
  { columns: 37, rows: 41 },
])("a region of $columns × $rows", ({ columns, rows }) => {
  const plan = planOf(network());
  const { layers } = plan.graph;
  const ids = layers.map(({ stages }) => stages[0]);

  it("holds what single passes give at the middle of its cells, for the outputs and any unit", () => {
    const region = createRegion(plan, columns, rows, bounds, { tensors: ids });
    for (let chunk = 0; chunk < region.chunks; chunk++) region.compute(chunk);
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const x = -1 + (4 * (column + 0.5)) / columns;
        const y = 0.5 - (2.5 * (row + 0.5)) / rows;
        loadBatch(plan, [[x, y]], [[1, 0]]);
        forward(plan);
        fillShown(plan);
        ids.forEach((id, k) => {
          plan.values[id].forEach((value, unit) => {
            const got = region.maps[k][(unit * rows + row) * columns + column];
            holds(close(got, value, 1e-11, 1e-13), () => `${got} and ${value} at ${column}, ${row}`);
          });
        });
      }
    }
  });

  it("follows the parameters", () => {
    const region = createRegion(plan, columns, rows, bounds);
    region.compute(0);
    const before = region.maps[0].slice();
    plan.values[layers[2].bias][0] += 1;
    region.compute(0);
    expect(region.maps[0][0]).toBeGreaterThan(before[0]);
    plan.values[layers[2].bias][0] -= 1;
    region.compute(0);
    expect(region.maps[0]).toEqual(before);
  });
});

it("refuses a network that doesn't take two inputs, and says both numbers", () => {
  expect(() => createRegion(planOf(network(3)), 4, 4, bounds)).toThrow(
    "region: a grid has 2 inputs but the network takes 3",
  );
});
