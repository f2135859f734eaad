import { describe, expect, it } from "vitest";
import { activations } from "../../../src/engine/activations";
import { losses } from "../../../src/engine/losses";
import { reductions } from "../../../src/engine/ops/reduction";
import { optimizers } from "../../../src/engine/optimizers";
import { penalties } from "../../../src/engine/penalties";
import { snakeCase } from "../../../src/export/python/literals";
import {
  activationCode,
  lossCode,
  optimizerCode,
  penaltyCode,
  reductionCode,
} from "../../../src/export/python/words";

/** Names that a rule may use beside those that it makes itself. */
function unknownNames(rule: string, letters: readonly string[]): string[] {
  const code = rule.replace(/#.*$/gm, "").replace(/'[^']*'/g, "");
  const made = [...code.matchAll(/(?:^|for |class |def )\s*(\w+)(?: =| in|\()/gm)].map(([, name]) => name);
  const keywords = [...code.matchAll(/(\w+)=(?!=)/g)].map(([, name]) => name);
  const known = [
    "np",
    "torch",
    "F",
    "float",
    "len",
    ..."for in if else and or not is class def self".split(" "),
    "None",
    "True",
    ...letters,
    ...made,
    ...keywords,
  ];
  // What follows a dot belongs to what stands before it.
  const used = [...code.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)].map(([name]) => name);
  return used.filter((name) => !known.includes(name));
}

function expectRule(rule: string, letters: readonly string[]): void {
  expect(unknownNames(rule, letters), rule).toEqual([]);
  const code = rule.replace(/#.*$/gm, "");
  for (const [open, close] of ["()", "[]"])
    expect(code.split(open).length, rule).toBe(code.split(close).length);
  expect(rule).not.toMatch(/["\t;]|return/);
}

const names = (parameters: readonly { readonly name: string }[]) =>
  parameters.map(({ name }) => snakeCase(name));

describe("every variant says how it is written in NumPy and in PyTorch", () => {
  it.each(activations)("$id", ({ id, parameters }) => {
    const { numpy, pytorch } = activationCode[id];
    expectRule(numpy.forward, ["z", ...names(parameters)]);
    expectRule(numpy.backward, ["z", "y", "g", ...names(parameters)]);
    expectRule(pytorch, ["z", ...names(parameters)]);
  });

  it.each(losses)("$id", ({ id, parameters }) => {
    const { given = {}, ...usual } = lossCode[id];
    for (const { numpy, pytorch } of [usual, ...Object.values(given)])
      for (const rule of [numpy.forward, numpy.backward, pytorch])
        expectRule(rule, ["y", "t", ...names(parameters)]);
  });

  it.each(penalties)("$id", ({ id }) => {
    const { numpy, pytorch } = penaltyCode[id];
    for (const rule of [numpy.forward, numpy.backward, pytorch]) expectRule(rule, ["w"]);
  });

  it.each(reductions)("$id", ({ id }) => {
    const { numpy, pytorch } = reductionCode[id];
    for (const rule of [numpy.forward, numpy.backward, pytorch]) expectRule(rule, ["y"]);
  });

  it.each(optimizers)("$id", ({ id, parameters, slots }) => {
    const { numpy, pytorch } = optimizerCode[id];
    const settings = ["learning_rate", ...names(parameters)];
    expect(numpy.slots).toHaveLength(slots.length);
    for (const rule of [...numpy.slots, numpy.weight])
      expectRule(rule, ["w", "g", "k", ...slots, ...settings]);
    expectRule(pytorch, ["parameters", "k", ...settings]);
    expect(pytorch).toMatch(/^(optimizer = torch\.optim\.|class \w+\(torch\.optim\.Optimizer\):)/);
  });
});
