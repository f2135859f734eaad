import { normal } from "../random";
import { type MadeSet, noiseOf, sampled } from "./dataset";

const stepCurve: MadeSet = {
  id: "stepCurve",
  label: "step curve",
  task: "regression",
  parameters: [
    noiseOf("how far targets stray from the steps: their standard deviation", 0.05),
    {
      name: "steps",
      symbol: "n",
      meaning: "how many steps lead from −1 up to 1",
      default: 2,
      minimum: 1,
      maximum: 8,
      integer: true,
    },
  ],
  words:
    "One input, one output: flat stretches with jumps between them, which smooth units can only round off.",
  features: 1,
  outputs: () => 1,
  generate: ({ noise, steps }, count, random) =>
    sampled(1, count, random, ([x]) => {
      const stretch = Math.min(steps, Math.floor(((x + 1) / 2) * (steps + 1)));
      return (2 * stretch) / steps - 1 + noise * normal(random);
    }),
};
export default stepCurve;
