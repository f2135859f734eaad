import { evaluate } from "../math/expressions/evaluate";
import { call, number, product, type ScalarFunction } from "../math/expressions/expression";
import type { Schedule, ScheduleCode } from "./schedule";

/** γ to the power of a count. */
export const power: ScalarFunction = {
  id: "power",
  tex: "x^{n}",
  letters: ["x", "n"],
  evaluate: (x, n) => x ** n,
  binds: "power",
};

/** @see PyTorch's StepLR */
const step: Schedule = {
  id: "step",
  label: "in steps",
  parameters: [
    {
      name: "every",
      symbol: "s",
      meaning: "how many epochs a learning rate holds before it is multiplied",
      default: 10,
      minimum: 1,
      integer: true,
    },
    {
      name: "gamma",
      symbol: "\\gamma",
      meaning: "what the learning rate is multiplied by",
      default: 0.5,
      above: 0,
    },
  ],
  rate: (base, epoch, { every, gamma }) => base * gamma ** Math.floor(epoch / every),
  expression: (base, epoch, { every, gamma }) =>
    product(base, call(power, gamma, number(Math.floor(epoch / evaluate(every))))),
  tex: "\\eta \\gamma^{\\lfloor e / s \\rfloor}",
  words: "Multiplies the learning rate by γ after every s epochs.",
};
export default step;

export const code: ScheduleCode = "base * gamma ** (epoch // every)";
