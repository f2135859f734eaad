import { normal } from "../random";
import { type MadeSet, noiseOf, sampled } from "./dataset";

const sineCurve: MadeSet = {
  id: "sineCurve",
  label: "sine curve",
  task: "regression",
  parameters: [
    noiseOf("how far targets stray from the curve: their standard deviation", 0.1),
    {
      name: "waves",
      symbol: "n",
      meaning: "how many whole waves there are between −1 and 1",
      default: 1.5,
      minimum: 0.25,
      maximum: 6,
    },
  ],
  words: "One input, one output: t = sin(π n x) and noise.",
  features: 1,
  outputs: () => 1,
  generate: ({ noise, waves }, count, random) =>
    sampled(1, count, random, ([x]) => Math.sin(Math.PI * waves * x) + noise * normal(random)),
};
export default sineCurve;
