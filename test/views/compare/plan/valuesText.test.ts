import { expect, it } from "vitest";
import { variedSetting } from "../../../../src/engine/document/sweep/variedSettings";
import { readValues, textOfValues } from "../../../../src/views/compare/plan/valuesText";

it("values are read as they are written: numbers, choices, ranges", () => {
  const rate = variedSetting("learningRate");
  expect(readValues(rate, "0.1, 0.01; 0.001", false)).toEqual({
    setting: "learningRate",
    values: [0.1, 0.01, 0.001],
  });
  expect(readValues(rate, "0.1 0.01", false)).toEqual({ setting: "learningRate", values: [0.1, 0.01] });
  expect(readValues(rate, "0.001 … 1", true)).toEqual({
    setting: "learningRate",
    from: 0.001,
    to: 1,
    scale: "log",
  });
  expect(readValues(rate, "0.001 ... 1 linear", true)).toMatchObject({ scale: "linear" });
  expect(readValues(rate, "0.001 … 1", false)).toMatch(/^A grid needs values/);
  expect(readValues(rate, "fast", false)).toBe("“fast” must be a number.");
  expect(readValues(rate, "-1", false)).toMatch(/^“-1” must be/);
  expect(readValues(rate, " ", false)).toMatch(/^Write the values/);
  const activation = variedSetting("activation");
  const read = readValues(activation, "tanh, leaky ReLU".replace("leaky ReLU", "relu"), false);
  expect(read).toEqual({ setting: "activation", values: ["tanh", "relu"] });
  if (typeof read !== "string")
    expect(readValues(activation, textOfValues(activation, read), false)).toEqual(read);
  expect(readValues(variedSetting("minibatch"), "10, full", false)).toEqual({
    setting: "minibatch",
    values: [10, "full"],
  });
});
