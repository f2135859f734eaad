import { call, number, product } from "../math/expressions/expression";
import type { Schedule, ScheduleCode } from "./schedule";
import { power } from "./step";

/** @see PyTorch's ExponentialLR */
const exponential: Schedule = {
  id: "exponential",
  label: "exponential",
  parameters: [
    {
      name: "gamma",
      symbol: "\\gamma",
      meaning: "what the learning rate is multiplied by after each epoch",
      default: 0.95,
      above: 0,
    },
  ],
  rate: (base, epoch, { gamma }) => base * gamma ** epoch,
  expression: (base, epoch, { gamma }) => product(base, call(power, gamma, number(epoch))),
  tex: "\\eta \\gamma^{e}",
  words: "Multiplies the learning rate by γ after each epoch.",
};
export default exponential;

export const code: ScheduleCode = "base * gamma**epoch";
