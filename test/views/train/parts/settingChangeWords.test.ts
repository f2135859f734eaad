import { expect, test } from "vitest";
import type { SettingChange } from "../../../../src/engine/document/parts/runState";
import { settingChangeWords } from "../../../../src/views/train/parts/settingChangeWords";

const change = (field: string, from: SettingChange["from"], to: SettingChange["to"]): SettingChange => ({
  epoch: 3,
  step: 70,
  field,
  from,
  to,
});

test("a change is written with the letter of what was changed, and whose it is", () => {
  expect(settingChangeWords(change("optimizer.learningRate", 0.01, 0.1))).toBe("η 0.01 → 0.1");
  expect(settingChangeWords(change("layers[1].penalty.l2", 0, 0.001))).toBe("λ₂ of layer 2 0 → 0.001");
  expect(settingChangeWords(change("optimizer.beta1", 0.9, 0.5))).toBe("β₁ 0.9 → 0.5");
});

test("what has no letter goes by its name, and nothing is called none", () => {
  expect(settingChangeWords(change("optimizer.type", "sgd", "adam"))).toBe("optimizer sgd → adam");
  expect(settingChangeWords(change("training.minibatch", 20, "full"))).toBe("minibatch 20 → full");
  expect(settingChangeWords(change("training.patience", null, 10))).toBe("patience none → 10");
});
