import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { Edit } from "../../../../src/engine/document/document";
import {
  addExample,
  setActivation,
  setLoss,
  setOptimizer,
  setUnits,
} from "../../../../src/engine/document/edit/edit";
import { readDocument } from "../../../../src/engine/document/reading/read";
import { suggestions } from "../../../../src/engine/document/suggestions";
import type { StepSize } from "../../../../src/engine/names/presentation";
import { like } from "../../../documents";

const network = like({});
const softmax = setActivation(1, [{ type: "softmax", settings: {} }]);

/** What is offered after a change, and what becomes of the document where it is taken. */
function offered(change: Edit, before = network, size: StepSize = "unit") {
  const after = change(before);
  return suggestions.flatMap(({ offer }) => {
    const outcome = offer(before, after, size);
    if (!outcome) return [];
    expect(outcome.edit).toBeUndefined();
    return outcome.choices.map(({ label, edit, size: chosen }) => {
      const taken = edit?.(after);
      if (taken) expect(readDocument(taken).faults).toBeUndefined();
      return { words: outcome.words, label, taken, chosen };
    });
  });
}

it("are one file each, and the list is complete", () => {
  const folder = fileURLToPath(new URL("../../../../src/engine/document/suggestions", import.meta.url));
  const files = readdirSync(folder).filter((file) => !/^(?:index|suggestion)\.ts$/.test(file));
  expect(suggestions.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
});

describe("a choice offers what mostly goes with it", () => {
  it("softmax outputs: cross-entropy, and the other way round", () => {
    const [loss, ...more] = offered(softmax);
    expect([loss.label, loss.taken?.loss.type, more]).toEqual(["Take cross-entropy", "crossEntropy", []]);
    const [activation] = offered(setLoss({ type: "crossEntropy" }));
    expect(activation.label).toBe("Take softmax in layer 2");
    expect(activation.taken?.layers[1].activation).toBe("softmax");
  });

  it("Adam: its learning rate", () => {
    const [rate] = offered(setOptimizer("adam"));
    expect(rate.words).toBe("PyTorch’s learning rate for Adam is 0.001; here it is 0.5.");
    expect(rate.taken?.optimizer.learningRate).toBe(0.001);
  });

  it("ten examples: steps by layer", () => {
    const nine: Edit = (document) => Array.from({ length: 8 }).reduce<typeof document>(addExample, document);
    expect(offered(nine)).toEqual([]);
    expect(offered(addExample, nine(network))).toMatchObject([{ label: "Step by layer", chosen: "layer" }]);
    expect(offered(addExample, nine(network), "layer")).toEqual([]);
    expect(offered(addExample, addExample(nine(network)))).toEqual([]);
  });
});

describe("nothing is offered", () => {
  it("where it is so already", () => {
    expect(offered(softmax, setLoss({ type: "crossEntropy" })(network))).toEqual([]);
    expect(offered(setLoss({ type: "crossEntropy" }), softmax(network))).toEqual([]);
    const slow = setOptimizer("sgd", { learningRate: 0.001 })(network);
    expect(offered(setOptimizer("adam"), slow)).toEqual([]);
  });

  it("for other changes, and for a hidden layer", () => {
    for (const change of [
      setUnits(0, 3),
      setOptimizer("momentum"),
      setOptimizer("sgd", { learningRate: 1 }),
      setActivation(0, [{ type: "softmax", settings: {} }]),
      setActivation(1, [{ type: "tanh", settings: {} }]),
      setLoss({ type: "meanSquaredError" }),
    ])
      expect(offered(change)).toEqual([]);
  });
});
