import { expect, test } from "vitest";
import type { SettingChange } from "../../../../src/engine/document/parts/runState";
import { changeWords } from "../../../../src/views/train/parts/changeWords";

const change = (field: string, from: SettingChange["from"], to: SettingChange["to"]): SettingChange => ({
  epoch: 3,
  step: 70,
  field,
  from,
  to,
});

test("a change is written with the letter of what was changed, and whose it is", () => {
  expect(changeWords(change("optimizer.learningRate", 0.01, 0.1))).toBe("η 0.01 → 0.1");
  expect(changeWords(change("layers[1].penalty.l2", 0, 0.001))).toBe("λ₂ of layer 2 0 → 0.001");
  expect(changeWords(change("optimizer.beta1", 0.9, 0.5))).toBe("β₁ 0.9 → 0.5");
});

test("what has no letter goes by its name, and nothing is called none", () => {
  expect(changeWords(change("optimizer.type", "sgd", "adam"))).toBe("optimizer sgd → adam");
  expect(changeWords(change("training.minibatch", 20, "full"))).toBe("minibatch 20 → full");
  expect(changeWords(change("training.patience", null, 10))).toBe("patience none → 10");
});
