import { normal } from "../random";
import { type MadeSet, noiseOf, sampled } from "./dataset";

const hills: MadeSet = {
  id: "hills",
  label: "hills",
  task: "regression",
  parameters: [
    noiseOf("how far targets stray from the surface: their standard deviation", 0.05),
    {
      name: "width",
      symbol: "w",
      meaning: "how wide the hills are: the standard deviation of their bells",
      default: 0.3,
      minimum: 0.05,
      maximum: 1,
    },
  ],
  words: "Two inputs, one output: two hills of height 1 and two hollows of depth 1.",
  features: 2,
  outputs: () => 1,
  generate: ({ noise, width }, count, random) =>
    sampled(2, count, random, ([x, y]) => {
      const bell = (across: number, up: number) =>
        Math.exp(-((x - across) ** 2 + (y - up) ** 2) / (2 * width * width));
      const height = bell(0.5, 0.5) + bell(-0.5, -0.5) - bell(-0.5, 0.5) - bell(0.5, -0.5);
      return height + noise * normal(random);
    }),
};
export default hills;
