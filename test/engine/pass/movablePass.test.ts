import { describe, expect, it } from "vitest";
import { type Change, withChanges } from "../../../src/engine/document/changes";
import type { NetworkDocument } from "../../../src/engine/document/document";
import { createMovablePass } from "../../../src/engine/pass/movablePass";
import { type Pass, runPass } from "../../../src/engine/pass/pass";
import { slotAt } from "../../../src/engine/pass/slot";
import { classic, like } from "../../documents";
import fc from "../../fastCheck";

/** Two examples, a shared and a single bias, a penalty, and an optimizer that remembers. */
const busy: NetworkDocument = like({
  batch: {
    inputs: [
      [0.05, 0.1],
      [0.3, -0.2],
    ],
    targets: [
      [0.01, 0.99],
      [1, 0],
    ],
  },
  layers: classic.layers.map((layer) => ({ ...layer, penalty: { l2: 0.1 } })),
  optimizer: { type: "momentum", learningRate: 0.5, beta: 0.9 },
});

const paths = [
  ["layers", 0, "weights", 1, 0],
  ["layers", 1, "weights", 0, 1],
  ["layers", 0, "bias", 0],
  ["layers", "1", "bias", "0"],
  ["batch", "inputs", 1, 0],
  ["batch", "targets", 0, 1],
  ["optimizer", "learningRate"],
  ["optimizer", "beta"],
  ["layers", 1, "penalty", "l2"],
] as const;

/** Everything that a pass holds. */
const contents = ({ document, plan, before, after, updated }: Pass) =>
  structuredClone({
    document,
    values: plan.values,
    gradients: plan.gradients,
    before: { step: before.step, slots: before.slots, settings: before.settings },
    after: { step: after.step, slots: after.slots, settings: after.settings },
    updated,
  });

describe("a movable pass", () => {
  it("is after each move what a pass of the changed document is, whatever was moved before", () => {
    const change = fc.record({
      path: fc.constantFrom(...paths),
      // Without a penalty the graph is another one.
      value: fc.double({ min: -3, max: 3, noNaN: true }).map((value) => value || 1),
    });
    fc.assert(
      fc.property(fc.array(fc.array(change, { maxLength: 3 }), { minLength: 1, maxLength: 4 }), (moves) => {
        const open = runPass(busy);
        const before = contents(open);
        const movable = createMovablePass(open);
        for (const changes of moves) {
          const moved = movable.move(changes);
          expect(moved && contents(moved)).toEqual(contents(runPass(withChanges(busy, changes))));
        }
        expect(contents(open)).toEqual(before);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses what takes other operations or buffers, and is as it was", () => {
    const movable = createMovablePass(runPass(busy));
    const [weight] = paths;
    const settings: Change[] = [
      { path: ["layers", 0, "units"], value: 3 },
      { path: ["loss", "reduction"], value: "sum" },
      { path: ["layers", 0, "activation"], value: "tanh" },
      { path: ["layers", 0, "weights", 0], value: [1, 2] },
    ];
    const before = contents(movable.move([{ path: weight, value: 7 }]) as Pass);
    for (const setting of settings)
      expect(movable.move([{ path: weight, value: 1 }, setting])).toBeUndefined();
    expect(contents(movable.move([{ path: weight, value: 7 }]) as Pass)).toEqual(before);
  });
});

describe("the slot of a path", () => {
  const { plan } = runPass(busy);
  it("holds the document's number", () => {
    const numberAt = (path: Change["path"]) => {
      const slot = slotAt(plan, path);
      return slot && plan.values[slot.tensor][slot.k];
    };
    expect(numberAt(["layers", 0, "weights", 1, 0])).toBe(busy.layers[0].weights[1][0]);
    expect(numberAt(["layers", 1, "bias", 0])).toBe(busy.layers[1].bias[0]);
    expect(numberAt(["batch", "inputs", 1, 0])).toBe(0.3);
    expect(numberAt(["batch", "targets", 0, 1])).toBe(0.99);
  });

  it("is none outside of what there is", () => {
    const outside: Change["path"][] = [
      ["layers", 2, "weights", 0, 0],
      ["layers", 0, "weights", 0, 2],
      ["layers", 0, "weights", 2, 0],
      ["layers", 0, "weights", -1, 0],
      ["layers", 1, "bias", 2],
      ["batch", "inputs", 2, 0],
      ["batch", "inputs", 0, 2],
      ["batch", "inputs"],
      ["layers", 0, "units"],
      ["title"],
      [],
    ];
    for (const path of outside) expect(slotAt(plan, path), path.join(".")).toBeUndefined();
  });
});
