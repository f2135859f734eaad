import {
  call,
  constant,
  difference,
  number,
  product,
  quotient,
  type ScalarFunction,
  sum,
} from "../math/expressions/expression";
import type { Schedule, ScheduleCode } from "./schedule";

const cosineOf: ScalarFunction = {
  id: "cos",
  tex: "\\cos(x)",
  letters: ["x"],
  evaluate: Math.cos,
  binds: "atom",
};

/** @see PyTorch's CosineAnnealingLR; Loshchilov & Hutter 2017 */
const cosine: Schedule = {
  id: "cosine",
  label: "cosine",
  parameters: [
    {
      name: "epochs",
      symbol: "T",
      meaning: "after how many epochs the learning rate is at its least; beyond, it rises again",
      default: 100,
      minimum: 1,
      integer: true,
    },
    {
      name: "least",
      symbol: "\\eta_{\\text{min}}",
      meaning: "the least learning rate, at the bottom of the cosine",
      default: 0,
      minimum: 0,
    },
  ],
  rate: (base, epoch, { epochs, least }) =>
    least + 0.5 * (base - least) * (1 + Math.cos((Math.PI * epoch) / epochs)),
  expression(base, epoch, { epochs, least }) {
    const turn = quotient(product(constant("\\pi", Math.PI), number(epoch)), epochs);
    return sum([
      least,
      product(
        constant("\\tfrac{1}{2}", 0.5),
        difference(base, least),
        sum([number(1), call(cosineOf, turn)]),
      ),
    ]);
  },
  tex: "\\eta_{\\text{min}} + \\tfrac{1}{2} (\\eta - \\eta_{\\text{min}}) (1 + \\cos(\\pi e / T))",
  words:
    "Lets the learning rate fall along half a wave of a cosine, to its least after T epochs; beyond, it rises again.",
};
export default cosine;

export const code: ScheduleCode = "least + 0.5 * (base - least) * (1 + cos(pi * epoch / epochs))";
