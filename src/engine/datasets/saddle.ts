import { normal } from "../random";
import { type MadeSet, noiseOf, sampled } from "./dataset";

const saddle: MadeSet = {
  id: "saddle",
  label: "saddle",
  task: "regression",
  parameters: [noiseOf("how far targets stray from the surface: their standard deviation", 0.05)],
  words: "Two inputs, one output: t = x₁ x₂ and noise, the product that no sum of the two can make.",
  features: 2,
  outputs: () => 1,
  generate: ({ noise }, count, random) =>
    sampled(2, count, random, ([x, y]) => x * y + noise * normal(random)),
};
export default saddle;
